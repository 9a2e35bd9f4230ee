import { z } from 'zod';
import { date, defineKind, duration, oneOrSeveral, ref, text, typedRef } from './fields.ts';

const finding = z.strictObject({
  id: text.describe('Its number within the exercise.'),
  text: text.describe('What was found.'),
  severity: z.enum(['low', 'medium', 'high']).optional().describe('How bad it is.'),
  action: z
    .strictObject({
      owner: ref('role').optional().describe('The role that mends it.'),
      due: date.optional().describe('By when.'),
      status: z.enum(['open', 'done', 'cancelled']).default('open').describe('Where it stands.'),
      closedOn: date.optional().describe('When it was closed.'),
      evidence: text.optional().describe('What shows that it is mended.'),
    })
    .optional()
    .describe('What is done about it.'),
});

export const exercise = defineKind({
  kind: 'exercise',
  source: 'exercises',
  label: 'Exercise',
  plural: 'Exercises',
  purpose: 'A rehearsal or a real activation: what was tried, what was measured, what was found.',
  schema: z.strictObject({
    name: text.describe('What it is called.'),
    type: z
      .enum([
        'walkthrough',
        'tabletop',
        'call-tree',
        'functional',
        'failover',
        'full-scale',
        'real-activation',
      ])
      .describe('What sort of exercise it is.'),
    status: z.enum(['planned', 'done', 'cancelled']).describe('Where it stands.'),
    date: date.describe('When it was or will be.'),
    announced: z.boolean().describe('Whether people knew of it.'),
    scenario: ref('scenario').describe('The scenario that was played.'),
    playbooks: z.array(ref('playbook')).default([]).describe('The playbooks that were followed.'),
    processes: z.array(ref('process')).default([]).describe('The processes that took part.'),
    channels: z.array(ref('channel')).default([]).describe('The channels that were used.'),
    objectives: oneOrSeveral(text).describe('What it was to show.'),
    successCriteria: z
      .array(
        z.strictObject({
          id: text.describe('Its number within the exercise.'),
          text: text.describe('What must be reached.'),
          target: z.union([text, z.number()]).optional().describe('The figure to reach.'),
          unit: text.optional().describe('The unit of the figure.'),
        }),
      )
      .describe('How success is told from failure.'),
    facilitator: ref('role').describe('The role that led it.'),
    participants: oneOrSeveral(text).default([]).describe('Who took part: roles or units, no names.'),
    injects: z.array(text).default([]).describe('What the players were told on the way.'),
    timeline: z
      .array(
        z.strictObject({
          at: z
            .string()
            .regex(/^T\+\d{2,3}:[0-5]\d$/, 'must be a time since the start such as T+00:12')
            .describe('Time since the start.'),
          who: ref('role').describe('The role that acted.'),
          what: text.describe('What happened.'),
        }),
      )
      .default([])
      .describe('What happened when.'),
    results: z
      .array(
        z.strictObject({
          criterion: text.describe('The id of the success criterion.'),
          met: z.boolean().describe('Whether it was met.'),
          actual: z.union([text, z.number()]).transform(String).optional().describe('What was measured.'),
        }),
      )
      .default([])
      .describe('What came out, criterion by criterion.'),
    achieved: z
      .array(
        z.strictObject({
          subject: typedRef('process', 'service').describe('What was brought back.'),
          rto: duration.optional().describe('How long it took.'),
          rpo: duration.optional().describe('How much data was lost.'),
        }),
      )
      .default([])
      .describe('Recovery times that were achieved.'),
    outcome: z.enum(['pass', 'pass-with-findings', 'fail']).optional().describe('How it ended.'),
    findings: z.array(finding).default([]).describe('What is to be mended.'),
    report: text.optional().describe('Where the report lies.'),
  }),
});
