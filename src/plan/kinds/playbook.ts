import { z } from 'zod';
import {
  defineKind,
  duration,
  governance,
  KINDS,
  idText,
  oneOrSeveral,
  percent,
  ref,
  reviewedUnlessDraft,
  text,
  typedRef,
  visibility,
} from './fields.ts';

export const PLAYBOOK_KINDS = [
  'start-here',
  'degraded-work',
  'recovery',
  'communication',
  'stand-down',
] as const;

/** Headings of a playbook's body, in order. Source: content-model, "Playbook body". */
export const SECTIONS = [
  'Use this when',
  'Do this first',
  'Tell people',
  'Keep working',
  'Decide',
  'If it gets worse',
  'Back to normal',
  'Contacts and numbers',
  'About this playbook',
] as const;

/** The same for `kind: recovery`. */
export const RECOVERY_SECTIONS = [
  'Use this when',
  'Do this first',
  'Tell people',
  'Recover',
  'Check',
  'Back to normal',
  'Contacts and numbers',
  'About this playbook',
] as const;

const activation = z.strictObject({
  criteria: oneOrSeveral(text).describe('What must be seen before it starts: numbers or observable signs.'),
  authority: ref('role')
    .optional()
    .describe('The role that may start it. The check activation-has-authority asks for it.'),
  alternate: ref('role').optional().describe('The role that may start it otherwise.'),
  anyoneMayStart: z.boolean().default(false).describe('Whether everybody may start it.'),
});

const message = z.strictObject({
  id: idText.describe('Its id within the playbook, for `<Message id="…"/>`.'),
  audience: text.describe('Whom it is for.'),
  channel: ref('channel').describe('The channel that carries it.'),
  text: text.describe('The approved wording, at most 320 characters (check message-fits).'),
  nextUpdate: z.union([duration, text]).optional().describe('When the next update comes.'),
});

const decision = z.strictObject({
  id: idText.describe('Its id within the playbook, for `<Decision id="…"/>`.'),
  question: text.describe('What is to be decided.'),
  who: ref('role').describe('The role that decides.'),
  by: duration.describe('By when, since activation.'),
  default: text.describe('What holds when nobody has decided by then.'),
});

const recovery = z.strictObject({
  services: z.array(ref('service')).min(1).describe('The services that it brings back.'),
  strategy: z
    .enum(['backup-restore', 'cold', 'warm', 'active-active', 'provider-failover', 'rebuild'])
    .optional()
    .describe('How.'),
  objectives: z
    .strictObject({
      rto: duration.optional().describe('How soon.'),
      rpo: duration.optional().describe('With how much data lost.'),
    })
    .optional()
    .describe('What it is to reach.'),
  dataLossConsent: z
    .strictObject({
      who: ref('role').describe('The role that may consent to losing data.'),
      how: text.describe('How the consent is given and written down.'),
      limit: text.describe('How far it reaches.'),
    })
    .optional()
    .describe('Who may consent to losing data, and how much.'),
  unavailableAfter: oneOrSeveral(text).optional().describe('What is not there after the recovery.'),
  validation: z
    .strictObject({
      data: text.optional().describe('How the data is checked.'),
      function: text.optional().describe('How the function is checked.'),
    })
    .optional()
    .describe('How to know that it worked.'),
  failback: text.optional().describe('How to go back to the usual place.'),
});

export const playbook = defineKind({
  kind: 'playbook',
  source: 'playbooks',
  label: 'Playbook',
  plural: 'Playbooks',
  purpose: 'What to do in a situation, from a known state to a known state and back to normal.',
  schema: z
    .strictObject({
      title: text.describe("The situation in the reader's words."),
      summary: text
        .max(160, 'must have at most 160 characters')
        .describe('What it is for, in at most 160 characters.'),
      kind: z.enum(PLAYBOOK_KINDS).describe('What sort of playbook it is.'),
      audience: z
        .union([z.literal('everyone').transform((): string[] => []), z.array(text).min(1)])
        .describe('`everyone`, or a list of role ids and team names.'),
      scenarios: z.array(ref('scenario')).describe('The scenarios it answers.'),
      processes: z.array(ref('process')).default([]).describe('The processes it keeps going.'),
      services: z.array(ref('service')).default([]).describe('The services it is about.'),
      activation: activation.describe('When it starts, and who may start it.'),
      routeElsewhere: z
        .array(
          z.strictObject({
            if: text.describe('What the reader sees instead.'),
            playbook: ref('playbook').describe('The playbook to open then.'),
          }),
        )
        .default([])
        .describe('When another playbook is the right one.'),
      states: z
        .strictObject({
          from: text.describe('The known state before.'),
          to: text.describe('The known state during.'),
          exit: text.describe('What must be seen before going back to normal.'),
        })
        .describe('From which known state to which, until when.'),
      capacity: percent
        .optional()
        .describe('How much of normal it carries, in percent; required for degraded work.'),
      maxDuration: duration.optional().describe('How long it can be kept up; required for degraded work.'),
      reconciliation: text
        .optional()
        .describe('How what was done meanwhile gets into the systems; required for degraded work.'),
      timeToFirstAction: duration.default(5).describe('How soon the first action is done.'),
      uses: z
        .array(typedRef(...KINDS))
        .default([])
        .describe('Everything needed while following it.'),
      roles: z.array(ref('role')).default([]).describe('The roles that act in it.'),
      messages: z.array(message).default([]).describe('Approved wordings.'),
      decisions: z
        .array(decision)
        .default([])
        .describe('Decisions with who, by when, and what holds otherwise.'),
      notApplicable: z
        .record(z.string(), text)
        .default({})
        .describe('Headings that do not apply, with the reason.'),
      print: z
        .strictObject({
          order: z.number().optional().describe('Its place in binders; low comes first.'),
          onePage: z.boolean().optional().describe('Whether it is to fit on one page.'),
        })
        .default({})
        .describe('How it is printed.'),
      visibility: visibility.default('staff').describe('Who may see it.'),
      recovery: recovery.optional().describe('What `kind: recovery` adds.'),
      ...governance,
    })
    .check((context) => {
      const data = context.value;
      reviewedUnlessDraft(data, context.issues);
      if (data.kind === 'recovery' && data.recovery === undefined) {
        context.issues.push({
          code: 'custom',
          input: data,
          path: ['kind'],
          message: 'is recovery, but `recovery` is missing. Add `recovery: { services: […] }`',
        });
      }
      if (data.kind !== 'recovery' && data.recovery !== undefined) {
        context.issues.push({
          code: 'custom',
          input: data,
          path: ['recovery'],
          message: `belongs to a playbook of kind recovery, but the kind is ${data.kind}. Remove it, or change \`kind\``,
        });
      }
    }),
});
