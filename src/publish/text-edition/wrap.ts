/** The width of every page of the text edition, in columns of a terminal. */
export const WIDTH = 80;

/** Letters of East Asia and emoji take two columns of a terminal, marks that combine take none. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const WITHOUT_WIDTH = /[\p{M}\u200b-\u200d\ufe0e\ufe0f]/u;
/** Letters of one column each, the most there are. */
const NARROW = /^[\u0000-\u02ff]*$/;
/** What stops being usable when it is cut in two. */
const ADDRESS = /:\/\/|@|^\S+\/\S+$/;

/** How many columns a text takes. */
export function widthOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (const letter of text) width += WITHOUT_WIDTH.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return width;
}

/**
 * Breaks a text into lines of at most `width` columns, at spaces and where it has line breaks; spaces that do not break
 * (`\u00a0`) hold together. Only an address may be longer: cut in two, it leads nowhere.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapLine(paragraph, width));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const word of text.split(/[ \t]+/).flatMap((each) => fitting(each, width))) {
    const wanted = widthOf(word);
    if (line !== '' && taken + 1 + wanted > width) {
      lines.push(line);
      line = '';
      taken = 0;
    }
    taken += line === '' ? wanted : 1 + wanted;
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The words of a line that may stand on a line of their own. */
function fitting(word: string, width: number): string[] {
  if (word === '' || widthOf(word) <= width || ADDRESS.test(word)) return word === '' ? [] : [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (widthOf(part + letter) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

/** Lines with something before them: `first` before the first, as many spaces before the others. */
export function hanging(first: string, lines: readonly string[]): string[] {
  const rest = ' '.repeat(widthOf(first));
  return lines.map((line, index) => `${index === 0 ? first : line === '' ? '' : rest}${line}`.trimEnd());
}

/** A text broken into lines behind a mark or a label, which stands before the first. */
export function labelled(label: string, text: string, width: number): string[] {
  return hanging(label, wrap(text, width - widthOf(label)));
}

/** Parts with an empty line between them; parts of nothing leave none. */
export function spaced(parts: readonly (readonly string[])[]): string[] {
  const filled = parts.filter((part) => part.length > 0);
  return filled.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

/** A heading and the line below it. */
export function underlined(text: string, mark: string, width = WIDTH): string[] {
  const lines = wrap(text, width);
  return [...lines, mark.repeat(Math.max(...lines.map(widthOf)))];
}

/** Lines as the text of a file: no space at the end of a line, and none that a terminal may show as something else. */
export function fileText(lines: readonly string[]): string {
  return `${lines.map((line) => line.replaceAll('\u00a0', ' ').trimEnd()).join('\n')}\n`;
}
