import { Private } from './field-changes.ts';
import type { FieldChange } from './field-changes.ts';
import { keyOf } from './graph.ts';
import type { TypedRef } from './kinds/fields.ts';
import { identify } from './layout.ts';
import { holders } from './order.ts';
import { find } from './plan.ts';
import type { Plan, Playbook } from './plan.ts';
import { comparePlans } from './plan-diff.ts';
import type { ChangedItem, Version } from './plan-diff.ts';
import { writtenData } from './written-data.ts';

/** Where on the page of a binder something says what it did not say before; the narrower where more is given. */
export type ChangedPlace = {
  /** A CSS selector. */
  select: string;
  /** Only what has this text in it. */
  says?: string;
  /** Only what stands below this heading of a playbook; an empty one is the text before the first. */
  section?: string;
  /** Only what says something that does not stand in this text. */
  unlike?: string;
};

/** Parts of a playbook's first sheet, by the fields that they show. */
const ON_CARD: readonly { fields: readonly string[]; parts: readonly string[] }[] = [
  { fields: ['title', 'kind', 'summary'], parts: ['.tab-name'] },
  { fields: ['states', 'capacity', 'maxDuration'], parts: ['.card-states > p'] },
  { fields: ['activation', 'routeElsewhere'], parts: ['.card-when li', '.card-start'] },
  {
    fields: ['version', 'status', 'owner', 'approver', 'reviewEvery', 'approvals'],
    parts: ['.sheet-keeping'],
  },
];

const NUMBERED = /^(?:steps\.([^.]+)|(messages|decisions)\[([^\]]+)\])/;
const SECTION = /^text under "(.*)"$/;

/**
 * What the sheets of binders say otherwise than in an earlier version: the places that have a bar beside them. Versions may lack
 * the playbooks that are the same in both; `plan` has all of today's.
 */
export function changedPlaces(before: Version, after: Version, plan: Plan): ChangedPlace[] {
  const { added, changed: all } = comparePlans(before, after);
  const changed = all.filter(({ kind, fields }) => kind !== 'contact' || fields.some(isPrinted));
  const touched = new Set([...added, ...changed].flatMap(({ key }) => key ?? []));
  const ofPlaybooks = [...plan.playbooks.values()].flatMap((playbook): ChangedPlace[] => {
    const key = keyOf(playbook);
    if (added.some((item) => item.key === key))
      return [{ select: `${sheetOf(playbook)} :is(.action-card, .prose, .sheet-keeping)` }];
    const own = changed.find((item) => item.key === key);
    return [...(own ? inPlaybook(before, playbook, own) : []), ...shownIn(plan, playbook, touched)];
  });
  const ofOthers = [...added, ...changed].flatMap((item) => elsewhere(before, after, item));
  const places = new Map([...ofPlaybooks, ...ofOthers].map((place) => [JSON.stringify(place), place]));
  return [...places.values()];
}

/** Of a contact no sheet says when and how somebody tried it. */
function isPrinted({ field }: FieldChange): boolean {
  return !/\.verified(?:On|How)$/.test(field);
}

function sheetOf({ id }: Playbook): string {
  return `[aria-labelledby="tab-${id}"]`;
}

