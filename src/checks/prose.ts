import type { Place, Plan, Source } from '../plan/index.ts';

/** What a page says to its readers, at the places where it stands in the file. */
export type Prose = {
  /** As long as the file: everything that is not read as words is blank. */
  text: string;
  /** The place of a position in `text`. */
  placeAt: (offset: number) => Place;
};

const known = new WeakMap<Source, Prose>();

/**
 * The words of a page's body: without front matter, code, diagrams, comments, addresses of links, and the marks of components
 * and alerts. What a step says in its attributes is kept. Worked out once for each file.
 */
export function proseOf(plan: Plan, { file }: { file: string }): Prose {
  const source = plan.sources.get(file);
  if (!source) return { text: '', placeAt: () => ({ file, line: 1, column: 1 }) };
  const found = known.get(source) ?? { text: wordsOf(source.text), placeAt: placesIn(source) };
  known.set(source, found);
  return found;
}

/** From an offset into a file's text to its place. */
export function placesIn({ file, text }: Source): (offset: number) => Place {
  return (offset) => {
    const before = text.slice(0, offset);
    const start = before.lastIndexOf('\n') + 1;
    return { file, line: before.split('\n').length, column: offset - start + 1 };
  };
}

/** What is no prose, in the order in which it is taken out. */
const SILENT = [
  /^---\n[\s\S]*?\n---[ \t]*$/my,
  /^[ \t>]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t>]*\1[`~]*[ \t]*$|$(?![\s\S]))/gm,
  /\{\/\*[\s\S]*?\*\/\}/g,
  /(`+)[^`\n]+\1/g,
  /\]\([^)\n]*\)/g,
  /<?\bhttps?:\/\/[^\s>]+>?/g,
  /\[![A-Za-z]+\]/g,
];
const TAG = /<\/?[A-Za-z][\w.]*(?:[^>"']|"[^"]*"|'[^']*')*>/g;
const SPOKEN = /\b(?:verify|ifFails|caution)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function wordsOf(text: string): string {
  return SILENT.reduce((words, pattern) => words.replace(pattern, blank), text).replace(TAG, tagWords);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/** A component's tag with nothing left but the words in its attributes, each at its place. */
function tagWords(tag: string): string {
  const words = blank(tag).split('');
  for (const match of tag.matchAll(SPOKEN)) {
    const value = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].length - 1 - value.length;
    for (const [index, letter] of value.split('').entries()) words[start + index] = letter;
    words[start - 1] = '\n';
  }
  return words.join('');
}
