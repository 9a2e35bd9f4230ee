import { CHANGES } from './change-words.ts';
import type { ChangeWords } from './change-words.ts';
import type { FieldChange } from './field-changes.ts';
import type { Plan } from './plan.ts';
import { comparePlans } from './plan-diff.ts';
import type { ChangedItem, Item, Version } from './plan-diff.ts';
import { privacyOf } from './unpublished.ts';
import { published } from './visibility.ts';

/** Something that came, changed or went, and in words which parts of it; no parts for what is new or gone. */
export type NamedChange = {
  change: 'new' | 'changed' | 'gone';
  kind: string;
  id: string;
  /** What its kind is called, such as `Business process`. */
  label: string;
  name: string;
  parts: string[];
};

/** A figure that readers act by, before and after in words; undefined where there was or is none. */
export type NumberChange = {
  kind: string;
  id: string;
  name: string;
  what: string;
  before: string | undefined;
  after: string | undefined;
};

/** What changed between two versions of a plan for those who read the site, each list in order of file. */
export type ReleaseChanges = {
  playbooks: NamedChange[];
  /** Whom to call and where to talk: contacts, roles and channels. */
  contacts: NamedChange[];
  numbers: NumberChange[];
  others: NamedChange[];
  /** What a change is called that has no parts. */
  says: { new: string; gone: string };
};

const CALLED = new Set(['contact', 'role', 'channel']);

/** A step in the path of a field. */
const STEP = /^steps\.([^.]+)/;

const REVIEW = new Set([
  'owner',
  'approver',
  'status',
  'version',
  'lastReviewed',
  'reviewEvery',
  'approvals',
]);

/**
 * Tells what changed, leaving out what the site does not show: drafts and unpublished playbooks of either version, private
 * values of either. A playbook that was not published before is new.
 */
export function releaseChanges(
  before: Version,
  after: Version,
  words: ChangeWords = CHANGES,
): ReleaseChanges {
  const { added, changed, removed } = comparePlans(before, after, words.values);
  const [quotesOld, quotesNew] = [privacyOf(before.plan), privacyOf(after.plan)];
  const isPrivate = (text: string): boolean => quotesOld(text) || quotesNew(text);
  const wasShown = (item: Item): boolean => isShown(before.plan, item);
  const isNow = (item: Item): boolean => isShown(after.plan, item);
  const lasting = changed.filter((item) => wasShown(item) && isNow(item));
  const items: NamedChange[] = [
    ...added.filter(isNow).map((item) => named(item, 'new', words)),
    ...changed.filter((item) => !wasShown(item) && isNow(item)).map((item) => named(item, 'new', words)),
    ...lasting.map((item) => named(item, 'changed', words, partsOf(item, after.plan, words))),
    ...removed.filter(wasShown).map((item) => named(item, 'gone', words)),
  ]
    .filter(({ name }) => !isPrivate(name))
    .map((item) => ({
      ...item,
      parts: item.parts.map((part) => (isPrivate(part) ? words.hidden : part)),
    }));
  const numbers = lasting
    .flatMap((item) => numbersOf(item, words))
    .filter(({ name, before: was, after: is }) => ![name, was ?? '', is ?? ''].some(isPrivate));
  return {
    playbooks: items.filter(({ kind }) => kind === 'playbook'),
    contacts: items.filter(({ kind }) => CALLED.has(kind)),
    numbers,
    others: items.filter(({ kind }) => kind !== 'playbook' && !CALLED.has(kind)),
    says: { new: words.new, gone: words.gone },
  };
}

/** Whether the site shows an item of this version. A translation is shown with its playbook. */
function isShown(plan: Plan, { kind, id, file }: Item): boolean {
  if (kind !== 'playbook' && kind !== 'translation') return true;
  const playbook =
    kind === 'playbook' ? plan.playbooks.get(id) : plan.translations.find((each) => each.file === file);
  return playbook !== undefined && playbook.status !== 'draft' && published(playbook.visibility);
}

