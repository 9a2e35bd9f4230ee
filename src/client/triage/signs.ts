import { signs as said } from '../../words/en/signs.ts';

/** What people may notice: a situation, the signs of it in employees' words, and other words for what is lost in it. */
export type Situation = { id: string; signs: readonly string[]; words: readonly string[] };

/** A situation that fits what somebody said, and its sign that fits best; undefined where only other words fit. */
export type Fit = { id: string; sign: string | undefined };

/** Words that say nothing about what is wrong. */
const FILLERS = new Set(said.fillers.split(' ').map(plain));

/** Words that people use for the same thing, with the number of their group. */
const GROUP = new Map(
  said.same.flatMap((words, group) => words.split(' ').map((word) => [stem(plain(word)), group] as const)),
);

/** How much a word counts that is met exactly, by its beginning, by a word of the same meaning, or with one slip. */
const EXACT = 1;
const BEGINNING = 0.8;
const SAME_MEANING = 0.6;
const SLIP = 0.6;

/** Situations that fit what somebody typed, the best first; those that fit much worse than the best are left out. */
export function fitting(said: string, situations: readonly Situation[]): Fit[] {
  const wanted = wordsOf(said);
  if (wanted.length === 0) return [];
  const read = situations.map(({ id, signs, words }) => ({
    id,
    signs: signs.map((text) => ({ text, words: wordsOf(text) })),
    words: words.flatMap(wordsOf),
  }));
  const weights = wanted.map((word) => {
    const having = read.filter((each) =>
      [...each.signs.flatMap((sign) => sign.words), ...each.words].some((other) => match(word, other) > 0),
    );
    return having.length === 0 ? 0 : Math.log(1 + read.length / having.length);
  });
  const scoreOf = (words: readonly string[]) =>
    wanted.reduce((sum, word, at) => sum + (weights[at] ?? 0) * best(word, words), 0);
  const scored = read
    .map((each) => {
      const [sign] = each.signs
        .map(({ text, words }) => ({ text, score: scoreOf(words) }))
        .sort((a, b) => b.score - a.score);
      const named = scoreOf(each.words);
      const score = Math.max(sign?.score ?? 0, named) + 0.4 * Math.min(sign?.score ?? 0, named);
      return { id: each.id, sign: sign && sign.score > 0 ? sign.text : undefined, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const least = (scored[0]?.score ?? 0) * 0.5;
  return scored.filter(({ score }) => score >= least).map(({ id, sign }) => ({ id, sign }));
}

function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !FILLERS.has(word))
    .map(stem);
}

/** In lower case, without accents and apostrophes. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '');
}

/** A word without the endings by which one thing is said in several ways. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(said.endings, '') : word;
}

function best(word: string, others: readonly string[]): number {
  return Math.max(0, ...others.map((other) => match(word, other)));
}

function match(word: string, other: string): number {
  if (word === other) return EXACT;
  if (word.length > 2 && other.startsWith(word)) return BEGINNING;
  if (other.length > 3 && word.startsWith(other)) return BEGINNING;
  const group = GROUP.get(word);
  if (group !== undefined && group === GROUP.get(other)) return SAME_MEANING;
  return word.length > 4 && oneSlip(word, other) ? SLIP : 0;
}

/** Whether one letter is wrong, missing, too many, or two are swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const rest = (text: string, skipped: number) => text.slice(at + skipped);
  const swapped = a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2);
  return swapped || rest(a, 1) === rest(b, 1) || rest(a, 0) === rest(b, 1) || rest(a, 1) === rest(b, 0);
}
