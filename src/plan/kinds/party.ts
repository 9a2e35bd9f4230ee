import { z } from 'zod';
import { date, defineKind, duration, ref, text } from './fields.ts';

export const party = defineKind({
  kind: 'party',
  source: 'parties',
  label: 'Party',
  plural: 'Parties',
  purpose: 'Somebody outside whose work and ours hang together: supplier, bank, regulator, customers.',
  schema: z.strictObject({
    name: text.describe('What people call it.'),
    type: z
      .enum(['supplier', 'partner', 'customer-group', 'regulator', 'bank', 'authority'])
      .describe('What sort of party it is.'),
    integrations: z
      .array(
        z.strictObject({
          service: ref('service').describe('The service that links us.'),
          scenario: ref('scenario').optional().describe('The scenario in which the link is lost.'),
          alternative: text.describe('How we work together then.'),
        }),
      )
      .default([])
      .describe('Where our systems meet, and the other way.'),
    toldOfAlternativeOn: date.optional().describe('When they were told of the other way.'),
    rtoNeeded: duration.optional().describe('How soon we need them back.'),
    rto: duration.optional().describe('How soon they say they are back.'),
    rpo: duration.optional().describe('How much data they say they may lose.'),
    hasPlan: z.boolean().optional().describe('Whether they have a continuity plan of their own.'),
    planReviewedOn: date.optional().describe('When we last read it.'),
    contacts: z.array(ref('contact')).default([]).describe('Whom to call, in order.'),
  }),
});
