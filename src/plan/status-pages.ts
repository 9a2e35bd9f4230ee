import { lostIn } from './loss.ts';
import type { Plan } from './plan.ts';

/** Public status pages that tell of a scenario: those of the domains it takes away and of what these are part of, each once. */
export function statusPages(plan: Plan, scenario: string): { label: string; url: string }[] {
  const domains = new Set(lostIn(plan, scenario));
  for (const id of domains)
    for (const parent of plan.failureDomains.get(id)?.partOf ?? []) domains.add(parent);
  const pages = [...plan.failureDomains.values()]
    .filter(({ id }) => domains.has(id))
    .flatMap((domain) => domain.statusPages);
  return [...new Map(pages.map((page) => [page.url, page])).values()];
}
