import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { entityKinds } from '../../src/plan/kinds/index.ts';
import { languageName, LANGUAGES, wordsOf } from '../../src/words/index.ts';
import { values } from '../../src/words/de/values.ts';

const english = wordsOf('en');
const german = wordsOf('de');

/** What is said alike in both languages, by its key, and why. */
const ALIKE: Readonly<Record<string, string>> = {
  'cards.start': 'the German word is the same',
  'checkPages.fields.recovery': 'the name of a field',
  'clauses.counted': 'a number before words of the dictionary',
  'common.audience': 'whom an author named stays as it is',
  'common.value': 'what is no value of a file stays as it is',
  'common.way': 'what is no value of a file stays as it is',
  'copy.commit': 'a word of git',
  'copy.textLines.1': 'a full stop',
  'copy.version': 'the German word is the same',
  'diagrams.dependencies.rto': 'the abbreviation of the field',
  'fresh.version': 'the German word is the same',
  'impact.columns.2': 'the abbreviation of the field',
  'impact.columns.3': 'the abbreviation of the field',
  'impact.columns.4': 'the abbreviation of the field',
  'impact.columns.5': 'the abbreviation of the field',
  'impact.columns.6': 'the abbreviation of the field',
  'kinds.Team': 'the German word is the same',
  'people.team': 'the German word is the same',
  'processes.columns.1': 'the German word is the same',
  'processes.columns.3': 'the abbreviation of the field',
  'processes.columns.4': 'the abbreviation of the field',
  'processes.columns.5': 'the abbreviation of the field',
  'processes.team': 'the German word is the same',
  'register.earlierColumns.2': 'the German word is the same',
  'searchBox.filters.team': 'the German word is the same',
  'changes.group': 'what is no value of a file stays as it is',
  'changes.kind': 'what is no kind of the plan keeps its name',
  'changes.way': 'what is no value of a file stays as it is',
  'binderTabs.personal.columns.1': 'the German word is the same',
  'binderTabs.records.changes.0': 'the German word is the same',
  'binderTabs.things.team': 'the German word is the same',
  'paper.revision': 'the German word is the same',
  'site.pages./teams/': 'the German word is the same',
  'tables.impactLabel': 'what an author named stays as it is',
  'text.versionAndState': 'the German word is the same',
  'updates.changedParts': 'titles of the plan',
  'updates.code': 'the German word is the same',
  'updates.name': 'the German word is the same',
};

/** Every text of a dictionary by its key; of a sentence with values, what it says of samples. */
function textsOf(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] => {
      const own = path === '' ? key : `${path}.${key}`;
      if (typeof value === 'string') return [[own, value]];
      if (value instanceof RegExp) return [[own, value.source]];
      if (typeof value === 'function') return [[own, said(value as (...args: unknown[]) => unknown)]];
      return typeof value === 'object' && value !== null ? [...textsOf(value, own)] : [];
    }),
  );
}

/** Samples of each sort of value that a sentence may take; a sentence takes what does not break it. */
const SAMPLES: readonly unknown[][] = [
  [2880, 3, 4],
  ['2026-06-15', 'day', 'c', 'd'],
  ['12mo', 'b', 'c', 'd'],
  [['Anna', 'Ben', 'Cem']],
  [3, 'day', 'x', 7],
  [2, 'error'],
];

function said(sentence: (...args: unknown[]) => unknown): string {
  return SAMPLES.flatMap((sample) => {
    try {
      const text = sentence(...sample);
      return [Array.isArray(text) ? text.join(' ') : String(text)];
    } catch {
      return [];
    }
  }).join('\n');
}

const SCHEMA = { unrepresentable: 'any', io: 'input' } as const;
/** Values that no page shows as they are. */
const NOT_SHOWN = new Set(['everyone', 'a4', 'letter']);

/** Every value that a schema lists. */
function enumerated(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(enumerated);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) =>
    key === 'enum'
      ? (value as unknown[]).filter((each) => typeof each === 'string')
      : key === 'const' && typeof value === 'string'
        ? [value]
        : enumerated(value),
  );
}

describe('The dictionaries', () => {
  const inEnglish = textsOf(english);
  const inGerman = textsOf(german);

  test('have the same keys, and nothing empty', () => {
    const numbered = (key: string) => /\.\d+$/.test(key);
    const keys = (texts: Map<string, string>) => [...texts.keys()].filter((key) => !numbered(key));
    expect(keys(inGerman).sort()).toEqual(keys(inEnglish).sort());
    // What pages in English need not say of themselves.
    const isOwn = (key: string) => key.endsWith('.englishOnly');
    const empty = [...inGerman, ...inEnglish].filter(([key, text]) => text.trim() === '' && !isOwn(key));
    expect(empty).toEqual([]);
  });

  test('say nothing in German that is still English, except where a reason is given', () => {
    const alike = [...inGerman].filter(([key, text]) => inEnglish.get(key) === text).map(([key]) => key);
    expect(alike.filter((key) => !(key in ALIKE))).toEqual([]);
    expect(Object.keys(ALIKE).filter((key) => !alike.includes(key))).toEqual([]);
  });

  test('have a German word for every value that the files of a plan may hold', () => {
    const all = Object.values(entityKinds).flatMap(({ schema }) =>
      enumerated(z.toJSONSchema(schema, SCHEMA)),
    );
    const unsaid = [...new Set(all)].filter((value) => !(value in values) && !NOT_SHOWN.has(value));
    expect(unsaid).toEqual([]);
    expect(all.length).toBeGreaterThan(100);
  });

  test('speak in the main part of a language, else English', () => {
    expect(wordsOf('de-CH')).toBe(german);
    expect(wordsOf('fr')).toBe(english);
    expect(LANGUAGES.map(languageName)).toEqual(['English', 'Deutsch']);
    expect(languageName('fr')).toBe('français');
  });
});

describe('German', () => {
  const { common } = german;

  test('bends durations and periods as the words before them ask', () => {
    expect(common.duration(2 * 1440 + 60)).toBe('2 Tage 1 Stunde');
    expect(common.within(2 * 1440)).toBe('binnen 2 Tagen');
    expect(common.after(30)).toBe('nach 30 Minuten');
    expect(common.every('1mo')).toBe('jeden Monat');
    expect(common.every('12mo')).toBe('alle 12 Monate');
    expect(common.over('12mo')).toBe('vor mehr als 12 Monaten');
    expect(common.date('2026-03-05')).toBe('5. März 2026');
    expect([common.number(1400000), common.percent(99.5)]).toEqual(['1.400.000', '99,5 %']);
    expect(common.audience('everyone')).toBe('alle');
    expect(common.listed(['Küche', 'Lager', 'Büro'])).toBe('Küche, Lager und Büro');
  });

  test('names who decides on the page as the script on the page expects it', () => {
    for (const { playbook, work } of [english, german])
      expect(playbook.decidesWithin(30).startsWith(`${work.decidesWithin} `)).toBe(true);
  });
});
