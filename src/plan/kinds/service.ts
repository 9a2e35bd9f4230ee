import { z } from 'zod';
import {
  date,
  defineKind,
  duration,
  failureDomains,
  governance,
  percent,
  ref,
  reviewedUnlessDraft,
  text,
} from './fields.ts';

const objective = z.union([duration, z.literal('unknown')]);

export const service = defineKind({
  kind: 'service',
  source: 'services',
  label: 'Service',
  plural: 'Services',
  purpose: 'Something that processes depend on: a cloud service, a network, a building, a paper form.',
  schema: z
    .strictObject({
      name: text.describe('What people call it.'),
      aliases: z.array(text).default([]).describe('Other words that people use for it; found by the search.'),
      description: text
        .refine((value) => value.split(/\s+/).length <= 50, 'must have at most 50 words')
        .describe('What it is for, in at most 50 words.'),
      type: z
        .enum([
          'saas',
          'paas',
          'on-premises',
          'network',
          'telephony',
          'identity',
          'facility',
          'data',
          'manual',
        ])
        .describe('What sort of service it is.'),
      failureDomains: failureDomains.describe(
        'What it stops with; an empty list means nothing, such as paper.',
      ),
      signInVia: z
        .array(ref('service'))
        .optional()
        .describe(
          'The services that signing in needs; `[]` means accounts of its own, absent means unknown.',
        ),
      dependsOn: z
        .array(
          z.strictObject({
            service: ref('service').describe('The service it needs.'),
            strength: z
              .enum(['hard', 'soft'])
              .describe('Hard: stops without it. Soft: works worse without it.'),
            note: text.optional().describe('How it is needed.'),
          }),
        )
        .default([])
        .describe('Services that it needs to work.'),
      provider: ref('party').optional().describe('The party that runs it.'),
      usedBy: z
        .array(
          z.strictObject({
            unit: text.describe('The team.'),
            headcount: z.int().min(0).describe('How many people of it use the service.'),
          }),
        )
        .default([])
        .describe('Which teams use it, and how many people.'),
      capability: z
        .strictObject({
          rto: objective.describe('How soon it can be back; a duration or `unknown`.'),
          rpo: objective.describe('How far back data may be lost; a duration or `unknown`.'),
          basis: z
            .enum(['contractual', 'tested', 'estimated', 'unknown'])
            .describe('How these figures are known.'),
          evidence: text.optional().describe('The contract, report or test that says so.'),
          testedOn: date.optional().describe('When it was last tested.'),
        })
        .describe('What the service can do, not what is needed of it.'),
      serviceLevel: z
        .strictObject({
          internal: text.optional().describe('What is promised inside the organisation.'),
          external: text.optional().describe('What the provider promises.'),
          uptimePercent: percent.optional().describe('Promised availability in percent.'),
        })
        .optional()
        .describe('Promises about availability.'),
      data: z
        .strictObject({
          personal: z.boolean().describe('Whether it holds personal data.'),
          classification: text.describe('Its classification.'),
          majorEventIfLost: z.boolean().describe('Whether losing it would be a major event.'),
        })
        .describe('What data it holds.'),
      backup: z
        .strictObject({
          every: duration.describe('How often it is backed up.'),
          scope: text.optional().describe('What is backed up.'),
          location: text.optional().describe('Where the backup lies.'),
          lastRestoreTest: date.optional().describe('When a restore was last tested.'),
        })
        .optional()
        .describe('How its data is backed up.'),
      redundancy: z
        .enum(['none', 'active-passive', 'active-active', 'provider-managed'])
        .describe('What stands ready when part of it fails.'),
      singlePointOfFailure: z
        .strictObject({
          accepted: z.boolean().describe('Whether the risk is accepted.'),
          basis: text.optional().describe('Why.'),
          until: date.optional().describe('The last day on which the acceptance holds.'),
        })
        .optional()
        .describe('Acceptance of the service as a single point of failure.'),
      support: z.array(ref('contact')).default([]).describe('Whom to call when it fails, in order.'),
      ...governance,
    })
    .check((context) => reviewedUnlessDraft(context.value, context.issues)),
});
