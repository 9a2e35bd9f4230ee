import { z } from 'zod';
import { parseDuration } from '../duration.ts';
import {
  basis,
  criticality,
  date,
  defineKind,
  duration,
  governance,
  impact,
  percent,
  ref,
  references,
  reviewedUnlessDraft,
  text,
  idText,
} from './fields.ts';

const dependencyKinds = ['service', 'process', 'role', 'party', 'resource', 'channel'] as const;

const dependency = z
  .strictObject({
    kind: z.enum(dependencyKinds).describe('What sort of thing is needed.'),
    id: idText.describe('Its id.'),
    strength: z.enum(['hard', 'soft']).describe('Hard: the process stops without it. Soft: it runs worse.'),
    rtoNeeded: duration.optional().describe('How soon this process needs it back.'),
    note: text.optional().describe('What it is needed for.'),
  })
  .register(references, { kinds: dependencyKinds });

const impactsByTime = z
  .record(z.string(), impact)
  .check(({ value: bands, issues }) => {
    for (const band of Object.keys(bands)) {
      if (parseDuration(band) !== undefined) continue;
      const message = 'is no time since the loss. Write a duration such as 15m, 4h or 2d as the key';
      issues.push({ code: 'custom', input: bands, path: [band], message });
    }
  })
  .transform((bands) =>
    Object.entries(bands)
      .map(([band, value]) => ({ after: parseDuration(band) ?? 0, impact: value }))
      .sort((a, b) => a.after - b.after),
  );

const impactAnalysis = z.strictObject({
  status: z
    .enum(['planned', 'started', 'in-progress', 'complete', 'on-hold', 'expired'])
    .describe('How far the business impact analysis is.'),
  completedOn: date.optional().describe('When it was completed.'),
  fiscalYear: z
    .union([text, z.int()])
    .transform(String)
    .optional()
    .describe('The fiscal year it counts for.'),
  facilitator: ref('role').optional().describe('The role that led it.'),
  approver: ref('role').optional().describe('The role that approved it.'),
  contributors: z.array(text).default([]).describe('Who else took part: units or roles, no names.'),
  evidence: text.optional().describe('Where its papers lie.'),
  impacts: z
    .array(
      z.strictObject({
        type: z
          .enum(['safety', 'financial', 'operational', 'legal', 'reputation', 'customer', 'workforce'])
          .describe('What is hurt.'),
        at: impactsByTime.describe('Impact 0-4 by time since the loss; each holds until the next band.'),
        quantified: z
          .strictObject({ amount: z.number().describe('How much.'), unit: text.describe('Of what.') })
          .optional()
          .describe('The impact as a figure.'),
        why: text.optional().describe('Why it is judged so.'),
      }),
    )
    .default([])
    .describe('How the impact grows with time.'),
  mtpd: duration.optional().describe('Maximum tolerable period of disruption.'),
  rto: duration.optional().describe('Recovery time objective.'),
  wrt: duration.default(0).describe('Work recovery time: checks and backlog once the systems are back.'),
  rpo: duration.optional().describe('Recovery point objective: how far back data may be lost.'),
  mbco: z
    .strictObject({
      description: text.describe('What the least acceptable service is.'),
      percent: percent.describe('The same in percent of normal.'),
    })
    .optional()
    .describe('Minimum business continuity objective.'),
  basis: z
    .strictObject({
      mtpd: basis.optional().describe('Why this MTPD.'),
      rto: basis.optional().describe('Why this RTO.'),
      rpo: basis.optional().describe('Why this RPO.'),
    })
    .default({})
    .describe('Why the objectives are what they are.'),
  workaround: z
    .strictObject({
      exists: z.boolean().describe('Whether the work can go on without its systems.'),
      measure: ref('measure').optional().describe('The contingency that says how.'),
    })
    .optional()
    .describe('Whether there is a manual way.'),
  backlog: text.optional().describe('What piles up and how it is worked off.'),
});

export const businessProcess = defineKind({
  kind: 'process',
  source: 'processes',
  label: 'Business process',
  plural: 'Business processes',
  purpose: 'Work that the organisation must keep up, with its impact analysis and what it depends on.',
  schema: z
    .strictObject({
      name: text.describe('What people call it.'),
      description: text.describe('What is done, for whom.'),
      unit: text.describe('The team that does it.'),
      function: text.optional().describe('The function or department.'),
      leader: ref('role').describe('The role that answers for it.'),
      criticality: criticality.describe('How soon its loss hurts.'),
      dependsOn: z.array(dependency).default([]).describe('What it needs.'),
      minimumStaff: z.int().min(0).optional().describe('How few people can keep it going.'),
      skills: z.array(text).default([]).describe('What they must be able to do.'),
      peaks: z
        .array(
          z.strictObject({
            name: text.describe('What the peak is called.'),
            when: text.describe('When it comes.'),
            rto: duration.optional().describe('The RTO during the peak.'),
            mtpd: duration.optional().describe('The MTPD during the peak.'),
          }),
        )
        .default([])
        .describe('Times when less disruption can be borne.'),
      regulatory: z
        .array(
          z.strictObject({
            rule: text.describe('The rule, by name or clause number.'),
            deadline: duration.describe('How soon it must be met.'),
          }),
        )
        .default([])
        .describe('Deadlines that the law sets.'),
      impactAnalysis: impactAnalysis.describe('The business impact analysis.'),
      ...governance,
    })
    .check((context) => reviewedUnlessDraft(context.value, context.issues)),
});
