import { groupPhone, revisionOf, validUntil } from '../../plan/index.ts';
import type { Binder, Plan } from '../../plan/index.ts';
import { outageLine } from '../outage-line.ts';
import type { Running } from './paged.ts';

/** What every sheet of a binder says, from the plan and its version. */
export function runningOf(plan: Plan, binder: Binder, version: { name: string; date: string }): Running {
  const { organization } = plan;
  const line = outageLine(plan);
  return {
    paper: binder.paper ?? organization.paper,
    organization: organization.name,
    title: binder.title,
    revision: revisionOf(version),
    validUntil: validUntil(binder, version.date),
    afterwards:
      line === undefined
        ? 'After that day still use it, but ask those who keep the plan for changes.'
        : `After that day still use it, but ask for changes: ${line.name} ${groupPhone(line.address)}`,
    classification: organization.classification ?? 'No classification',
    site: siteName(plan),
  };
}

/** The site's address as it is typed: without `https://` and the last slash. */
export function siteName({ organization }: Plan): string {
  return organization.site.url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
