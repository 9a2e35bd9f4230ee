import { groupPhone, validUntil } from '../../plan/index.ts';
import type { Binder, Plan } from '../../plan/index.ts';
import type { Words } from '../../words/index.ts';
import { outageLine } from '../outage-line.ts';
import type { Running } from './paged.ts';

/** What every sheet of a binder says, from the plan and its version. */
export function runningOf(
  plan: Plan,
  binder: Binder,
  version: { name: string; date: string },
  { common, paper }: Words,
): Running {
  const { organization } = plan;
  const line = outageLine(plan);
  return {
    paper: binder.paper ?? organization.paper,
    organization: organization.name,
    title: binder.title,
    revision: paper.version(version.name, version.date),
    validUntil: validUntil(binder, version.date, common.date),
    afterwards: paper.afterwards(line && `${line.name} ${groupPhone(line.address)}`),
    classification: organization.classification ?? paper.noClassification,
    site: siteName(plan),
  };
}

/** The site's address as it is typed: without `https://` and the last slash. */
export function siteName({ organization }: Plan): string {
  return organization.site.url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
