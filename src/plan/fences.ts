/** A fence of three or more backticks or tildes that opens a block of code and that nothing closes. */
export type OpenFence = { line: number; column: number; fence: string; language: string };

type Opening = OpenFence & { index: number };

const FENCE = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})[ \t]*([^`]*)$/;
const SECTION = '## ';
/** What a forgotten fence was not meant to take in: the next section, or the end of the component around it. */
const BEYOND = /^(## |[ \t]*<\/[A-Z]\w*>)/;

/**
 * Finds fences that nothing closes, and gives the text as it reads when each ends before the next section: a forgotten
 * fence takes everything behind it away, and that is one fault. Line numbers stay as they are.
 */
export function withFencesClosed(text: string): { text: string; open: OpenFence[] } {
  if (!/`{3}|~{3}/.test(text)) return { text, open: [] };
  const lines = text.split('\n');
  const open: OpenFence[] = [];
  for (let found = firstOpen(lines); found; found = firstOpen(lines)) {
    const { index, line, column, fence, language } = found;
    open.push({ line, column, fence, language });
    const next = lines.findIndex((each, at) => at > index && BEYOND.test(each));
    // A section of nothing but this block is not empty.
    lines.fill('', index, next < 0 ? lines.length : next);
    lines[index] = `${' '.repeat(column - 1)}…`;
  }
  return { text: lines.join('\n'), open };
}

/**
 * The first fence that nothing closes. One that has taken in a section heading and then another opening fence was
 * forgotten, whatever closes it later; so was the one before, when it took in a heading and the last one stays open.
 */
function firstOpen(lines: readonly string[]): Opening | undefined {
  let opening: Opening | undefined;
  let heading = false;
  let suspect: Opening | undefined;
  for (const [index, line] of lines.entries()) {
    const match = FENCE.exec(line);
    const [, fence = '', info = ''] = match ?? [];
    if (!opening) {
      if (!match) continue;
      const column = line.indexOf(fence) + 1;
      opening = { index, line: index + 1, column, fence, language: info.trim().split(/\s/)[0] ?? '' };
      heading = false;
    } else if (match && fence.startsWith(opening.fence)) {
      if (info.trim() === '') {
        if (heading) suspect ??= opening;
        opening = undefined;
      } else if (heading) return opening;
    } else if (line.startsWith(SECTION)) heading = true;
  }
  return opening && (suspect ?? opening);
}
