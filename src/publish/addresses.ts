import { folderOf } from './files.ts';

/** Where a URL written in a page or a style sheet leads. `query` and `hash` keep their `?` and `#`. */
export type Address =
  | { kind: 'file'; file: string; query: string; hash: string }
  | { kind: 'here'; hash: string }
  | { kind: 'outside'; scheme: string }
  | { kind: 'dead' };

/** The addresses of one dist: what a URL means, and how to write the way from one file to another. */
export type Addresses = {
  /** Reads a URL as the file `from` means it: root-absolute, relative, with or without `.html` or a slash. */
  read: (url: string, from: string) => Address;
  /** The way from a file to another, percent-encoded, never empty. */
  relative: (from: string, to: string) => string;
  /** The way from the host's root, for the one page that does not know its own depth. */
  absolute: (to: string) => string;
  /** The way from a file to the site's root folder: './', '../', '../../' … */
  root: (from: string) => string;
};

/**
 * @param files what the dist holds
 * @param moved the files that were moved, old name to new: their relative links are read from the old place
 * @param base the path Astro built for, with slashes at both ends
 */
export function createAddresses(
  files: ReadonlySet<string>,
  moved: ReadonlyMap<string, string>,
  base: string,
): Addresses {
  const originOf = new Map([...moved].map(([before, after]) => [after, before]));
  const found = new Map<string, string | undefined>();
  const ways = new Map<string, Map<string, string>>();

  const fileAt = (path: string): string | undefined => {
    if (found.has(path)) return found.get(path);
    const bare = path.replace(/\/$/u, '');
    const candidates = path.endsWith('/')
      ? [`${path}index.html`, `${bare}.html`]
      : bare === ''
        ? ['index.html']
        : [bare, `${bare}.html`, `${bare}/index.html`];
    const file = candidates.map((name) => moved.get(name) ?? name).find((name) => files.has(name));
    found.set(path, file);
    return file;
  };

  const fromRoot = (path: string): string | undefined => {
    const inside = path.startsWith(base) ? fileAt(path.slice(base.length)) : undefined;
    return inside ?? fileAt(path.replace(/^\/+/u, ''));
  };

  const fromFile = (path: string, from: string): string | undefined => {
    for (const start of new Set([folderOf(originOf.get(from) ?? from), folderOf(from)])) {
      const joined = joinPath(start, path);
      const file = joined === undefined ? undefined : fileAt(joined);
      if (file !== undefined) return file;
    }
    return undefined;
  };

  return {
    read(url, from) {
      const { path, query, hash } = splitUrl(url.replace(/[\t\n\r]/gu, '').trim());
      const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(path)?.[1];
      if (scheme !== undefined) return { kind: 'outside', scheme: scheme.toLowerCase() };
      if (path.startsWith('//')) return { kind: 'outside', scheme: 'https' };
      if (path === '' && query === '') return { kind: 'here', hash };
      const plain = decodePath(path);
      if (plain === undefined) return { kind: 'dead' };
      const file = path === '' ? from : plain.startsWith('/') ? fromRoot(plain) : fromFile(plain, from);
      return file === undefined ? { kind: 'dead' } : { kind: 'file', file, query, hash };
    },

    relative(from, to) {
      const folder = folderOf(from);
      const known = ways.get(folder) ?? new Map<string, string>();
      ways.set(folder, known);
      let way = known.get(to);
      if (way === undefined) known.set(to, (way = wayBetween(folder, to)));
      return way;
    },

    absolute: (to) => base + encodePath(to),
    root: (from) => '../'.repeat(from.split('/').length - 1) || './',
  };
}

function splitUrl(url: string): { path: string; query: string; hash: string } {
  const hashAt = url.indexOf('#');
  const beforeHash = hashAt < 0 ? url : url.slice(0, hashAt);
  const queryAt = beforeHash.indexOf('?');
  return {
    path: queryAt < 0 ? beforeHash : beforeHash.slice(0, queryAt),
    query: queryAt < 0 ? '' : beforeHash.slice(queryAt),
    hash: hashAt < 0 ? '' : url.slice(hashAt),
  };
}

function decodePath(path: string): string | undefined {
  if (path.includes('\\')) return undefined;
  if (!path.includes('%')) return path.normalize('NFC');
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return undefined;
  }
}

function joinPath(folder: string, path: string): string | undefined {
  const joined = folder === '' ? [] : folder.split('/');
  const segments = path.split('/');
  const last = segments.at(-1);
  for (const segment of segments) {
    if (segment === '..') {
      if (joined.pop() === undefined) return undefined;
    } else if (segment !== '' && segment !== '.') joined.push(segment);
  }
  const isFolder = last === '' || last === '.' || last === '..';
  return joined.join('/') + (isFolder && joined.length > 0 ? '/' : '');
}

function wayBetween(folder: string, to: string): string {
  const start = folder === '' ? [] : folder.split('/');
  const end = to.split('/');
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared += 1;
  return '../'.repeat(start.length - shared) + encodePath(end.slice(shared).join('/'));
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
