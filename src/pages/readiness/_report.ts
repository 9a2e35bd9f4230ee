import { readiness } from '../../checks/index.ts';
import type { Readiness } from '../../checks/index.ts';
import type { Site } from '../../site.ts';

const known = new WeakMap<Site, Readiness>();

/** The readiness of a site's plan, worked out once for the page and its files. */
export function readinessOf(site: Site): Readiness {
  const report = known.get(site) ?? readiness(site.plan, site.problems, site.today);
  known.set(site, report);
  return report;
}
