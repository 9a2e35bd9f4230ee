import { resolve } from 'node:path';
import { counted } from '../checks/wording.ts';
import { formatDate, LEDGER } from '../plan/index.ts';
import type { ReleaseChanges } from '../plan/index.ts';
import { readReleases, RELEASE_PREFIX } from '../publish/releases.ts';
import type { Release } from '../publish/releases.ts';
import { releaseNews } from '../release-news.ts';
import { check } from './check.ts';
import { gitIn, GitMissing } from './git.ts';
import type { Git } from './git.ts';
import { readPlan } from './read-plan.ts';
import { recordSheets } from './release-ledger.ts';

export type ReleaseCommand = {
  content: string;
  /** What the release is called; the day of the plan's time zone is not asked: the day in UTC when absent. */
  name: string | undefined;
  asOf: string | undefined;
  /** Milliseconds. */
  now: number;
  /** Where drawings are kept between runs. */
  cacheFolder?: string;
};

type Answer = { output: string; errors: string[]; exitCode: 0 | 1 | 2 | 3 };

/**
 * Makes a release of the plan: one commit that adds the codes of its printed sheets to the ledger, where any are new, and an
 * annotated git tag. Exit code 0 done, 1 the plan is not fit to be released, 2 a wrong command line or a name that is taken,
 * 3 there is no git, no repository, or git refuses. Nothing else is changed, and nothing at all when it is refused.
 */
export async function release(command: ReleaseCommand): Promise<Answer> {
  try {
    return await make(command);
  } catch (cause) {
    if (!(cause instanceof GitMissing)) throw cause;
    return refuse('There is no git on this machine, and a release is a git tag.', 3);
  }
}

async function make({ content, name, asOf, now, cacheFolder }: ReleaseCommand): Promise<Answer> {
  const read = readPlan(content);
  if ('fault' in read) return refuse(read.fault, 2);
  const git = gitIn(read.path);
  const today = new Date(now).toISOString().slice(0, 10);
  const called = (name ?? today).replace(new RegExp(`^${RELEASE_PREFIX}`), '');
  const tag = RELEASE_PREFIX + called;

  const head = await git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if ('refusal' in head) return refuse(await noCommit(git, read.path), 3);
  const fit = await git(['check-ref-format', `refs/tags/${tag}`]);
  if ('refusal' in fit || called === '')
    return refuse(
      `"${called}" cannot name a release: git takes no spaces and none of ~ ^ : ? * [ \\ in a tag.`,
      2,
    );
  const taken = await git(['rev-parse', '--verify', '--quiet', `refs/tags/${tag}`]);
  if (!('refusal' in taken))
    return refuse(
      `There is a release ${called} already, and a release is never moved. Name this one with \`--name\`, such as ${called}.2.`,
      2,
    );
  const dirty = await uncommitted(git);
  if (dirty.length > 0)
    return refuse(
      `The plan has changes that are not committed: ${firstOf(dirty)}. Commit them, then release.`,
      1,
    );
  const known = readReleases(read.path, false);
  if (known?.current)
    return refuse(
      `Nothing has changed in the plan since the release ${known.current.name} of ${formatDate(known.current.date)}.`,
      1,
    );
  const checked = await check({
    content,
    format: 'text',
    asOf,
    ...(cacheFolder === undefined ? {} : { cacheFolder }),
  });
  if (checked.exitCode !== 0)
    return {
      output: checked.output,
      errors: [...checked.errors, 'The plan has errors, so it is not released. Mend or accept them first.'],
      exitCode: checked.exitCode,
    };

  const title = `Release ${called} of the plan of ${read.plan.organization.name}`;
  const changes = releaseNews(read.path, read.files, known)?.changes();
  const news = summary(known?.last, changes);
  const recorded = await recordSheets(git, read, { release: called, on: today, changes });
  if ('refusal' in recorded)
    return refuse(
      `git does not commit ${LEDGER}, which names the printed sheets: ${recorded.refusal}. Nothing was released.`,
      3,
    );
  const made = await git(['tag', '--annotate', '--message', `${title}\n\n${news}`, '--', tag, 'HEAD']);
  if ('refusal' in made) {
    await recorded.undo();
    return refuse(`git does not make the tag ${tag}: ${made.refusal}.`, 3);
  }
  const sheets =
    recorded.added === 0
      ? ''
      : `\n${counted(recorded.added, 'new code')} of printed sheets: committed in ${LEDGER}, so that whoever holds one can ask about it.`;
  return {
    output: `${title} is the tag ${tag}.\n${news}${sheets}\nSend it on with \`git push origin HEAD ${tag}\`, then build: the page about the copy says what is new.`,
    errors: [],
    exitCode: 0,
  };
}

async function noCommit(git: Git, path: string): Promise<string> {
  const inside = await git(['rev-parse', '--is-inside-work-tree']);
  if (!('refusal' in inside))
    return 'Nothing is committed yet, so there is nothing to release. Commit the plan first.';
  return /not a git repository/i.test(inside.refusal)
    ? `${resolve(path)} lies in no git repository, and a release is a git tag.`
    : `git refuses to read the repository of ${path}: ${inside.refusal}`;
}

/** Files of the plan that differ from the last commit, or are in none. */
async function uncommitted(git: Git): Promise<string[]> {
  const told = await git([
    '-c',
    'core.quotePath=false',
    'status',
    '--porcelain',
    '--untracked-files=all',
    '--',
    '.',
  ]);
  if ('refusal' in told) throw new Error(`git does not say what has changed: ${told.refusal}`);
  return told.output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(3));
}

function firstOf(files: readonly string[]): string {
  return files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', ');
}

/** What is new, in a sentence, for the tag and for who makes it. */
function summary(last: Release | undefined, changes: ReleaseChanges | undefined): string {
  if (last === undefined || changes === undefined) return 'It is the first release.';
  const { playbooks, contacts, numbers, others } = changes;
  const parts = [
    counted(playbooks.length, 'playbook'),
    contacts.length === 1 ? '1 contact, role or channel' : `${contacts.length} contacts, roles and channels`,
    counted(numbers.length, 'number'),
    `${others.length} other ${others.length === 1 ? 'part' : 'parts'}`,
  ];
  return `Changed since the release ${last.name}: ${parts.join(', ')}.`;
}

function refuse(error: string, exitCode: 1 | 2 | 3): Answer {
  return { output: '', errors: [error], exitCode };
}
