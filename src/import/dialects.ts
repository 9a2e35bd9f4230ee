import type { Name } from './lost.ts';

/** A line of text, and the line of the document that it came from. */
export type Line = { text: string; line: number };

const ALERTS: Record<string, string> = {
  tip: 'TIP',
  hint: 'TIP',
  success: 'TIP',
  important: 'IMPORTANT',
  warning: 'WARNING',
  attention: 'WARNING',
  caution: 'CAUTION',
  danger: 'CAUTION',
  error: 'CAUTION',
  failure: 'CAUTION',
  bug: 'CAUTION',
};
/** The mark that opens or closes a block of code, and what stands behind it. */
export const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})(.*)$/;
const ADMONITION = /^(\s*)(?:!!!|\?\?\?\+?)\s+([\w-]+)[^"]*(?:"([^"]*)")?/;
const DIRECTIVE =
  /^(\s*)(:{3,})\s*(note|tip|info|important|warning|caution|danger|aside)\b\s*(?:\[([^\]]*)\])?\s*(?:\{[^}]*\})?\s*(.*)$/i;
const TAB = /^(\s*)===[+!]*\s+"([^"]+)"/;
const COLUMN = /^\s*:::\s*column(?!-)/;
/** How Azure DevOps marks a diagram. */
const DIAGRAM = /^(\s*):{3,}\s*mermaid\s*$/;
const DEFINITION = /^\s{0,3}:\s{1,3}(?=\S)/;
const ABBREVIATION = /^\*\[([^\]]+)\]:\s*(\S.*)$/;
const ALERT = /^((?:[\s>]|[-*+]\s|\d+[.)]\s)*>\s*)\[!(\w+)\]\s*(.*)$/;
const ATTRIBUTES = /(?<=[\])*_`]|^#.*\s|^\s*)\{:?\s*(?:[.#][\w-]|[\w-]+=)[^{}]*\}/g;

/**
 * Turns what Microsoft Learn and MkDocs add to Markdown, block by block, into Markdown that GitHub reads: admonitions and
 * alerts become `> [!NOTE]`, pictures `![…](…)`, tabs a bold line; what has no such form goes, and is named.
 */
export function plainMarkdown(lines: readonly Line[], name: Name): Line[] {
  const result: Line[] = [];
  let fence = '';
  let next = 0;
  for (const [at, { text, line }] of lines.entries()) {
    if (at < next) continue;
    const [, mark = '', rest = ''] = FENCE.exec(text) ?? [];
    if (fence !== '') {
      if (mark.startsWith(fence) && rest.trim() === '') fence = '';
      result.push({ text, line });
      continue;
    }
    if (mark !== '' && !(mark.startsWith('`') && rest.includes('`'))) {
      fence = mark;
      result.push({ text, line });
      continue;
    }
    const block = blockAt({ text, line }, lines, at, name);
    if (block) {
      result.push(...block.lines);
      next = block.end;
    } else result.push(...plainLine(text, line, name).map((plain) => ({ text: plain, line })));
  }
  return result;
}

/** An admonition, a content tab or a column that begins at a line, with what stands inside it. */
function blockAt(
  { text, line }: Line,
  lines: readonly Line[],
  at: number,
  name: Name,
): { lines: Line[]; end: number } | undefined {
  const admonition = ADMONITION.exec(text);
  const tab = admonition ? null : TAB.exec(text);
  const blank = { text: '', line };
  if (admonition || tab) {
    const indent = (admonition ?? tab)?.[1] ?? '';
    const end = endOfIndented(lines, at + 1, indent.length + 4);
    const inner = plainMarkdown(cut(lines.slice(at + 1, end), indent.length + 4), name);
    if (tab) {
      name(line, 'tab', tab[2] ?? '');
      return {
        lines: [{ text: `${indent}**${tab[2] ?? ''}**`, line }, blank, ...indented(inner, indent), blank],
        end,
      };
    }
    const [, , kind = '', title = ''] = admonition ?? [];
    const heading = title === '' ? [] : [{ text: `**${title}**`, line }, blank];
    const mark = { text: `[!${ALERTS[kind.toLowerCase()] ?? 'NOTE'}]`, line };
    return { lines: [...indented([mark, ...heading, ...inner], `${indent}> `), blank], end };
  }
  const diagram = DIAGRAM.exec(text);
  if (diagram) {
    const close = lines.findIndex((other, index) => index > at && /^\s*:{3,}\s*$/.test(other.text));
    const [end, indent] = [close < 0 ? lines.length : close, diagram[1] ?? ''];
    const inner = cut(lines.slice(at + 1, end), indent.length);
    const fenced = [{ text: '```mermaid', line }, ...inner, { text: '```', line }];
    return { lines: indented(fenced, indent), end: end + 1 };
  }
  if (definesAt(lines, at)) return definitionsAt({ text, line }, lines, at, name);
  const directive = DIRECTIVE.exec(text);
  if (directive) return containerAt(directive, line, lines, at, name);
  if (!COLUMN.test(text)) return undefined;
  name(line, 'layout', text.trim());
  const found = lines.findIndex((other, index) => index > at && /^\s*:::\s*column-end/.test(other.text));
  const end = found < 0 ? at + 1 : found;
  const inner = lines.slice(at + 1, end);
  const depths = inner.filter((other) => other.text.trim() !== '').map((other) => depthOf(other.text));
  return { lines: [blank, ...plainMarkdown(cut(inner, Math.min(...depths, 99)), name), blank], end };
}

/** Whether a line is a term that the next lines define, as MkDocs and Pandoc write it. */
function definesAt(lines: readonly Line[], at: number): boolean {
  const [term = '', next = '', after = ''] = lines.slice(at, at + 3).map(({ text }) => text);
  if (!/^\S/.test(term) || /^(?:[>#|:]|[-*+]\s|\d+[.)]\s)/.test(term)) return false;
  return DEFINITION.test(next) || (next.trim() === '' && DEFINITION.test(after));
}

/** A term and what defines it, as an item of a list. */
function definitionsAt(
  term: Line,
  lines: readonly Line[],
  at: number,
  name: Name,
): { lines: Line[]; end: number } {
  const inner: Line[] = [];
  let end = at + 1;
  for (let next = end; next < lines.length; next++) {
    const { text, line } = lines[next] ?? { text: '', line: 0 };
    const begins = DEFINITION.test(text);
    if (text.trim() !== '' && !begins && depthOf(text) < 2) break;
    if (begins) inner.push({ text: '', line });
    inner.push({
      text: begins ? text.replace(DEFINITION, '') : text.slice(Math.min(4, depthOf(text))),
      line,
    });
    if (text.trim() !== '') end = next + 1;
  }
  const body = plainMarkdown(inner.slice(0, inner.findLastIndex(({ text }) => text.trim() !== '') + 1), name);
  return { lines: [{ text: `- **${term.text.trim()}**`, line: term.line }, ...indented(body, '  ')], end };
}

/** A directive of Docusaurus, Starlight and VitePress: `:::note[Title]` to the next line of as many colons. */
function containerAt(
  [, indent = '', colons = '', kind = '', label = '', title = '']: RegExpExecArray,
  line: number,
  lines: readonly Line[],
  at: number,
  name: Name,
): { lines: Line[]; end: number } {
  const found = lines.findIndex((other, index) => index > at && other.text.trim() === colons);
  const end = found < 0 ? lines.length : found;
  const inner = plainMarkdown(cut(lines.slice(at + 1, end), indent.length), name);
  const said = label || title.trim();
  const heading =
    said === ''
      ? []
      : [
          { text: `**${said}**`, line },
          { text: '', line },
        ];
  const mark = { text: `[!${ALERTS[kind.toLowerCase()] ?? 'NOTE'}]`, line };
  return {
    lines: [...indented([mark, ...heading, ...inner], `${indent}> `), { text: '', line }],
    end: found < 0 ? end : end + 1,
  };
}

function plainLine(text: string, line: number, name: Name): string[] {
  const [, short, long] = ABBREVIATION.exec(text) ?? [];
  if (short !== undefined && long !== undefined) return [`- **${short}**: ${long}`];
  if (/^[\s>]*\[!div\b[^\]]*\]\s*$/i.test(text)) {
    name(line, 'layout', text.trim());
    return [text.replace(/\[.*/, '').trimEnd()];
  }
  const alert = ALERT.exec(text);
  if (alert) return plainAlert(alert, line, name);
  const tab = /^#+\s*\[(.+)\]\(#tab\/[^)]*\)/.exec(text);
  if (tab) {
    name(line, 'tab', tab[1] ?? '');
    return [`**${tab[1] ?? ''}**`];
  }
  const plain = text
    .replace(/:::\s*image\s((?:(?!:::).)*):::/g, (whole, inside: string, start: number) =>
      inCode(text, start) || !inside.includes('source') ? whole : picture(inside, line, name),
    )
    .replace(/:::\s*code\s((?:(?!:::).)*):::/g, (whole, inside: string) => {
      name(line, 'code', valueOf(inside, 'source') || whole, 'is a file of code');
      return '';
    })
    .replace(/:::\s*no-loc\s+text="([^"]*)"\s*:::/g, '$1')
    .replace(/\[!code[\w-]*\s*\[[^\]]*\]\(([^)]*)\)\]/gi, (_, path: string) => {
      name(line, 'code', path, 'is a file of code');
      return '';
    })
    .replace(/\[!VIDEO\s+([^\]\s]+)\s*\]/gi, (_, url: string) => {
      name(line, 'video', url);
      return `[${url}](${url})`;
    })
    .replace(/\{\{[^{}]*\}\}|\{%[^{}]*%\}/g, (whole, start: number) => {
      if (!inCode(text, start))
        name(line, 'macro', whole, 'is filled in by another program, and stays as it is written');
      return whole;
    })
    .replace(ATTRIBUTES, (whole, start: number) => {
      if (inCode(text, start)) return whole;
      name(line, 'attributes', whole);
      return '';
    });
  if (/^\s*(?::::|\[TOC\]\s*$)/.test(plain)) {
    if (!/-end\s*(?::::)?\s*$/.test(plain)) name(line, 'layout', plain.trim());
    return [''];
  }
  if (/^\s*--8<--/.test(plain)) {
    name(line, 'include', plain.trim(), 'is a block of several files');
    return [''];
  }
  return [plain];
}

function plainAlert(
  [, before = '', word = '', rest = '']: RegExpExecArray,
  line: number,
  name: Name,
): string[] {
  const after = before.replace(/[^\s>]/g, ' ');
  if (/^video$/i.test(word)) {
    const url = rest.replace(/[\]\s]+$/, '');
    name(line, 'video', url);
    return [`${before}[${url}](${url})`];
  }
  const known = /^(?:note|tip|important|warning|caution)$/i.test(word);
  const kind = known ? word.toUpperCase() : 'NOTE';
  const said = known ? rest : `**${word}** ${rest}`;
  return [`${before}[!${kind}]`, ...(said.trim() === '' ? [] : [after + said])];
}

function picture(attributes: string, line: number, name: Name): string {
  const [alt, source, larger] = ['alt-text', 'source', 'lightbox'].map((key) => valueOf(attributes, key));
  if (larger !== '' && larger !== source) name(line, 'attributes', `lightbox="${larger ?? ''}"`);
  return `![${(alt ?? '').replace(/[[\]\\]/g, '\\$&')}](<${(source ?? '').replaceAll('\\', '/')}>)`;
}

const valueOf = (attributes: string, key: string) =>
  new RegExp(`${key}="([^"]*)"`).exec(attributes)?.[1] ?? '';

function endOfIndented(lines: readonly Line[], from: number, depth: number): number {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    const text = lines[at]?.text ?? '';
    if (text.trim() === '') continue;
    if (depthOf(text) < depth) break;
    end = at + 1;
  }
  return end;
}

const depthOf = (text: string) => text.length - text.trimStart().length;
/** Whether a place in a line stands between backquotes. */
export const inCode = (text: string, at: number) => text.slice(0, at).split('`').length % 2 === 0;
const cut = (lines: readonly Line[], depth: number) =>
  lines.map(({ text, line }) => ({ text: text.slice(Math.min(depth, depthOf(text))), line }));
const indented = (lines: readonly Line[], by: string) =>
  lines.map(({ text, line }) => ({ text: (by + text).trimEnd(), line }));
