import type { CarriedPiece } from './carried.ts';
import { escaped } from '../html-blocks.ts';

type Marks = CarriedPiece['marks'];

/** Words of a document as a body writes them: what was a link or a value of the plan is one again. */
export function asBody(words: string, marks: Marks, escape = escaped): string {
  return withMarks(escape(words), marks, escape);
}

/** Markdown with the links and values of the plan that its words are the words of. */
export function withMarks(markdown: string, marks: Marks, escape = escaped): string {
  let text = markdown;
  const used: string[] = [];
  for (const { said, source } of [...marks].sort((a, b) => b.said.length - a.said.length)) {
    const wanted = escape(said.replace(/\s+/g, ' ').trim());
    const at = wanted === '' ? -1 : text.indexOf(wanted);
    if (at < 0) continue;
    // What is put in is not looked through again: a private character holds its place.
    text = `${text.slice(0, at)}${PLACE}${used.push(source) - 1}${PLACE}${text.slice(at + wanted.length)}`;
  }
  return text.replace(PLACES, (_, index: string) => used[Number(index)] ?? '');
}

const PLACE = '\uE000';
const PLACES = /\uE000(\d+)\uE000/g;

/** The source of a piece with one line of it said otherwise; undefined where the line is not found in it just once. */
export function patched({ source, marks }: CarriedPiece, was: string, now: string): string | undefined {
  for (const escape of [escaped, (text: string) => text]) {
    const written = asBody(was, marks, escape).split(' ').map(literally).join('[\\s>]+');
    const found = [...source.matchAll(new RegExp(written, 'g'))];
    const [match] = found;
    if (!match || found.length > 1) continue;
    return source.slice(0, match.index) + asBody(now, marks) + source.slice(match.index + match[0].length);
  }
  return undefined;
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What read other than it is written in a line and does not stand in what the line has become. */
export function marksLost(marks: Marks, was: string, now: string): Marks {
  return marks.filter(({ said }) => said !== '' && was.includes(said) && !now.includes(said));
}
