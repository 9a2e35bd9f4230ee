import { CHANGES } from './change-words.ts';
import type { ValueWords } from './change-words.ts';
import { fieldChanges } from './field-changes.ts';
import type { FieldChange } from './field-changes.ts';
import { isSameFile } from './files.ts';
import type { PlanFiles } from './files.ts';
import { keyOf } from './graph.ts';
import { identify } from './layout.ts';
import type { Identity } from './layout.ts';
import { isEntityKind } from './parse.ts';
import { find, nameOf } from './plan.ts';
import type { Plan } from './plan.ts';
import { compareText } from './problem.ts';
import { privatePattern } from './unpublished.ts';
import { published } from './visibility.ts';
import { withoutQuotes, writtenData } from './written-data.ts';

/** A plan with the bytes of its files, as it was or is. */
export type Version = { plan: Plan; files: PlanFiles };

/** A file of a plan that says something: an entity, a translation, a page of the guide, or one of the single files. */
export type Item = {
  /** What it is, for machines: `process`, `translation`, `organization`. */
  kind: string;
  /** Its key in the graph, such as `service/teams`; undefined where nothing can refer to it. */
  key: string | undefined;
  id: string;
  /** What its kind is called, such as `Business process`. */
  label: string;
  name: string;
  file: string;
};

export type ChangedItem = Item & { fields: FieldChange[] };

/** What differs between two versions of a plan, each list in order of file. */
export type PlanDiff = {
  added: Item[];
  changed: ChangedItem[];
  removed: Item[];
  /** Files beside those, such as pictures and forms. */
  otherFiles: {
    added: string[];
    changed: string[];
    removed: string[];
    moved: { from: string; to: string }[];
  };
  /** Files that are written differently and say the same. */
  rewritten: string[];
};

/** Compares what two versions of a plan say: not how their files are written, nor in which order. `words` say the values. */
export function comparePlans(before: Version, after: Version, words: ValueWords = CHANGES.values): PlanDiff {
  const [was, is] = [itemsOf(before.plan), itemsOf(after.plan)];
  const quoted = privatePattern(before.plan, after.plan);
  const both = [...is].flatMap(([identity, now]) => {
    const earlier = was.get(identity);
    return earlier ? [{ earlier, now }] : [];
  });
  const compared = both
    .filter(({ earlier, now }) => !isUntouched(before, after, earlier.item, now.item))
    .map(({ earlier, now }) => ({
      ...now.item,
      fields: changesOf(before.plan, after.plan, { earlier, now }, words, quoted),
    }));
  const came = [...is].flatMap(([identity, { item }]) => (was.has(identity) ? [] : [item]));
  const went = [...was].flatMap(([identity, { item }]) => (is.has(identity) ? [] : [item]));
  const pages = movedPages(before, after, came, went);
  const isMoved = ({ file }: Item) => pages.some(({ from, to }) => from.file === file || to.file === file);
  return {
    added: came.filter((item) => !isMoved(item)),
    changed: [
      ...compared.filter(({ fields }) => fields.length > 0),
      ...pages.map(({ from, to }) => ({ ...to, fields: [movedFrom(from, to)] })),
    ].sort((a, b) => compareText(a.file, b.file)),
    removed: went.filter((item) => !isMoved(item)),
    otherFiles: compareOthers(before, after),
    rewritten: compared.filter(({ fields }) => fields.length === 0).map(({ file }) => file),
  };
}

/** The field that stands for where a file lies. */
const MOVED = 'file';

type Found = { item: Item; identity: Identity };

/** Everything that a plan's files stand for, whether or not they could be read; of twins the first. */
function itemsOf(plan: Plan): Map<string, Found> {
  const items = new Map<string, Found>();
  for (const file of [...plan.paths].sort(compareText)) {
    const { identity } = identify(file);
    if (!identity) continue;
    const { definition, id, language } = identity;
    const key = `${definition.kind}/${id}${language === undefined ? '' : `/${language}`}`;
    if (!items.has(key)) items.set(key, { item: itemOf(plan, file, identity), identity });
  }
  return items;
}

