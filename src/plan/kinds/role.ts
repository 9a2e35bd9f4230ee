import { z } from 'zod';
import { defineKind, oneOrSeveral, ref, text } from './fields.ts';

/** The eight stakeholder groups that a programme is to represent, and `other`. */
export const GROUPS = [
  'executive',
  'it-management',
  'risk-management',
  'operations',
  'human-resources',
  'facilities',
  'communications',
  'legal-compliance',
  'other',
] as const;
const GIT_RULE = 'must be a name on the code host such as @our-org/continuity, or a mail address';

/** A person or team on a code host, as CODEOWNERS names it. */
const gitName = z.string(GIT_RULE).regex(/^(?:@[\w.-]+(?:\/[\w.-]+)*|[^\s@#<>]+@[^\s@#<>]+)$/, GIT_RULE);

const group = z.enum(GROUPS);

export const role = defineKind({
  kind: 'role',
  source: 'roles',
  label: 'Role',
  plural: 'Roles',
  purpose: 'Who acts, decides or answers, by function and never by name.',
  schema: z.strictObject({
    title: text.describe('What the role is called.'),
    group: oneOrSeveral(group).describe('The stakeholder groups it speaks for; one or several.'),
    responsibilities: oneOrSeveral(text).describe('What it answers for.'),
    authority: text.optional().describe('What it may decide alone.'),
    primary: ref('contact').describe('Who fills it first.'),
    alternates: z.array(ref('contact')).default([]).describe('Who fills it otherwise, in order.'),
    handover: text.optional().describe('How the role is handed over during a long incident.'),
    git: oneOrSeveral(gitName)
      .default([])
      .describe(
        'Who fills it where the plan is kept: `@our-org/continuity`, or a mail address. For CODEOWNERS; it is not published.',
      ),
    training: z.array(ref('training')).default([]).describe('What its holders are trained in.'),
  }),
});
