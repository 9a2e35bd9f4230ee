import { harmless } from './terminal.ts';

/** The longest comment that GitHub and Azure DevOps take, less room for the last line. */
const LONGEST = 60_000;

/** Text that Markdown shows as it is: no marks but code, no links, nobody mentioned. */
export function literal(text: string): string {
  return harmless(text)
    .replace(/\s+/g, ' ')
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&').replace(/(^|\W)@(?=\w)/g, '$1@\u2060');
}

/** Text in the type of code, whatever it holds. */
export function code(text: string): string {
  const shown = harmless(text).replace(/\s+/g, ' ');
  const ticks = '`'.repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  const room = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${ticks}${room}${shown}${room}${ticks}`;
}

/** The lines that fit a comment or an issue, and behind them what to read for the others. */
export function cut(lines: readonly string[], rest: string): string {
  let length = 0;
  const beyond = lines.findIndex((line) => (length += line.length + 1) > LONGEST);
  return beyond < 0 ? lines.join('\n') : [...lines.slice(0, beyond), '', rest].join('\n');
}
