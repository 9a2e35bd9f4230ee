import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';

/** A folder to work with, or a sentence that says why it cannot be. */
export type Folder = { path: string } | { fault: string };

/** What to do where there is no plan. */
export const TO_HAVE_A_PLAN = "Name the plan's folder with --content, or begin a plan with `muster init`.";

/** The plan's folder, absolute and without symbolic links, as the bundler will name its files. */
export function planFolder(given: string): Folder {
  const path = resolve(given);
  if (!existsSync(path)) return { fault: `There is no folder ${path}. ${TO_HAVE_A_PLAN}` };
  if (!statSync(path).isDirectory())
    return { fault: `${path} is a file. Name the folder that holds the plan with --content.` };
  return { path: realpathSync(path) };
}

/** The folder that a site may be written to: apart from the plan, and holding nothing but an earlier site. */
export function siteFolder(given: string, content: string): Folder {
  const path = existsSync(given) ? realpathSync(given) : resolve(given);
  if (holds(path, content) || holds(content, path)) {
    return {
      fault: `The site cannot be written to ${path}: it and the plan in ${content} would lie in each other. Name another folder with --out.`,
    };
  }
  if (!existsSync(path)) return { path };
  if (!statSync(path).isDirectory())
    return { fault: `The site cannot be written to ${path}: it is a file. Name a folder with --out.` };
  const names = readdirSync(path);
  if (names.length > 0 && !names.includes('index.html')) {
    return {
      fault: `The site cannot be written to ${path}: it holds other files, which a build would remove. Name another folder with --out, or empty this one.`,
    };
  }
  return { path };
}

/**
 * An empty folder to build in before the site is put in its place, one for each target. It lies below the working directory,
 * since Astro puts what makes the pages elsewhere, into one place for all builds, when it does not. Throws when the target
 * could not be written later.
 */
export function stagingFolder(target: string): string {
  try {
    mkdirSync(dirname(target), { recursive: true });
    accessSync(dirname(target), constants.W_OK);
  } catch (cause) {
    throw new Error(`Nothing can be written beside ${target}.`, { cause });
  }
  const name = createHash('sha256').update(target).digest('hex').slice(0, 12);
  const staged = resolve('.muster', 'staged', name);
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged, { recursive: true });
  return staged;
}

function holds(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path));
}
