import { fieldReference } from '../../plan/index.ts';
import type { Field, TableKind, Takes } from './columns.ts';

/** A field as the schemas have it: what must be there, and what holds in a group that says nothing else. */
export type TableField = Field & { required: boolean; usual?: string | undefined };

/** A list of groups of keys, which has a table of its own: a row for each of them, with the id of the entity. */
export type Part = { kind: TableKind; path: string; title: string; fields: readonly TableField[] };

/** What the tables of parts are called: a sheet `Impacts`, a file `processes-impacts.csv`. */
const TITLES: Record<string, string> = {
  dependsOn: 'Dependencies',
  'impactAnalysis.impacts': 'Impacts',
  peaks: 'Peaks',
  regulatory: 'Deadlines',
  usedBy: 'Users',
  ways: 'Ways',
  successCriteria: 'Criteria',
  timeline: 'Timeline',
  results: 'Results',
  achieved: 'Achieved',
  findings: 'Findings',
  approvals: 'Approvals',
  accept: 'Accepted',
};

/** Lists of whole sentences, which stand in lines of their own. */
const SENTENCES = new Set(['objectives', 'injects']);

const PLURALS: Record<string, Takes> = {
  service: 'services',
  process: 'processes',
  playbook: 'playbooks',
  channel: 'channels',
  measure: 'measures',
  'failure-domain': 'domains',
  contact: 'contacts',
};

/** No heading of anybody else means this: only the field's own name does. */
const NOTHING = /(?!)/;

/** Everything that the schema of a kind takes in a row of its table, the lists that have a table of their own, and the order of all. */
export function carriedBy(kind: TableKind): { fields: TableField[]; parts: Part[]; order: string[] } {
  const fields: TableField[] = [];
  const parts: Part[] = [];
  const listed = new Map<string, TableField[]>();
  const order: string[] = [];
  for (const { name, takes, required, usual } of fieldReference().find((each) => each.kind === kind)
    ?.fields ?? []) {
    if (takes === 'group of keys') continue;
    const [list = '', path] = name.split('[].');
    if (path === undefined) order.push(name);
    const into = path === undefined ? fields : listed.get(list);
    if (/^list of (?:group|\{)/.test(takes)) {
      const own: TableField[] = [];
      listed.set(name, own);
      parts.push({ kind, path: name, title: TITLES[name] ?? name, fields: own });
    } else into?.push(...columnsFor(path ?? name, takes).map((each) => ({ ...each, required, usual })));
  }
  return { fields, parts, order };
}

/** The columns that a field fills: one, but for a reference to several kinds, which has one for the kind and one for the id. */
function columnsFor(path: string, takes: string): Field[] {
  const [, kinds] = /^\{ kind, id \} of (.*)$/.exec(takes) ?? [];
  if (kinds === undefined) return [{ path, takes: takesOf(path, takes), names: NOTHING }];
  return [
    { path: `${path}.kind`, takes: wordsOf(kinds), names: NOTHING },
    { path: `${path}.id`, takes: 'text', names: NOTHING },
  ];
}

/** How a cell of a field is read, from what the field reference says that it takes. */
function takesOf(path: string, takes: string): Takes {
  const [, many, one = ''] = /^(list of )?id of a (.*)$/.exec(takes) ?? [];
  if (one !== '') return many === undefined ? (one as Takes) : (PLURALS[one] ?? 'list');
  if (/^(?:text or )?list of text$/.test(takes)) return SENTENCES.has(path) ? 'lines' : 'list';
  if (path === 'target') return 'figure';
  if (takes.startsWith('duration')) return 'duration';
  if (takes.startsWith('date')) return 'date';
  if (takes.startsWith('map')) return 'levels';
  if (takes === 'true or false') return 'truth';
  if (takes === 'number') return 'decimal';
  if (takes.startsWith('text') || takes.startsWith('period')) return 'text';
  return wordsOf(takes);
}

const wordsOf = (list: string): Takes =>
  Object.fromEntries(
    list.split(', ').map((word) => [word, new RegExp(`^${word.replaceAll('-', '[- ]?')}$`)] as const),
  );
