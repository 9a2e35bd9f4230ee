/** The largest plan file that is read: 1 MiB. Beyond that it is a mistake, or an attack. */
const LARGEST = 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

export type TextFault = { message: string; line: number; column: number };

/**
 * A file's content as text: UTF-8 without byte order mark, line ends as `\n`. Both are there when the text can be shown but
 * holds what a plan may not.
 */
export function readText(content: Uint8Array | string): { text?: string; fault?: TextFault } {
  if (content.length > LARGEST) {
    const size = (content.length / LARGEST).toFixed(1);
    return fault(
      `The file has ${size} MB; a file of a plan may have at most 1 MB. Split it, or put what is not text elsewhere.`,
    );
  }
  const text = decode(content);
  if (text === undefined) return fault('The file is not UTF-8 text. Save it as UTF-8.');
  const hidden = text.search(/(?![\t\n])\p{Cc}/u);
  if (hidden < 0) return { text };
  const before = text.slice(0, hidden).split('\n');
  return {
    text,
    ...fault(
      'A control character stands here, which no editor shows. Remove it.',
      before.length,
      (before.at(-1)?.length ?? 0) + 1,
    ),
  };
}

function fault(message: string, line = 1, column = 1): { fault: TextFault } {
  return { fault: { message, line, column } };
}

function decode(content: Uint8Array | string): string | undefined {
  try {
    const text = typeof content === 'string' ? content.replace(/^\uFEFF/, '') : utf8.decode(content);
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  } catch {
    return undefined;
  }
}

/** Cuts the front matter out of an MDX file; `line` is how many lines stand before it. Undefined when there is none. */
export function frontMatter(text: string): { yaml: string; line: number } | undefined {
  const match = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(text);
  return match ? { yaml: match[1] ?? '', line: 1 } : undefined;
}

/** The line where the second `---` is missing: below the last key. Undefined when the text does not begin with `---`. */
export function unclosedAt(text: string): number | undefined {
  const lines = text.split('\n');
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return undefined;
  const end = lines.findIndex((line, index) => index > 0 && !/^(?:[ \t]*$|[ \t#-]|[\w-]+:|[\]}])/.test(line));
  const section = lines.findIndex((line) => line.startsWith('## '));
  const stops = [end, section].filter((index) => index > 0);
  const written = lines.slice(0, Math.min(...stops, lines.length));
  return written.findLastIndex((line) => line.trim() !== '') + 2;
}
