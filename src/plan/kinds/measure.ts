import { z } from 'zod';
import {
  date,
  defineKind,
  duration,
  governance,
  percent,
  ref,
  reviewedUnlessDraft,
  text,
  typedRef,
} from './fields.ts';

const common = {
  name: text.describe('What people call it.'),
  description: text.describe('What it is and how it works.'),
  protects: z
    .array(typedRef('process', 'service'))
    .min(1, 'must name at least one process or service')
    .describe('What it protects.'),
  against: z
    .array(ref('scenario'))
    .min(1, 'must name at least one scenario')
    .describe('The scenarios it answers.'),
  state: z.enum(['planned', 'in-place', 'retired']).describe('Whether it can be relied on.'),
  dueOn: date.optional().describe('When a planned measure is to be in place.'),
  vetted: z
    .strictObject({ by: ref('role').describe('The role that vetted it.'), on: date.describe('When.') })
    .optional()
    .describe('Who found it fit for use.'),
  ...governance,
};

const mitigation = z
  .strictObject({
    ...common,
    type: z.literal('mitigation').describe('In place before; lets work survive one failure.'),
    automatic: z.boolean().describe('Whether it works without anybody doing anything.'),
    reduces: z.enum(['likelihood', 'impact', 'both']).describe('What of the risk it reduces.'),
  })
  .check((context) => reviewedUnlessDraft(context.value, context.issues));

const contingency = z
  .strictObject({
    ...common,
    type: z
      .literal('contingency')
      .describe('Switched on during a disruption; has a trade-off and must be undone.'),
    activateWhen: text.describe('What must be seen before it is switched on.'),
    activatedBy: ref('role').describe('The role that switches it on.'),
    activationTime: duration.describe('How long until it works.'),
    maxDuration: duration.describe('How long it can be kept up.'),
    capacity: percent.describe('How much of normal it carries, in percent.'),
    requires: z
      .array(typedRef('service', 'channel', 'resource', 'role'))
      .describe('What it needs itself; an empty list means nothing.'),
    tradeOff: text.describe('What is worse while it is on.'),
    dataCapture: text.optional().describe('What is written down meanwhile, and where.'),
    undo: z
      .union([text, z.strictObject({ playbook: ref('playbook').describe('The playbook that says how.') })])
      .optional()
      .describe('How to go back to normal.'),
    playbook: ref('playbook').optional().describe('The playbook that carries it out.'),
  })
  .check((context) => reviewedUnlessDraft(context.value, context.issues));

export const measure = defineKind({
  kind: 'measure',
  source: 'measures',
  label: 'Measure',
  plural: 'Measures',
  purpose: 'A mitigation that is in place before, or a contingency that is switched on during a disruption.',
  schema: z.discriminatedUnion('type', [mitigation, contingency]),
});
