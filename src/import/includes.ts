import { posix } from 'node:path';
import { FENCE, inCode } from './dialects.ts';
import type { Line } from './dialects.ts';
import { decodedPath, meantPath } from './documents.ts';
import type { Name } from './lost.ts';

const INCLUDE = /\[!INCLUDE[\w-]*\s*\[[^\]]*\]\(([^)]*)\)\]|^\s*--8<--\s*["']([^"']+)["']\s*$/gi;
/** What stands before an include that has its line to itself: indentation, marks of quotes and lists. */
const CONTAINER = /^(?:[\s>]|[-*+]\s|\d+[.)]\s)*/;
/** Lines that one document may become through its includes: more is no document, but text made to fill the memory. */
const MOST_LINES = 50_000;

/** Lines of a document behind its front matter, and how many that has. */
export function withoutFront(text: string): { front: string | undefined; lines: Line[] } {
  const front = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(text);
  const skipped = front ? front[0].replace(/\n$/, '').split('\n').length : 0;
  const lines = text.split('\n').map((line, at) => ({ text: line, line: at + 1 }));
  return { front: front?.[1], lines: lines.slice(skipped) };
}

/** Documents that others include, as far as they are there: they are parts, and no pages of their own. */
export function includedPaths(documents: ReadonlyMap<string, string>): Set<string> {
  const found = new Set<string>();
  for (const [path, text] of documents)
    for (const [, learn, snippet] of text.matchAll(new RegExp(INCLUDE, 'gim'))) {
      const target = targetOf(path, learn ?? snippet ?? '', documents);
      if (target.path !== undefined && target.path !== path) found.add(target.path);
    }
  return found;
}

/** Where each include of a document may lie, as paths in the folder that is imported. */
export function includesIn(path: string, text: string): string[][] {
  return [...text.matchAll(new RegExp(INCLUDE, 'gim'))].map(([, learn, snippet]) =>
    placesOf(path, learn ?? snippet ?? ''),
  );
}

/**
 * Puts in what a document includes, with the addresses in it turned to where it stands now. Lines put in count as the line that
 * names the include. What is not there, leads out of the folder or includes itself is left out, and named.
 */
export function withIncludes(
  path: string,
  lines: readonly Line[],
  documents: ReadonlyMap<string, string>,
  name: Name,
): Line[] {
  let count = lines.length;

  function expand(from: string, some: readonly Line[], trail: readonly string[], at?: number): Line[] {
    let fence = '';
    return some.flatMap(({ text, line: own }): Line[] => {
      const line = at ?? own;
      const [, mark = '', rest = ''] = FENCE.exec(text) ?? [];
      if (fence !== '' || mark !== '') {
        if (fence === '') fence = mark;
        else if (mark.startsWith(fence) && rest.trim() === '') fence = '';
        return [{ text, line }];
      }
      const alone = new RegExp(`${CONTAINER.source}(?:${INCLUDE.source})\\s*$`, 'i').test(text);
      const parts = [...text.matchAll(INCLUDE)].filter(({ index }) => !inCode(text, index));
      if (parts.length === 0) return [{ text, line }];
      const [first] = parts;
      if (alone && first && parts.length === 1) {
        const inner = partOf(from, first, trail, line);
        const before = CONTAINER.exec(text)?.[0] ?? '';
        const after = before.replace(/[^\s>]/g, ' ');
        if (inner.length === 0) return [{ text: before.trimEnd(), line }];
        return inner.map((each, index) => ({
          ...each,
          text: ((index === 0 ? before : after) + each.text).trimEnd(),
        }));
      }
      const whole = text.replace(INCLUDE, (match, ...groups) => {
        const index = groups.findLast((group) => typeof group === 'number') ?? 0;
        const part = parts.find((each) => each.index === index);
        if (!part) return match;
        return partOf(from, part, trail, line)
          .map((each) => each.text.trim())
          .join(' ')
          .trim();
      });
      return [{ text: whole, line }];
    });
  }

  function partOf(from: string, part: RegExpMatchArray, trail: readonly string[], line: number): Line[] {
    const written = part[1] ?? part[2] ?? '';
    const { path: target, why } = targetOf(from, written, documents);
    if (target === undefined) {
      name(line, 'include', written, why);
      return [];
    }
    if (trail.includes(target)) {
      name(line, 'include', written, `includes itself: ${[...trail, target].join(' → ')}`);
      return [];
    }
    const inner = withoutFront(documents.get(target) ?? '').lines;
    count += inner.length;
    if (count > MOST_LINES) {
      name(line, 'include', written, `makes more than ${MOST_LINES} lines of one document`);
      return [];
    }
    const trimmed = trimmedLines(inner).map((each) => ({ ...each, text: rebased(each.text, target, from) }));
    return expand(from, trimmed, [...trail, target], line);
  }

  return expand(path, lines, [path]);
}

/** Where an include leads. */
function targetOf(
  from: string,
  written: string,
  documents: ReadonlyMap<string, string>,
): { path?: string; why?: string } {
  const places = placesOf(from, written);
  if (places.length === 0) return { why: 'leads out of the folder that is imported' };
  const path = places.map((place) => meantPath(documents, place)).find((found) => found !== undefined);
  return path === undefined ? { why: 'is not there' } : { path };
}

/** The paths that an include may mean, the likeliest first; none when it leads out of the folder. `~/` is the top of the folder. */
function placesOf(from: string, written: string): string[] {
  const address = decodedPath(written.replace(/\s+".*"\s*$/, ''));
  const top = /^~\/|^\//.test(address);
  const joined = posix.normalize(
    top ? address.replace(/^~?\//, '') : posix.join(posix.dirname(from), address),
  );
  if (joined.startsWith('..') || /^[a-z][a-z0-9+.-]*:/i.test(address)) return [];
  return [joined, posix.normalize(address)].filter(
    (path) => !path.startsWith('..') && !posix.isAbsolute(path),
  );
}

function trimmedLines(lines: readonly Line[]): Line[] {
  const written = (line: Line) => line.text.trim() !== '';
  return lines.slice(lines.findIndex(written), lines.findLastIndex(written) + 1);
}

/** Addresses in a line of one document, as another has to write them. */
function rebased(text: string, from: string, to: string): string {
  const turn = (whole: string, before: string, url: string, after: string) => {
    const path = decodedPath(url);
    if (/^(?:[a-z][a-z0-9+.-]*:|[#/~])/i.test(path) || path === '') return whole;
    const moved = posix.relative(posix.dirname(to), posix.join(posix.dirname(from), path));
    return `${before}${moved.replaceAll(' ', '%20')}${/[?#].*$/.exec(url)?.[0] ?? ''}${after}`;
  };
  return text
    .replace(/(\]\(<?)([^\s)<>]+)([^)]*\))/g, turn)
    .replace(/(\b(?:src|href|source|lightbox)=["'])([^"']*)(["'])/g, turn)
    .replace(/^(\s*\[[^\]]+\]:\s*)(\S+)(.*)$/, turn);
}
