import { z } from 'zod';
import { isDate } from '../calendar.ts';
import { parseDuration, PERIOD_PATTERN } from '../duration.ts';

// Schemas that compile themselves pay off after more data than a plan has.
z.config({ jitless: true });

/** Every kind of entity that has an id and can be referred to. */
export const KINDS = [
  'failure-domain',
  'service',
  'process',
  'scenario',
  'risk',
  'measure',
  'role',
  'contact',
  'channel',
  'party',
  'exercise',
  'training',
  'objective',
  'resource',
  'binder',
  'playbook',
] as const;
export type Kind = (typeof KINDS)[number];

/** Which kinds a field may name. A bare id needs exactly one; `{ kind, id }` may allow several. */
export const references = z.registry<{ kinds: readonly Kind[] }>();

export const ID_PATTERN = /^[a-z][a-z0-9-]{1,62}$/;

const ID_RULE = 'must be an id: lower-case letters, digits and hyphens, 2 to 63 characters, a letter first';

export const idText = z.string(ID_RULE).regex(ID_PATTERN, ID_RULE);

/** A bare id of one kind. */
export function ref(kind: Kind) {
  return idText.clone().register(references, { kinds: [kind] });
}

/** `{ kind, id }` where several kinds fit. */
export function typedRef<const K extends readonly [Kind, ...Kind[]]>(...kinds: K) {
  return z
    .strictObject({
      kind: z.enum(kinds).describe('The kind of what is meant.'),
      id: idText.describe('Its id: the stem of its file name.'),
    })
    .register(references, { kinds });
}
export type TypedRef = { kind: Kind; id: string };

export const text = z.string().trim().min(1, 'must not be empty');

const DURATION_RULE = 'must be a duration such as 15m, 4h, 2d, or 0m for none';

/** `4h` in the file, minutes in the code. */
export const duration = z
  .string(DURATION_RULE)
  .refine((value) => parseDuration(value) !== undefined, DURATION_RULE)
  .transform((value) => parseDuration(value) ?? 0);

const PERIOD_RULE = 'must be a calendar period such as 30d, 12mo or 1y';
export const period = z.string(PERIOD_RULE).regex(PERIOD_PATTERN, PERIOD_RULE);

const DATE_RULE = 'must be a day that exists, written YYYY-MM-DD';
export const date = z.string(DATE_RULE).refine(isDate, DATE_RULE);

/** One value or a list of them in the file; always a list in the code. */
export function oneOrSeveral<T extends z.ZodType>(item: T) {
  return z
    .union([item, z.array(item).min(1)])
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]);
}

export const percent = z.number().min(0).max(100);
export const impact = z.int().min(0).max(4);
export const score = z.int().min(1).max(5);
const URL_RULE = 'must be a web address that begins with https://';
export const url = z
  .string(URL_RULE)
  .regex(/^https?:\/\/[^\s]+$/, URL_RULE)
  .refine((value) => URL.canParse(value), URL_RULE);

export const criticality = z.enum(['mission-critical', 'important', 'deferrable']);
export const visibility = z.enum(['public', 'staff', 'print-only', 'restricted']);
export type Visibility = z.infer<typeof visibility>;

export const failureDomains = z
  .array(ref('failure-domain'))
  .describe('The failure domains it hangs on; an empty list means none, such as paper.');

/** Why a number is what it is. */
export const basis = z.strictObject({
  text: text.describe('Why this number, in a sentence.'),
  source: text.optional().describe('Where it comes from: a document, a meeting, a measurement.'),
  decidedBy: ref('role').optional().describe('The role that decided it.'),
  on: date.optional().describe('When it was decided.'),
});

const approval = z.strictObject({
  by: ref('role').describe('The role that approved.'),
  on: date.describe('When.'),
  version: text.describe('The version that was approved.'),
  digest: text.optional().describe('Digest of the content that was approved.'),
  evidence: text.optional().describe('Where the approval is recorded.'),
});

/** The flat keys of `accept`, on every kind with governance. */
const acceptance = z.strictObject({
  check: text.describe('The check whose problem is accepted.'),
  reason: text.describe('Why it is accepted.'),
  by: ref('role').describe('The role that accepted it.'),
  until: date.describe('The last day on which the acceptance holds.'),
});

/**
 * Owner, approver, status, version and review of an entity. `approver` is optional here because the check
 * owner-is-not-approver reports its absence.
 */
export const governance = {
  owner: ref('role').describe('The role that keeps it current.'),
  approver: ref('role').optional().describe('The role that approves changes; not the owner.'),
  status: z.enum(['draft', 'in-review', 'approved', 'retired']).describe('Where it stands in its life.'),
  version: z
    .union([text, z.number()])
    .transform(String)
    .describe('Version of this file; quote it (`"1.10"`) so that it stays text.'),
  lastReviewed: date
    .optional()
    .describe('When somebody last read it and found it right; required unless draft.'),
  reviewEvery: period.describe('How often it is to be reviewed.'),
  approvals: z.array(approval).default([]).describe('Who approved which version, when.'),
  accept: z.array(acceptance).default([]).describe('Known problems of this file, accepted until a date.'),
};

/** The rule of governance that spans two fields: reviewed at least once unless a draft. */
export function reviewedUnlessDraft(
  data: { status: string; lastReviewed?: string | undefined },
  issues: z.core.ParsePayload['issues'],
) {
  if (data.status !== 'draft' && data.lastReviewed === undefined) {
    issues.push({
      code: 'custom',
      input: data,
      path: ['status'],
      message: `is ${data.status}, but \`lastReviewed\` is missing. Add the date of the last review`,
    });
  }
}

/** What a kind is called, where its files lie, and what they may say. */
export type KindDefinition<S extends z.ZodType = z.ZodType> = {
  kind: Kind | 'organization' | 'programme' | 'glossary' | 'guide';
  /** Folder or file name in the content folder. */
  source: string;
  label: string;
  plural: string;
  /** One sentence for the field reference. */
  purpose: string;
  schema: S;
};

export function defineKind<S extends z.ZodType>(definition: KindDefinition<S>): KindDefinition<S> {
  return definition;
}