/** What changed in a playbook's own file. */
function inPlaybook(before: Version, playbook: Playbook, { fields }: ChangedItem): ChangedPlace[] {
  const sheet = sheetOf(playbook);
  const earlier = before.plan.playbooks.get(playbook.id);
  const { identity } = identify(earlier?.file ?? playbook.file);
  const was = identity && earlier ? writtenData(before.plan, earlier.file, identity) : {};
  const places = fields.flatMap(({ field }: FieldChange): ChangedPlace[] => {
    const [, step, list, id = ''] = NUMBERED.exec(field) ?? [];
    if (step !== undefined) return stepPlaces(playbook, step);
    if (list === 'decisions') return [{ select: `[id="${playbook.id}--decision-${id}"]` }];
    if (list === 'messages') {
      const says = playbook.messages.find((message) => message.id === id)?.text;
      return says === undefined ? [] : [{ select: `${sheet} .message`, says }];
    }
    const section = field === 'text' ? '' : SECTION.exec(field)?.[1];
    if (section !== undefined)
      return [{ select: `${sheet} .prose :is(p, li, tr, pre)`, section, unlike: wordsIn(was[field]) }];
    const [top = ''] = field.split(/[.[]/);
    return ON_CARD.filter((one) => one.fields.includes(top)).flatMap(({ parts }) =>
      parts.map((part) => ({ select: `${sheet} ${part}`, unlike: wordsIn(was[top]) })),
    );
  });
  const drawn = new Set(earlier?.body.diagrams.map(({ digest }) => digest));
  const drawings = playbook.body.diagrams
    .filter(({ digest, title }) => !drawn.has(digest) && title !== undefined)
    .map(({ title = '' }) => ({ select: `${sheet} .diagram-figure`, says: title }));
  return [...places, ...drawings];
}

/** A step stands on the first sheet of its playbook, and in its text. */
function stepPlaces({ id }: Playbook, step: string): ChangedPlace[] {
  return [{ select: `[id="${id}--step-${step}"]` }, { select: `[data-card-step="${id}/${step}"]` }];
}

/** What a playbook shows of contacts, channels and resources that changed. */
function shownIn(plan: Plan, playbook: Playbook, touched: ReadonlySet<string>): ChangedPlace[] {
  const steps = playbook.body.steps.filter(({ uses }) => uses.some((ref) => touched.has(keyOf(ref))));
  const cards = playbook.body.references.flatMap(({ to }) => namesOnCards(plan, to, touched));
  return [
    ...steps.flatMap((step) => stepPlaces(playbook, step.id)),
    ...cards.map((says) => ({ select: `${sheetOf(playbook)} .prose :is(.contact, .channel)`, says })),
  ];
}

/** What the cards are headed by that stand for something that changed; for a role those of its holders. */
function namesOnCards(plan: Plan, to: TypedRef, touched: ReadonlySet<string>): string[] {
  const entity = find(plan, to);
  if (entity?.kind === 'role') {
    const all = touched.has(keyOf(entity));
    return holders(plan, entity).flatMap((contact) =>
      all || touched.has(keyOf(contact)) ? [contact.label] : [],
    );
  }
  if (entity === undefined || !touched.has(keyOf(entity))) return [];
  if (entity.kind === 'contact') return [entity.label];
  return entity.kind === 'channel' ? [entity.name] : [];
}

/** What changed on sheets that are no playbook's. */
function elsewhere(
  before: Version,
  after: Version,
  { kind, id }: { kind: string; id: string },
): ChangedPlace[] {
  switch (kind) {
    case 'contact':
      return [{ select: `[id="call_${id}"]` }, { select: `[id="private_${id}"]` }];
    case 'role':
      return [{ select: `tr:has([id="role_${id}"])` }];
    case 'resource':
      return [{ select: `[id="thing_${id}"]` }];
    case 'channel':
      return [
        { select: `.channels .channel, .start-talk tr`, says: after.plan.channels.get(id)?.name ?? id },
      ];
    case 'glossary':
      return [...after.plan.glossary]
        .filter(([word, meaning]) => before.plan.glossary.get(word) !== meaning)
        .map(([word]) => ({ select: '.word-list > li', says: word }));
    case 'scenario':
    case 'failure-domain': {
      const symptoms = (version: Version) =>
        (kind === 'scenario' ? version.plan.scenarios : version.plan.failureDomains).get(id)?.symptoms ?? [];
      const known = new Set(symptoms(before));
      return symptoms(after)
        .filter((text) => !known.has(text))
        .map((says) => ({ select: '.lines-table tr', says }));
    }
    default:
      return [];
  }
}

/** All texts in some data, one after the other. */
function wordsIn(data: unknown): string {
  if (data instanceof Private) return wordsIn(data.value);
  if (Array.isArray(data)) return data.map(wordsIn).join('\n');
  if (typeof data === 'object' && data !== null) return Object.values(data).map(wordsIn).join('\n');
  return typeof data === 'string' || typeof data === 'number' ? String(data) : '';
}
