import { idFrom } from '../../plan/id-from.ts';
import { inOrder, parseEntry, parseIncident } from './entries.ts';
import type { Entry, Incident } from './entries.ts';
import { logTools as said } from '../../words/en/log-tools.ts';

/** A log as a file: all that is needed to bring it together with others. */
export type LogFile = { site: string; incident: Incident; entries: Entry[]; unreadable: number };

const KIND = 'muster incident log';

export function writeLogFile(site: string, incident: Incident, entries: readonly Entry[], now: Date): string {
  const file = {
    kind: KIND,
    version: 1,
    site,
    saved: now.toISOString(),
    incident,
    entries: inOrder(entries),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Reads a log that somebody saved, or says in a sentence why it cannot be taken in. */
export function readLogFile(text: string, site: string): LogFile | { fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: said.faults.notWhole };
  }
  if (typeof value !== 'object' || value === null || (value as { kind?: unknown }).kind !== KIND)
    return { fault: said.faults.noLog };
  const file = value as { site?: unknown; incident?: unknown; entries?: unknown };
  if (file.site !== site) return { fault: said.faults.otherPlan(String(file.site)) };
  const incident = parseIncident(file.incident);
  if (incident === undefined || !Array.isArray(file.entries)) return { fault: said.faults.noIncident };
  const entries = file.entries.flatMap((each) => parseEntry(each) ?? []);
  return { site, incident, entries, unreadable: file.entries.length - entries.length };
}

/** The name of a file of this log: `incident-log-mail-is-down-2026-11-21`; short enough to be an id of the plan. */
export function fileNameOf({ name, begun, exercise }: Incident): string {
  const slug = idFrom(name, '').slice(0, 40).replace(/-$/, '');
  return [exercise ? 'EXERCISE-incident-log' : 'incident-log', slug, begun.slice(0, 10)]
    .filter((part) => part !== '')
    .join('-');
}
