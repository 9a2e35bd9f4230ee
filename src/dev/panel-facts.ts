import { addressOf, compareText, entityAt, entityKinds, guide, keyOf, KINDS, nameOf } from '../plan/index.ts';
import type { Edge, Kind, Place, Plan, Problem, TypedRef } from '../plan/index.ts';
import { wordsOf } from '../words/index.ts';
import type { Words } from '../words/index.ts';

/** The files that a page is made from, as an author knows them; `file` and `entity` where it is a single one. */
export type Subject = {
  name: string;
  file?: string | undefined;
  entity?: TypedRef | undefined;
  holds: (file: string) => boolean;
};

/** Something that names what a page shows, and where it does. */
export type Referrer = {
  label: string;
  name: string;
  href: string;
  mentions: { field: string; place: Place }[];
};

/** Problems of the files behind a page, and the errors of all others: those stop a build as well. */
export type PanelProblems = { here: Problem[]; elsewhere: Problem[] };

/** The file whose page an address is; undefined for pages that are made from many. */
export function fileBehind(plan: Plan, address: string): string | undefined {
  const path = pathOf(address);
  const page = /^\/guide\/(.+)$/.exec(path)?.[1];
  if (page !== undefined) return `guide/${page}.mdx`;
  const entity = entityAt(path);
  if (!entity) return undefined;
  const stem = new RegExp(
    `^${entityKinds[entity.kind].source}/(.*/)?${entity.id.replaceAll('.', '\\.')}\\.[a-z]+$`,
  );
  return [...plan.paths].find((file) => stem.test(file));
}

/** The words in which an author is spoken to: those of the plan's first language. */
export function authorsWords({ organization }: Plan): Words {
  return wordsOf(organization.languages[0] ?? 'en');
}

/** What a page is made from: one file, all of the kinds that it lists, or the whole plan. */
export function subjectOf(plan: Plan, address: string): Subject {
  const file = fileBehind(plan, address);
  const path = pathOf(address);
  if (file !== undefined)
    return { name: file, file, entity: entityAt(path), holds: (other) => other === file };
  const folders = KINDS.filter((kind) => pathOf(addressOf({ kind, id: '' })) === path).map(
    (kind) => `${entityKinds[kind].source}/`,
  );
  const { common, panel } = authorsWords(plan);
  return folders.length > 0
    ? {
        name: common.listed(folders),
        holds: (other) => folders.some((folder) => other.startsWith(folder)),
      }
    : { name: panel.wholePlan, holds: () => true };
}

const GRAVITY = { error: 0, warning: 1, note: 2 } as const;

/** The open problems of what a page is made from, the gravest first. */
export function problemsOf(subject: Subject, problems: readonly Problem[]): PanelProblems {
  const open = problems.filter(({ accepted }) => !accepted);
  const here = open.filter(({ file }) => subject.holds(file));
  return {
    here: here.sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]),
    elsewhere: open.filter(({ file, severity }) => severity === 'error' && !subject.holds(file)),
  };
}

/** Everything in a plan that names an entity, by kind and name. */
export function referrersOf(plan: Plan, entity: TypedRef): Referrer[] {
  const edges = (plan.graph.to.get(keyOf(entity)) ?? []).filter(({ from }) => from !== keyOf(entity));
  return [...Map.groupBy(edges, ({ from }) => from)]
    .map(([from, mentions]) => ({ ...who(plan, from), mentions: mentions.map(mentionOf) }))
    .sort((a, b) => compareText(a.label, b.label) || compareText(a.name, b.name));
}

function mentionOf({ field, place }: Edge): Referrer['mentions'][number] {
  return { field, place };
}

function who(plan: Plan, key: string): Omit<Referrer, 'mentions'> {
  const { changes, panel } = authorsWords(plan);
  const kind = key.slice(0, key.indexOf('/'));
  const id = key.slice(kind.length + 1);
  if (isKind(kind)) {
    const ref = { kind, id };
    return {
      label: changes.kind(kind, entityKinds[kind].label),
      name: nameOf(plan, ref),
      href: addressOf(ref),
    };
  }
  const page = plan.guide.find(({ slug }) => slug === id);
  if (kind === guide.kind)
    return { label: changes.kind(kind, guide.label), name: page?.title ?? id, href: `/guide/${id}` };
  return { label: panel.referrers.file, name: `${kind}.yaml`, href: '/plan/' };
}

function isKind(kind: string): kind is Kind {
  return kind in entityKinds;
}

/** An address as pages are compared by: without a query, an anchor, an ending or a slash at its end. */
function pathOf(address: string): string {
  return decodeURI(address)
    .replace(/[?#].*$/, '')
    .replace(/(\.html|\/)$/, '');
}
