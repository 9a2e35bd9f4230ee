import { createHash } from 'node:crypto';
import { compareText } from '../plan/index.ts';
import type { PlanFiles } from '../plan/index.ts';
import { git } from './git.ts';

/** Which version of the plan a build is made from, read from git; `commit` is empty outside a repository. */
export type Version = {
  /** Short commit, or a digest of the content where there is no commit; ends in `+` when files differ from the commit. */
  name: string;
  commit: string;
  /** Day of the commit (SOURCE_DATE_EPOCH when set), YYYY-MM-DD in UTC; empty outside a repository. */
  date: string;
  /** The same to the second, as Unix time; 0 outside a repository. */
  time: number;
  /** Path of a plan file -> day of its last commit. */
  fileDates: ReadonlyMap<string, string>;
};

/** Asks git about the content folder; outside a repository, or without git, the version is a digest of the content. */
export function readVersion(content: string, files: PlanFiles): Version {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  const given = epoch === undefined ? undefined : Number(epoch);
  const head = git(content, ['log', '-1', '--format=%H %ct', '--', '.'])?.trim();
  if (!head) {
    const name = contentDigest(files).slice(0, 10);
    const date = given === undefined ? '' : utcDay(given);
    return { name, commit: '', date, time: given ?? 0, fileDates: new Map() };
  }
  const [commit = '', committed = '0'] = head.split(' ');
  const time = given ?? Number(committed);
  const changed = (git(content, ['status', '--porcelain', '--', '.']) ?? '') !== '';
  return {
    name: commit.slice(0, 10) + (changed ? '+' : ''),
    commit,
    date: utcDay(time),
    time,
    fileDates: readFileDates(content),
  };
}

/** Digest of every path and byte of the plan: the same on every machine. */
export function contentDigest(files: PlanFiles): string {
  const hash = createHash('sha256');
  for (const path of [...files.keys()].sort(compareText)) {
    const bytes = files.get(path) ?? new Uint8Array();
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function readFileDates(content: string): Map<string, string> {
  const dates = new Map<string, string>();
  let day = '';
  const log =
    git(content, [
      '-c',
      'core.quotePath=false',
      'log',
      '--format=%x00%ct',
      '--name-only',
      '--relative',
      '--',
      '.',
    ]) ?? '';
  for (const line of log.split('\n')) {
    if (line.startsWith('\0')) day = utcDay(Number(line.slice(1)));
    else if (line !== '' && !dates.has(line)) dates.set(line, day);
  }
  return dates;
}

function utcDay(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
