import { inOrder, parseEntry, parseIncident } from './entries.ts';
import type { Entry, Incident } from './entries.ts';

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
    return {
      fault: 'This file is damaged or is no incident log: it is not whole. Save it anew on the other device.',
    };
  }
  if (typeof value !== 'object' || value === null || (value as { kind?: unknown }).kind !== KIND)
    return { fault: 'This file is no incident log. Pick the JSON file that the log page saved.' };
  const file = value as { site?: unknown; incident?: unknown; entries?: unknown };
  if (file.site !== site)
    return { fault: `This log belongs to another plan (${String(file.site)}). Nothing was taken in.` };
  const incident = parseIncident(file.incident);
  if (incident === undefined || !Array.isArray(file.entries))
    return { fault: 'This log is damaged: it does not say which incident it is of. Nothing was taken in.' };
  const entries = file.entries.flatMap((each) => parseEntry(each) ?? []);
  return { site, incident, entries, unreadable: file.entries.length - entries.length };
}

/** The name of a file of this log: `incident-log-mail-is-down-2026-11-21`. */
export function fileNameOf({ name, begun, exercise }: Incident): string {
  const slug = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return [exercise ? 'EXERCISE-incident-log' : 'incident-log', slug, begun.slice(0, 10)]
    .filter((part) => part !== '')
    .join('-');
}
