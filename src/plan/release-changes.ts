import type { FieldChange } from './field-changes.ts';
import type { Plan } from './plan.ts';
import { comparePlans } from './plan-diff.ts';
import type { ChangedItem, Item, Version } from './plan-diff.ts';
import { privacyOf } from './unpublished.ts';
import { spelled, wayWord } from './value-words.ts';
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
};

const CALLED = new Set(['contact', 'role', 'channel']);

/** Figures by the last key of their path. */
const NUMBERS: Readonly<Record<string, string>> = {
  rto: 'RTO',
  rpo: 'RPO',
  mtpd: 'MTPD',
  wrt: 'WRT',
  rtoNeeded: 'RTO needed',
  percent: 'MBCO',
  capacity: 'capacity',
  maxDuration: 'longest time',
  activationTime: 'time to activate',
  timeToFirstAction: 'time to the first action',
  within: 'time for a step',
  minimumStaff: 'people needed at least',
  uptimePercent: 'uptime',
  quantity: 'quantity',
  restockLevel: 'least quantity',
  likelihood: 'likelihood',
  impact: 'impact',
  target: 'target',
};

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
export function releaseChanges(before: Version, after: Version): ReleaseChanges {
  const { added, changed, removed } = comparePlans(before, after);
  const [quotesOld, quotesNew] = [privacyOf(before.plan), privacyOf(after.plan)];
  const isPrivate = (text: string): boolean => quotesOld(text) || quotesNew(text);
  const wasShown = (item: Item): boolean => isShown(before.plan, item);
  const isNow = (item: Item): boolean => isShown(after.plan, item);
  const lasting = changed.filter((item) => wasShown(item) && isNow(item));
  const items: NamedChange[] = [
    ...added.filter(isNow).map((item) => named(item, 'new')),
    ...changed.filter((item) => !wasShown(item) && isNow(item)).map((item) => named(item, 'new')),
    ...lasting.map((item) => named(item, 'changed', partsOf(item, after.plan))),
    ...removed.filter(wasShown).map((item) => named(item, 'gone')),
  ]
    .filter(({ name }) => !isPrivate(name))
    .map((item) => ({
      ...item,
      parts: item.parts.map((part) => (isPrivate(part) ? 'something that is not shown here' : part)),
    }));
  const numbers = lasting
    .flatMap(numbersOf)
    .filter(({ name, before: was, after: is }) => ![name, was ?? '', is ?? ''].some(isPrivate));
  return {
    playbooks: items.filter(({ kind }) => kind === 'playbook'),
    contacts: items.filter(({ kind }) => CALLED.has(kind)),
    numbers,
    others: items.filter(({ kind }) => kind !== 'playbook' && !CALLED.has(kind)),
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
  { kind, id, label, name }: Item,
  change: NamedChange['change'],
  parts: string[] = [],
): NamedChange {
  return { change, kind, id, label, name: kind === id ? label : name, parts };
}

/** Which parts of something changed, each said once, in the order in which its file has them. */
function partsOf({ kind, fields }: ChangedItem, plan: Plan): string[] {
  const steps = new Set(fields.flatMap(({ field }) => STEP.exec(field)?.[1] ?? []));
  const words = fields.map((change) => partOf(kind, change, plan, steps.size));
  return [...new Set(words.filter((word) => word !== ''))];
}

function partOf(kind: string, change: FieldChange, plan: Plan, steps: number): string {
  const { field, before, isPrivate } = change;
  const [top = ''] = field.split(/[.[]/);
  const section = /^text under "(.*)"/.exec(field)?.[1];
  if (section !== undefined) return section;
  if (field === 'file') return '';
  if (field === 'text') return 'its text';
  if (top === 'steps') return steps === 1 ? '1 step' : `${steps} steps`;
  if (REVIEW.has(top)) return 'review';
  if (numberWord(field) !== undefined) return 'numbers';
  if (field === 'title' && before !== undefined && !isPrivate) return `its title, which was "${before}"`;
  if (top === 'ways') return wayPart(change);
  if (kind === 'role' && (top === 'primary' || top === 'alternates')) return personPart(change, top, plan);
  if (kind === 'channel' && field === 'address') return `address: ${fromTo(change)}`;
  return words(top);
}

/** `mobile: +44 … → +44 …`; that somebody was tried again is no news of its own. */
function wayPart(change: FieldChange): string {
  const [, key = '', rest = ''] = /^ways\[([^\]]*)\]\.?(.*)$/.exec(change.field) ?? [];
  const way = /^\d*$/.test(key) ? 'a way to reach it' : wayWord(key);
  if (rest === 'verifiedOn' || rest === 'verifiedHow') return 'tried again';
  if (rest === 'value') return `${way}: ${fromTo(change)}`;
  if (rest !== '') return `${way}: ${words(rest.split(/[.[]/)[0] ?? '')}`;
  if (change.isPrivate) return `${way}: changed, not shown here`;
  return `${way} ${change.before === undefined ? 'added' : 'removed'}`;
}

function personPart(change: FieldChange, which: 'primary' | 'alternates', plan: Plan): string {
  const label = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : (plan.contacts.get(id)?.label ?? id);
  const shown = { ...change, before: label(change.before), after: label(change.after) };
  return `${which === 'primary' ? 'who comes first' : 'who stands in'}: ${fromTo(shown)}`;
}

function fromTo({ before, after, isPrivate }: FieldChange): string {
  if (isPrivate) return 'changed, not shown here';
  if (before === undefined) return `now ${after ?? ''}`;
  return after === undefined ? `no longer ${before}` : `${before} → ${after}`;
}

function numbersOf({ kind, id, label, name, fields }: ChangedItem): NumberChange[] {
  return fields.flatMap(({ field, before, after, isPrivate }) => {
    const what = numberWord(field);
    if (what === undefined || isPrivate) return [];
    return [{ kind, id, name: kind === id ? label : name, what, before, after }];
  });
}

/** What a field is called if it is a figure: `RTO`, `time for a step "call-the-bank"`. */
function numberWord(field: string): string | undefined {
  const last = /(?:^|\.)(\w+)$/.exec(field)?.[1] ?? '';
  const word = Object.hasOwn(NUMBERS, last) ? NUMBERS[last] : undefined;
  const group = STEP.exec(field)?.[1] ?? /\[([^\]]+)\]/.exec(field)?.[1];
  if (field.startsWith('thresholds.') || field === 'criticalRto') return words(last);
  if (word === undefined) return undefined;
  return group === undefined || /^\d+$/.test(group) ? word : `${word} (${spelled(group)})`;
}

/** `routeElsewhere` -> `route elsewhere`. */
function words(key: string): string {
  return key.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
}
