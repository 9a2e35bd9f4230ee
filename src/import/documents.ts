import type { Parent } from './draft.ts';
import type { Undrawn } from './drawings.ts';

/** What an import reads: paths with `/`, relative to the folder that was named. */
export type Sources = {
  /** Markdown -> its text, line ends as `\n`, without byte order mark. */
  documents: ReadonlyMap<string, string>;
  pictures: ReadonlyMap<string, Uint8Array>;
  /** `TOC.yml` of DocFX and `mkdocs.yml` -> their text. */
  navigation?: ReadonlyMap<string, string>;
  /** Web pages among the documents -> their HTML, whose lines are what is named. */
  webPages?: ReadonlyMap<string, string>;
  /** Pictures of which it is known that a site cannot show them. */
  unshown?: ReadonlySet<string>;
  /** Trees of documents that were read before; what is read now is put among them. */
  trees?: Map<string, Parent>;
  /** Diagrams that are known not to draw: they stay as text. */
  undrawn?: Undrawn;
};

/** Whether a file of this name holds a picture that a browser shows. */
export const isPicture = (path: string) => /\.(?:svg|png|jpe?g|gif|webp|avif)$/i.test(path);
export const isWord = (path: string) => /\.doc[xm]?$/i.test(path);
export const isMarkdown = (path: string) => /\.(?:md|markdown|mdx)$/i.test(path);
export const isNavigation = (path: string) => /(?:^|\/)(?:toc\.ya?ml|mkdocs\.ya?ml)$/i.test(path);

/** Text of a document: line ends as `\n`, without byte order mark and without control characters that a plan refuses. */
export function plainText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '');
}

/** The path that an address names, without what stands behind `?` and `#`; as it stands where it is no address. */
export function decodedPath(url: string): string {
  const path = (url.trim().split(/[?#]/)[0] ?? '').replaceAll('\\', '/').replace(/(.)\/+$/, '$1');
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/**
 * The path among some that is meant: the one that reads the same, else the only one that differs in case alone, since many
 * documents were written where case does not count.
 */
export function meantPath<T>(paths: ReadonlyMap<string, T>, wanted: string): string | undefined {
  if (paths.has(wanted)) return wanted;
  const folded = wanted.toLowerCase();
  const near = [...paths.keys()].filter((path) => path.toLowerCase() === folded);
  return near.length === 1 ? near[0] : undefined;
}