function itemOf(plan: Plan, file: string, { definition, id, language }: Identity): Item {
  const { kind, label } = definition;
  if (language !== undefined)
    return {
      kind: 'translation',
      key: undefined,
      id: `${id}.${language}`,
      label: 'Translation',
      name: `${id}.${language}`,
      file,
    };
  if (kind === 'guide') {
    const name = plan.guide.find(({ slug }) => slug === id)?.title ?? id;
    return { kind, key: undefined, id, label, name, file };
  }
  if (!isEntityKind(kind)) return { kind, key: undefined, id, label, name: file, file };
  const ref = { kind, id };
  const entity = find(plan, ref);
  const isShown = entity?.kind !== 'playbook' || published(entity.visibility);
  return { kind, key: keyOf(ref), id, label, name: isShown ? nameOf(plan, ref) : id, file };
}

function changesOf(
  before: Plan,
  after: Plan,
  { earlier, now }: { earlier: Found; now: Found },
  words: ValueWords,
  quoted?: RegExp,
): FieldChange[] {
  const { file } = now.item;
  const changes = fieldChanges(
    withoutQuotes(writtenData(before, earlier.item.file, earlier.identity), quoted),
    withoutQuotes(writtenData(after, file, now.identity), quoted),
    words,
  );
  return earlier.item.file === file ? changes : [movedFrom(earlier.item, now.item), ...changes];
}

function movedFrom(earlier: Item, now: Item): FieldChange {
  return { field: MOVED, before: earlier.file, after: now.file, isPrivate: false };
}

/** Whether an item only lies elsewhere and says what it said: then nothing that hangs on it is reached. */
export function onlyMoved({ file, fields }: ChangedItem): boolean {
  return fields.every(({ field, after }) => field === MOVED && after === file);
}

/** Pages of the guide that lie elsewhere as they were: their place is their name, so that no id tells it. */
function movedPages(before: Version, after: Version, came: readonly Item[], went: readonly Item[]) {
  const files = movedFiles(
    before,
    after,
    went.filter(({ kind }) => kind === 'guide').map(({ file }) => file),
    came.filter(({ kind }) => kind === 'guide').map(({ file }) => file),
  );
  return files.flatMap((moved) => {
    const from = went.find(({ file }) => file === moved.from);
    const to = came.find(({ file }) => file === moved.to);
    return from && to ? [{ from, to }] : [];
  });
}

/** Files that are gone, each with a new one that holds the same bytes. */
function movedFiles(before: Version, after: Version, gone: readonly string[], added: readonly string[]) {
  const left = new Set(added);
  return gone.flatMap((from) => {
    const to = [...left].find((file) => isSameFile(before.files.get(from), after.files.get(file)));
    if (to === undefined) return [];
    left.delete(to);
    return [{ from, to }];
  });
}

function isUntouched(before: Version, after: Version, earlier: Item, now: Item): boolean {
  return earlier.file === now.file && isSameFile(before.files.get(now.file), after.files.get(now.file));
}

function compareOthers(before: Version, after: Version): PlanDiff['otherFiles'] {
  const othersOf = ({ files }: Version) =>
    [...files.keys()].filter((file) => !identify(file).identity).sort(compareText);
  const [was, is] = [othersOf(before), othersOf(after)];
  const added = is.filter((file) => !before.files.has(file));
  const removed = was.filter((file) => !after.files.has(file));
  const moved = movedFiles(before, after, removed, added);
  return {
    added: added.filter((file) => moved.every(({ to }) => to !== file)),
    changed: is.filter(
      (file) => before.files.has(file) && !isSameFile(before.files.get(file), after.files.get(file)),
    ),
    removed: removed.filter((file) => moved.every(({ from }) => from !== file)),
    moved,
  };
}
