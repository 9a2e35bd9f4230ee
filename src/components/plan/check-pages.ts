import { compareText } from '../../plan/index.ts';
import type { Severity } from '../../plan/index.ts';

/** What a check's page says of itself above its text. */
export type CheckPage = { id: string; title: string; family: string; severity: Severity };

type Entry = { id: string; data: Record<string, unknown> };

/** The pages of the checks, family by family in the order of `families`, each family in order of id. */
export function checkPages<Family extends string>(
  entries: readonly Entry[],
  families: readonly Family[],
  labels: Readonly<Record<Family, string>>,
): { family: Family; label: string; pages: CheckPage[] }[] {
  const pages = entries
    .map(({ id, data }) => ({
      id,
      title: String(data['title']),
      family: String(data['family']),
      severity: String(data['severity']) as Severity,
    }))
    .sort((a, b) => compareText(a.id, b.id));
  return families
    .map((family) => ({
      family,
      label: labels[family],
      pages: pages.filter((page) => page.family === family),
    }))
    .filter((group) => group.pages.length > 0);
}
