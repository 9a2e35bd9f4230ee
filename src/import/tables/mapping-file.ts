import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document, YAMLMap } from 'yaml';
import { didYouMean } from '../../plan/index.ts';
import { FIELDS, TABLE_KINDS } from './columns.ts';
import type { TableKind } from './columns.ts';
import { fieldOf } from './fields.ts';
import { IGNORE } from './match-columns.ts';
import type { Said } from './match-columns.ts';

/** What has been said of tables before: title of a table, or `file/title` -> what it lists, and what its columns mean. */
export type Confirmed = ReadonlyMap<string, Said>;

/** Beside the plan's files, but none of them: its name begins with a dot. */
export const MAPPINGS = '.muster-import.yaml';

const KINDS = [...TABLE_KINDS, IGNORE] as const;
const KEYS = ['kind', 'columns', 'country'];

/** What columns of a kind may mean. */
export const meaningsOf = (kind: TableKind) => [
  'id',
  ...FIELDS[kind].map(({ path }) => path),
  ...(kind === 'process' ? ['impactAnalysis.impacts.TYPE.TIME'] : []),
  IGNORE,
];

/** Reads the file that says what columns mean, with a sentence for everything in it that means nothing. */
export function readMappings(text: string): { confirmed: Confirmed; faults: string[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: '1.2', schema: 'core', lineCounter: lines });
  const confirmed = new Map<string, Said>();
  const faults: string[] = [];
  const fault = (at: number | undefined, sentence: string) =>
    faults.push(`${MAPPINGS}:${lines.linePos(at ?? 0).line} ${sentence}`);
  for (const error of document.errors) fault(error.pos[0], error.message.split('\n')[0] ?? '');
  const { contents } = document;
  if (faults.length > 0 || contents === null || (isScalar(contents) && contents.value === null))
    return { confirmed, faults };
  if (!isMap(contents)) fault(0, 'It must name tables, each with `kind` and `columns`.');
  for (const [title, at, value] of entriesOf(contents)) {
    const entries = new Map(entriesOf(value).map(([key, place, inner]) => [key, { place, inner }]));
    const kind = KINDS.find((each) => each === textIn(entries.get('kind')?.inner));
    const wrong = [...entries].find(([key]) => !KEYS.includes(key));
    if (wrong) fault(wrong[1].place, `\`${wrong[0]}\` is none of ${KEYS.join(', ')}.`);
    if (kind === undefined) {
      fault(entries.get('kind')?.place ?? at, `\`kind\` of ${title} is one of ${KINDS.join(', ')}.`);
      continue;
    }
    const columns = new Map<string, string | undefined>();
    for (const [heading, place, meant] of entriesOf(entries.get('columns')?.inner)) {
      const path = textIn(meant);
      const meanings = kind === IGNORE ? [] : meaningsOf(kind);
      if (path !== undefined && kind !== IGNORE && !meanings.includes(path) && !fieldOf(kind, path))
        fault(
          place,
          `\`${path}\` is no field of a ${kind}.${didYouMean(path, meanings)} There are: ${meanings.join(', ')}.`,
        );
      columns.set(heading, path);
    }
    const country = textIn(entries.get('country')?.inner);
    if (country !== undefined && !isCountryCode(country))
      fault(entries.get('country')?.place, `\`country\` is a country code such as "+49", not "${country}".`);
    confirmed.set(title, { kind, columns, country });
  }
  return { confirmed, faults };
}

export const isCountryCode = (text: string) => /^\+[1-9]\d{0,2}$/.test(text);

function entriesOf(node: unknown): [key: string, at: number, value: unknown][] {
  return isMap(node)
    ? node.items.flatMap(({ key, value }): [string, number, unknown][] =>
        isScalar(key) ? [[String(key.value), key.range?.[0] ?? 0, value]] : [],
      )
    : [];
}

/** A scalar as it is written, without its quotation marks; undefined for none. */
const textIn = (node: unknown) => (isScalar(node) && node.source !== '' ? nothing(node.source) : undefined);

const nothing = (source: string | undefined) => (source === 'null' || source === '~' ? undefined : source);

const HEAD = ` What the columns of imported tables mean: a field, or \`${IGNORE}\`. One that says nothing is not read.
 Correct it here, and import again. \`muster import --help\` names the fields.`;

/** The file with what is said now: what it says of other tables, and comments, stay. */
export function withMappings(text: string | undefined, said: Confirmed): string {
  const document = parseDocument(text ?? '', { version: '1.2', schema: 'core' });
  if (!isMap(document.contents)) {
    document.contents = document.createNode({}) as Document.Parsed['contents'];
    document.commentBefore = HEAD;
  }
  for (const [title, { kind, columns, country }] of said) {
    if (!document.has(title)) document.set(title, document.createNode({ kind }));
    const entry = document.get(title) as YAMLMap;
    // A value that says so already stays as it is written, with its comment.
    const put = (map: YAMLMap, key: string, value: string | undefined) => {
      const before = map.has(key) ? textIn(map.get(key, true)) : null;
      if (before !== value) map.set(key, document.createNode(value ?? null));
    };
    put(entry, 'kind', kind);
    if (country !== undefined) put(entry, 'country', country);
    if (!isMap(entry.get('columns'))) entry.set('columns', document.createNode({}));
    for (const [heading, path] of columns) put(entry.get('columns') as YAMLMap, heading, path);
  }
  const after = document.toString({ lineWidth: 0, nullStr: '' });
  return after.replace(/[ \t]+$/gm, '');
}

/** The lines that say what columns of a table mean, for somebody to put into the file. */
export function mappingLines(title: string, said: Said): string[] {
  const text = withMappings(undefined, new Map([[title, said]]));
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
