import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allChecks } from './checks/index.ts';
import type { BodyFile } from './content-modules.ts';
import { compareText } from './plan/index.ts';
import type { Site } from './site.ts';

/** Every Markdown body that pages are made from: the plan's own, and the pages of the checks. Sorted by path. */
export function bodyFiles({ content, plan, bodies }: Site): BodyFile[] {
  const own = [...plan.paths].sort(compareText).flatMap((path): BodyFile[] => {
    const [, collection, id] = /^(playbooks|guide)\/(.*)\.mdx$/.exec(path) ?? [];
    if (collection === undefined || id === undefined) return [];
    if (collection === 'playbooks' && bodies?.has(path) === false) return [];
    return [{ collection, id, file: join(content, path) }];
  });
  const folder = fileURLToPath(new URL('./checks/', import.meta.url));
  const checks = [...allChecks]
    .sort((a, b) => compareText(a.id, b.id))
    .map(({ id, title, family, severity }) => ({
      collection: 'checks',
      id,
      file: join(folder, `${id}.md`),
      data: { title, family, severity },
    }))
    .filter(({ file }) => existsSync(file));
  return [...own, ...checks];
}