function named(
  { kind, id, label: english, name }: Item,
  change: NamedChange['change'],
  words: ChangeWords,
  parts: string[] = [],
): NamedChange {
  const label = words.kind(kind, english);
  return { change, kind, id, label, name: kind === id ? label : name, parts };
}

/** Which parts of something changed, each said once, in the order in which its file has them. */
function partsOf({ kind, fields }: ChangedItem, plan: Plan, words: ChangeWords): string[] {
  const steps = new Set(fields.flatMap(({ field }) => STEP.exec(field)?.[1] ?? []));
  const parts = fields.map((change) => partOf(kind, change, plan, steps.size, words));
  return [...new Set(parts.filter((part) => part !== ''))];
}

function partOf(kind: string, change: FieldChange, plan: Plan, steps: number, words: ChangeWords): string {
  const { field, before, isPrivate } = change;
  const [top = ''] = field.split(/[.[]/);
  const section = /^text under "(.*)"/.exec(field)?.[1];
  if (section !== undefined) return section;
  if (field === 'file') return '';
  if (field === 'text') return words.text;
  if (top === 'steps') return words.steps(steps);
  if (REVIEW.has(top)) return words.review;
  if (numberWord(field, words) !== undefined) return words.numbers;
  if (field === 'title' && before !== undefined && !isPrivate) return words.title(before);
  if (top === 'ways') return wayPart(change, words);
  if (kind === 'role' && (top === 'primary' || top === 'alternates'))
    return personPart(change, top, plan, words);
  if (kind === 'channel' && field === 'address') return `${words.address}: ${fromTo(change, words)}`;
  return words.field(top);
}

/** `mobile: +44 … → +44 …`; that somebody was tried again is no news of its own. */
function wayPart(change: FieldChange, words: ChangeWords): string {
  const [, key = '', rest = ''] = /^ways\[([^\]]*)\]\.?(.*)$/.exec(change.field) ?? [];
  const way = /^\d*$/.test(key) ? words.aWay : words.way(key);
  if (rest === 'verifiedOn' || rest === 'verifiedHow') return words.triedAgain;
  if (rest === 'value') return `${way}: ${fromTo(change, words)}`;
  if (rest !== '') return `${way}: ${words.field(rest.split(/[.[]/)[0] ?? '')}`;
  if (change.isPrivate) return `${way}: ${words.notShown}`;
  return change.before === undefined ? words.added(way) : words.removed(way);
}

function personPart(
  change: FieldChange,
  which: 'primary' | 'alternates',
  plan: Plan,
  words: ChangeWords,
): string {
  const label = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : (plan.contacts.get(id)?.label ?? id);
  const shown = { ...change, before: label(change.before), after: label(change.after) };
  return `${words[which]}: ${fromTo(shown, words)}`;
}

function fromTo({ before, after, isPrivate }: FieldChange, words: ChangeWords): string {
  if (isPrivate) return words.notShown;
  if (before === undefined) return words.now(after ?? '');
  return after === undefined ? words.noLonger(before) : `${before} → ${after}`;
}

function numbersOf({ kind, id, label, name, fields }: ChangedItem, words: ChangeWords): NumberChange[] {
  return fields.flatMap(({ field, before, after, isPrivate }) => {
    const what = numberWord(field, words);
    if (what === undefined || isPrivate) return [];
    return [{ kind, id, name: kind === id ? words.kind(kind, label) : name, what, before, after }];
  });
}

/** What a field is called if it is a figure: `RTO`, `time for a step "call-the-bank"`. */
function numberWord(field: string, words: ChangeWords): string | undefined {
  const last = /(?:^|\.)(\w+)$/.exec(field)?.[1] ?? '';
  const figures: Readonly<Record<string, string>> = words.figures;
  const word = Object.hasOwn(figures, last) ? figures[last] : undefined;
  const group = STEP.exec(field)?.[1] ?? /\[([^\]]+)\]/.exec(field)?.[1];
  if (field.startsWith('thresholds.') || field === 'criticalRto') return words.field(last);
  if (word === undefined) return undefined;
  return group === undefined || /^\d+$/.test(group) ? word : `${word} (${words.group(group)})`;
}
