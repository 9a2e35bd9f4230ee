/** A mistake in a diagram's source. `line` and `column` count from 1 in the text as it was given. */
export type DiagramError = { message: string; line?: number; column?: number };

const directive = /%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\r?\n)*))?\s*(?:}%{2})?/gi;
const comment = /^\s*%%(?!{)[^\n]+\n?/gm;
const frontMatter = /^([^\S\n]*)---[^\S\n]*\n(?:([\s\S]*?)\n)?\1---\s*?(?:\n|$)/;

/** A text that remembers, for each of its letters, on which line of the source it stood. */
type Traced = { text: string; lines: number[] };

function trace(source: string): Traced {
  const lines: number[] = [];
  let line = 1;
  for (const letter of source.split('')) {
    lines.push(line);
    if (letter === '\n') line++;
  }
  return { text: source, lines };
}

function remove({ text, lines }: Traced, pattern: RegExp): Traced {
  const kept: Traced = { text: '', lines: [] };
  let at = 0;
  const keepUntil = (end: number) => {
    kept.text += text.slice(at, end);
    kept.lines = kept.lines.concat(lines.slice(at, end));
  };
  for (const match of text.matchAll(pattern)) {
    keepUntil(match.index);
    at = match.index + match[0].length;
  }
  keepUntil(text.length);
  return kept;
}

export function normaliseLineEnds(source: string): string {
  return source.replace(/\r\n?/g, '\n');
}

/**
 * For each line of the text that mermaid's grammars see, the line of the source. mermaid takes out front matter,
 * directives and (for most kinds) comments before it counts.
 */
export function sourceLines(source: string, keepsComments = false): number[] {
  const traced = trace(normaliseLineEnds(source));
  const length = frontMatter.exec(traced.text)?.[0].length ?? 0;
  const body = { text: traced.text.slice(length), lines: traced.lines.slice(length) };
  let seen = remove(body, directive);
  if (!keepsComments) {
    seen = remove(seen, comment);
    seen = remove(seen, /^\s+/g);
  }
  const starts = [0, ...[...seen.text.matchAll(/\n/g)].map((match) => match.index + 1)];
  return starts.flatMap((start) => seen.lines[start] ?? []);
}

/**
 * The text alternative that a source gives: `accTitle: …` and `accDescr: …` (or `accDescr { … }`). They may stand in the
 * diagram, in its front matter, or, for kinds whose grammar has neither, in a comment (`%% accTitle: …`).
 */
export function textAlternative(source: string): { title?: string; description?: string } {
  const text = normaliseLineEnds(source);
  const line = (name: string) => new RegExp(`^\\s*(?:%%\\s*)?${name}\\s*:\\s*(\\S.*)$`, 'm').exec(text)?.[1];
  const block = /^\s*accDescr\s*\{([^}]*)\}/m.exec(text)?.[1];
  const title = clean(line('accTitle'));
  const description = clean(line('accDescr') ?? block);
  return { ...(title && { title }), ...(description && { description }) };
}

function clean(text: string | undefined): string | undefined {
  return text
    ?.trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .replace(/\s+/g, ' ');
}

const unsupported: [RegExp, string][] = [
  [/^\s*zenuml\b/, 'ZenUML diagrams are not supported. Use “sequenceDiagram” instead.'],
  [/\$\$/, 'Formulas ($$…$$) in diagrams are not supported. Write the label as plain text.'],
  [
    /\bfa[bsrlkd]?:fa-|::icon\(|\bicon:\s*["']?fa/,
    'Font Awesome icons are not supported. Write the label without the icon.',
  ],
  [/@\{[^}]*\bimg:/, 'Pictures on nodes are not supported. Give the node a label instead.'],
];

/** The first thing in a source that this renderer cannot draw, before mermaid is asked. */
export function findUnsupported(source: string, longest: number): DiagramError | undefined {
  if (source.trim() === '') return { message: 'The diagram is empty.', line: 1 };
  if (source.length > longest) {
    const [length, limit] = [source.length, longest].map((count) => count.toLocaleString('en-GB'));
    return {
      message: `The diagram has ${length ?? ''} characters; at most ${limit ?? ''} can be drawn. Split it into several.`,
      line: 1,
    };
  }
  const lines = normaliseLineEnds(source).split('\n');
  for (const [i, line] of lines.entries()) {
    if (/^\s*%%(?!{)/.test(line)) continue;
    for (const [pattern, message] of unsupported) {
      const match = pattern.exec(line);
      if (match) return { message, line: i + 1, column: match.index + 1 };
    }
  }
  return undefined;
}
