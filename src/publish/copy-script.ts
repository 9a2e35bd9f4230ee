import { addPeriod } from '../plan/index.ts';
import type { Version } from './version.ts';

/** What a copy of the site says about itself. */
export type CopyFacts = {
  siteName: string;
  pages: number;
  version: (Pick<Version, 'name' | 'commit' | 'date'> & Partial<Pick<Version, 'time'>>) | undefined;
  /** The period in which every plan changes, such as '90d': a copy that is older has not been kept up. */
  movesWithin?: string | undefined;
  /** The day that a demonstration takes for today. */
  asOf?: string | undefined;
};

/**
 * The one small file that carries the copy's version, so that a commit that touches one playbook changes few pages.
 * A page loads it as a classic script and then reads `globalThis.musterCopy`.
 */
export function copyScript({ siteName, pages, version, movesWithin, asOf }: CopyFacts): string {
  const { name, commit, date } = version ?? { name: '', commit: '', date: '' };
  const due = date === '' || movesWithin === undefined ? '' : addPeriod(date, movesWithin);
  const facts = { site: siteName, version: name, commit, date, time: version?.time ?? 0, due, pages, asOf };
  return `globalThis.musterCopy = ${JSON.stringify(facts)};\n`;
}

/** Which copy it is, as its copy.js says. */
export type CopyName = { site: string; version: string; date: string };

/** Reads a copy.js, with the second of the plan's last change, 0 where that is not known; undefined for anything else. */
export function parseCopyScript(bytes: Uint8Array | undefined): (CopyName & { time: number }) | undefined {
  const json = /^globalThis\.musterCopy = (\{.*\});\s*$/.exec(Buffer.from(bytes ?? []).toString('utf8'))?.[1];
  if (json === undefined) return undefined;
  try {
    const { site, version, date, time } = JSON.parse(json) as Record<string, unknown>;
    return { site: String(site), version: String(version), date: String(date), time: Number(time) || 0 };
  } catch {
    return undefined;
  }
}
