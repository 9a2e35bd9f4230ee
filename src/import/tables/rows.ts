import { isDeepStrictEqual } from 'node:util';
import { entityKinds } from '../../plan/index.ts';
import type { Plan } from '../../plan/index.ts';
import { cellOf, USUAL, valueAt } from './cell-texts.ts';
import { valueOf } from './cells.ts';
import { FIELDS } from './columns.ts';
import type { TableKind } from './columns.ts';
import type { Name } from '../lost.ts';
import type { Mapping } from './match-columns.ts';
import type { Keepers } from '../playbook.ts';
import { changedText, isSame, newText } from './row-texts.ts';
import type { Row } from './table-rows.ts';
import { fieldOf } from './fields.ts';
import { impactAt, withImpacts } from './impact-columns.ts';
import { dataOf, listsOf } from './parts.ts';
import type { FoundPart, PartRows } from './parts.ts';

/** What rows are read against: the plan, who keeps what is new, and what other tables of the same import bring. */
export type Setting = {
  plan: Plan;
  keepers: Keepers;
  /** Text of the plan's files as they are, and as tables before have made them. */
  texts: ReadonlyMap<string, string>;
  /** What tables before say: path of a file -> path of a field -> value. */
  said: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  /** Kind and name, folded -> id, of rows in all tables of this import. */
  coming: ReadonlyMap<string, string>;
  ids: ReadonlyMap<Row, string>;
  country?: string | undefined;
  /** Rows of the tables of lists, which come with the same import. */
  parts: PartRows;
  refusePart: (found: FoundPart, line: number, detail: string, why: string) => void;
  /** The table, as people find it: `plan.xlsx (Processes)`. */
  source: string;
};

/** The file that a row makes or changes, what the row says in it, and the fields in which a stand-in stands. */
export type RowFile = {
  path: string;
  text: string;
  said: ReadonlyMap<string, unknown>;
  standIns: [field: string, what: string][];
};

/**
 * The files that the rows of a table make. A row whose file is there changes the fields of its columns in it and leaves everything
 * else as it is, comments too. What cannot be understood is named with the line of the row; a row that can make no file is
 * refused.
 */
export function filesOf(
  rows: readonly Row[],
  headings: readonly string[],
  mapping: Mapping,
  setting: Setting,
  { name, refuse }: { name: Name; refuse: (line: number, detail: string, why: string) => void },
): RowFile[] {
  const files = new Map<string, RowFile>();
  for (const row of rows) {
    const { line, title } = row;
    const id = setting.ids.get(row);
    const path = pathOf(mapping.kind, id);
    const before = id === undefined ? undefined : setting.texts.get(path);
    if (title === '' && before === undefined) {
      refuse(line, textOf(row), whyUntitled(mapping, headings));
      continue;
    }
    if (files.has(path)) {
      refuse(line, title, `has the id \`${id}\`, as another row has`);
      continue;
    }
    const old = before === undefined ? undefined : dataOf(path, before, setting.plan);
    const { said, changed, unread } = readRow(row, headings, mapping, { ...setting, path, old }, name);
    if (id !== undefined)
      for (const [list, items] of listsOf(
        mapping.kind,
        id,
        old,
        { ...setting, isWhole: true },
        setting.refusePart,
      ))
        changed.set(`${list}[]`, items);
    // In a table of ours, an empty cell of an approver means that there is none.
    if (row.id !== '' && [...mapping.fields.values()].includes('approver') && !said.has('approver'))
      if (before === undefined) changed.set('approver', undefined);
    const made =
      before === undefined
        ? newText(mapping.kind, title, changed, unread, setting.keepers)
        : { text: changedText(mapping.kind, before, changed), standIns: [] };
    if ('fault' in made) refuse(line, title, made.fault);
    else files.set(path, { path, said, ...made });
  }
  return [...files.values()];
}

/** The file of what has an id. */
export const pathOf = (kind: TableKind, id: string | undefined) => `${entityKinds[kind].source}/${id}.yaml`;

const textOf = ({ cells }: Row) =>
  cells
    .map((cell) => cell.trim())
    .filter(Boolean)
    .join(', ')
    .replace(/\s+/g, ' ')
    .slice(0, 60);

function whyUntitled({ kind, fields }: Mapping, headings: readonly string[]): string {
  const at = [...fields].find(([, field]) => field === 'name')?.[0];
  if (kind !== 'contact' || at === undefined) return 'has no name';
  return `has no role, which is what the site shows of a person; fill in a column such as Role or, where these are no people, map \`${headings[at]?.trim()}: label\``;
}

/** A remark as a comment of YAML can hold it: one line, without what YAML refuses. */
const inComment = (remark: string) => remark.replace(/[\s\p{C}]+/gu, ' ').slice(0, 400);

/** What the cells of a row say, and remarks on what nobody understands. */
function readRow(
  { line, cells, title, person }: Row,
  headings: readonly string[],
  { kind, fields }: Mapping,
  setting: Setting & { path: string; old: unknown },
  name: Name,
): { said: Map<string, unknown>; changed: Map<string, unknown>; unread: string[] } {
  const said = new Map<string, unknown>();
  const known = new Set<string>();
  const unread: string[] = [];
  for (const [at, target] of fields) {
    const field = fieldOf(kind, target);
    const takes = field?.takes;
    const written = cells[at] ?? '';
    const heading = (headings[at] ?? '').replace(/\s+/g, ' ').trim();
    if (takes === undefined || written.trim() === '') continue;
    const say = (why: string) => {
      name(line, 'cell', `${heading}: ${written}`, why);
      unread.push(inComment(`${setting.source}, row ${line}: ${heading}: ${written} (${why})`));
    };
    if (kind === 'contact' && target === 'name') continue;
    if (target === 'visibility' && written.trim() === USUAL) {
      said.set(target, undefined);
      continue;
    }
    // What the file says already in these words is not read anew: it may be more than the words say.
    const isKnown =
      field !== undefined && field.foreign !== true && cellOf(field, setting.old).trim() === written.trim();
    const value = isKnown
      ? valueAt(setting.old, target.split('.'))
      : valueOf(written, takes, { ...setting, heading }, say);
    if (isKnown) known.add(target);
    if (value === undefined) continue;
    const earlier = setting.said.get(setting.path);
    if (earlier?.has(target) === true && !isSame(earlier.get(target), value))
      say('says otherwise than a table before it, which is kept');
    else said.set(target, value);
  }
  if (kind === 'contact' && title !== '') said.set('label', title);
  if (kind === 'contact' && person !== '') said.set('name', person);
  const isReviewed =
    said.has('lastReviewed') || /^lastReviewed:/m.test(setting.texts.get(setting.path) ?? '');
  const status = said.get('status');
  if (
    typeof status === 'string' &&
    status !== 'draft' &&
    !isReviewed &&
    FIELDS[kind].some(({ path }) => path === 'lastReviewed')
  ) {
    name(line, 'cell', `status: ${status}`, 'was never reviewed, so it is a draft');
    said.set('status', 'draft');
    known.delete('status');
  }
  const impacts = new Map([...said].filter(([path]) => impactAt(path)));
  const changed = new Map([...said].filter(([path]) => !known.has(path) && !impacts.has(path)));
  if (impacts.size > 0) {
    const before = valueAt(setting.old, ['impactAnalysis', 'impacts']);
    const after = withImpacts(before, impacts);
    if (!isDeepStrictEqual(before, after)) changed.set('impactAnalysis.impacts[]', after);
  }
  return { said, changed, unread };
}
