import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** A folder to work with, or a sentence that says why it cannot be. */
export type Folder = { path: string } | { fault: string };

/** The plan's folder, absolute and without symbolic links, as the bundler will name its files. */
export function planFolder(given: string): Folder {
  const path = resolve(given);
  if (!existsSync(path))
    return { fault: `There is no folder ${path}. Name the plan's folder with --content.` };
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

/** An empty folder beside `target`, on the same disk. Throws when it cannot be made. */
export function stagingFolder(target: string): string {
  const staged = join(dirname(target), `.${basename(target)}.next`);
  try {
    rmSync(staged, { recursive: true, force: true });
    mkdirSync(staged, { recursive: true });
  } catch (cause) {
    throw new Error(`Nothing can be written beside ${target}.`, { cause });
  }
  return staged;
}

function holds(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path));
}
