import { existsSync, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { didYouMean, parsePlan, sortProblems, symbolicLink } from '../plan/index.ts';
import type { Problem, Version } from '../plan/index.ts';
import { filesAtCommit } from '../publish/releases.ts';
import { gitIn, GitMissing } from './git.ts';
import type { Git } from './git.ts';
import { NO_PLAN, PLAN_FILE, readPlan } from './read-plan.ts';

/** An earlier version of a plan with what reading it found, and a note if its name could mean two things; or why not. */
export type Base = (Version & { found: Problem[]; note?: string }) | { fault: string };

/**
 * Reads the version of a plan that `base` names: a git revision, of which the folder that lies where `content` does is
 * read without a checkout; or a folder. What is written as a path is a folder.
 */
export async function readBase(base: string, content: string): Promise<Base> {
  const isFolder = existsSync(base) && statSync(base).isDirectory();
  if (isAbsolute(base) || /^\.{1,2}([/\\]|$)/.test(base)) return readFolderBase(base);
  try {
    const revision = await readRevision(base, content);
    if (!('fault' in revision)) {
      const note = `\`${base}\` is a git revision and a folder: the revision is taken. Write ./${base} for the folder.`;
      return isFolder ? { ...revision, note } : revision;
    }
    return isFolder && revision.missing ? readFolderBase(base) : revision;
  } catch (cause) {
    if (!(cause instanceof GitMissing)) throw cause;
    if (isFolder) return readFolderBase(base);
    return {
      fault: `\`${base}\` is no folder, and there is no git on this machine to read it as a revision.`,
    };
  }
}

function readFolderBase(folder: string): Base {
  const read = readPlan(folder);
  return 'fault' in read ? { fault: read.fault.replace(/ Name the (plan's )?folder .*$/, '') } : read;
}

/** `missing` says that there is no such revision, so that the name may be a folder's. */
type Revision = (Version & { found: Problem[] }) | { fault: string; missing: boolean };

async function readRevision(base: string, content: string): Promise<Revision> {
  const git = gitIn(content);
  const prefix = await git(['rev-parse', '--show-prefix']);
  if ('refusal' in prefix) return { fault: noRepository(base, content, prefix.refusal), missing: true };
  const commit = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`]);
  if ('refusal' in commit) return { fault: await noRevision(git, base), missing: true };
  const { files, links } = filesAtCommit(content, commit.output.trim());
  if (!files.has(PLAN_FILE)) {
    const folder = prefix.output.replace(/\n$/, '');
    const where = folder === '' ? 'The revision' : `\`${folder}\` in the revision`;
    return { fault: `${where} \`${base}\` ${NO_PLAN}`, missing: false };
  }
  const { plan, problems } = parsePlan(files);
  return { plan, files, found: sortProblems([...links.map(symbolicLink), ...problems]) };
}

function noRepository(base: string, content: string, refusal: string): string {
  return /not a git repository/i.test(refusal)
    ? `\`${base}\` is no folder, and ${content} lies in no git repository, so that it is no revision either.`
    : `git refuses to read the repository of ${content}: ${refusal}`;
}

async function noRevision(git: Git, base: string): Promise<string> {
  const names = await git(['for-each-ref', '--format=%(refname:short)']);
  const hint = 'output' in names ? didYouMean(base, names.output.split('\n').filter(Boolean)) : '';
  const shallow = await git(['rev-parse', '--is-shallow-repository']);
  const isShallow = 'output' in shallow && shallow.output.trim() === 'true';
  const fetch = isShallow
    ? ' This copy of the repository holds a part of its history: fetch the rest first.'
    : '';
  return `There is no git revision and no folder \`${base}\`.${hint || fetch}`;
}
