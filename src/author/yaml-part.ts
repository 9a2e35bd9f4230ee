import { frontMatter, readText } from '../plan/text.ts';

/** The YAML of a file of the plan, and what stands behind it: nothing in a YAML file, in MDX the body with its line `---`. */
export type Parts = { opening: string; yaml: string; rest: string };

/** Cuts a text with line ends `\n` at its front matter. Undefined for MDX that has none. */
export function partsOf(file: string, text: string): Parts | undefined {
  if (!file.endsWith('.mdx')) return { opening: '', yaml: text, rest: '' };
  const front = frontMatter(text);
  if (!front) return undefined;
  const start = text.indexOf('\n') + 1;
  const end = start + front.yaml.length + 1;
  return { opening: text.slice(0, start), yaml: text.slice(start, end), rest: text.slice(end) };
}

/**
 * Changes a file's text as a plan reads it: without byte order mark, line ends as `\n`, which stay the file's own. Undefined
 * where it is no text, or `change` gives nothing.
 */
export function changedText(
  content: Uint8Array | string,
  change: (text: string) => string | undefined,
): string | undefined {
  const { text, fault } = readText(content);
  if (text === undefined || fault) return undefined;
  const isWindows = (typeof content === 'string' ? content : new TextDecoder().decode(content)).includes(
    '\r\n',
  );
  const changed = change(text);
  return isWindows ? changed?.replaceAll('\n', '\r\n') : changed;
}
