import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../plan/index.ts';
import type { PlanFiles } from '../plan/index.ts';
import { filesAtCommit, RELEASE_PREFIX } from '../publish/releases.ts';
import { gitIn, GitMissing } from './git.ts';
import type { Git } from './git.ts';
import { NO_PLAN, PLAN_FILE } from './read-plan.ts';

/** An earlier plan in a folder of its own, with its history; `called` is what people call that version. */
export type EarlierPlan =
  { content: string; files: PlanFiles; called: string } | { fault: string; exitCode: 1 | 2 | 3 };

/**
 * Checks a plan out as it was at a release or a revision, into a folder that is not there yet. The repository itself is not
 * touched: the folder is a clone that shares its objects.
 */
export async function checkOut(content: string, since: string, folder: string): Promise<EarlierPlan> {
  try {
    return await make(content, since, folder);
  } catch (cause) {
    if (!(cause instanceof GitMissing)) throw cause;
    return refuse('There is no git on this machine, and an earlier plan is read from git.', 3);
  }
}

async function make(content: string, since: string, folder: string): Promise<EarlierPlan> {
  const git = gitIn(content);
  const where = await git(['rev-parse', '--show-toplevel', '--show-prefix']);
  if ('refusal' in where)
    return refuse(`${content} lies in no git repository, so that nothing is known of \`${since}\`.`, 3);
  const [top = '', prefix = ''] = where.output.split('\n');
  const named = await nameOf(git, since);
  if (named === undefined) return refuse(await noVersion(git, since), 2);
  const { commit, called } = named;
  const { files } = filesAtCommit(content, commit);
  if (!files.has(PLAN_FILE)) return refuse(`The plan's folder in \`${since}\` ${NO_PLAN}`, 2);
  // No hook of the user's runs for a clone that is thrown away.
  const quiet = ['-c', 'core.hooksPath=/dev/null', '-c', 'advice.detachedHead=false'];
  for (const command of [
    ['clone', '--quiet', '--shared', '--no-checkout', '--', top, folder],
    ['-C', folder, 'checkout', '--quiet', '--detach', commit],
  ]) {
    const done = await git([...quiet, ...command]);
    if ('refusal' in done) return refuse(`git does not check out \`${since}\`: ${done.refusal}`, 3);
  }
  return { content: realpathSync(join(folder, prefix)), files, called };
}

/** A release by its name, else a revision. */
async function nameOf(git: Git, since: string): Promise<{ commit: string; called: string } | undefined> {
  const name = since.replace(new RegExp(`^${RELEASE_PREFIX}`), '');
  const candidates = [
    { revision: `refs/tags/${RELEASE_PREFIX}${name}`, called: `release ${name}` },
    { revision: since, called: since },
  ];
  for (const { revision, called } of candidates) {
    const found = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
    if (!('refusal' in found) && since !== '') return { commit: found.output.trim(), called };
  }
  return undefined;
}

async function noVersion(git: Git, since: string): Promise<string> {
  const told = await git(['for-each-ref', '--format=%(refname)', `refs/tags/${RELEASE_PREFIX}`]);
  const start = `refs/tags/${RELEASE_PREFIX}`.length;
  const releases = 'output' in told ? told.output.split('\n').flatMap((ref) => ref.slice(start) || []) : [];
  const shallow = await git(['rev-parse', '--is-shallow-repository']);
  if ('output' in shallow && shallow.output.trim() === 'true')
    return `There is no release and no git revision \`${since}\` in this copy, which holds a part of the history: fetch the rest first.`;
  const list = releases.length === 0 ? ' There is no release yet.' : ` Releases: ${releases.join(', ')}.`;
  return `There is no release and no git revision \`${since}\`.${didYouMean(since, releases) || list}`;
}

function refuse(fault: string, exitCode: 1 | 2 | 3): EarlierPlan {
  return { fault, exitCode };
}
