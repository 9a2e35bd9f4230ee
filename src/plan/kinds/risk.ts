import { z } from 'zod';
import { date, defineKind, governance, ref, reviewedUnlessDraft, score, text } from './fields.ts';

export const risk = defineKind({
  kind: 'risk',
  source: 'risks',
  label: 'Risk',
  plural: 'Risks',
  purpose: 'Something that may happen, what it threatens, and how it is treated.',
  schema: z
    .strictObject({
      name: text.describe('The risk in a few words.'),
      description: text.describe('What may happen and why.'),
      category: text.describe('The category of the risk.'),
      threatens: z
        .strictObject({
          processes: z.array(ref('process')).default([]).describe('Processes it threatens.'),
          services: z.array(ref('service')).default([]).describe('Services it threatens.'),
        })
        .describe('What it threatens.'),
      scenario: ref('scenario')
        .optional()
        .describe('The scenario it would become; the start page lists the likeliest first.'),
      likelihood: score.describe('1 (rare) to 5 (almost certain), before treatment.'),
      impact: score.describe('1 (negligible) to 5 (catastrophic), before treatment.'),
      treatment: z.enum(['mitigate', 'accept', 'transfer', 'avoid']).describe('What is done about it.'),
      measures: z.array(ref('measure')).default([]).describe('The measures that treat it.'),
      residual: z
        .strictObject({
          likelihood: score.describe('1 to 5, after treatment.'),
          impact: score.describe('1 to 5, after treatment.'),
        })
        .optional()
        .describe('What remains after treatment.'),
      acceptedBy: ref('role').optional().describe('The role that accepted it.'),
      acceptedUntil: date.optional().describe('The last day on which the acceptance holds.'),
      ...governance,
    })
    .check((context) => reviewedUnlessDraft(context.value, context.issues)),
});
