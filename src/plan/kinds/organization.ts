import { z } from 'zod';
import { date, defineKind, duration, failureDomains, impact, period, text, url } from './fields.ts';

const place = z.strictObject({ failureDomains });

export const organization = defineKind({
  kind: 'organization',
  source: 'organization.yaml',
  label: 'Organisation',
  plural: 'Organisation',
  purpose: 'The organisation, its scales and thresholds, and the continuity site itself.',
  schema: z.strictObject({
    name: text.describe('What it is called.'),
    timeZone: text
      .refine(isTimeZone, 'must be a time zone such as Europe/London')
      .describe('Its time zone, such as Europe/London.'),
    languages: z
      .array(text)
      .min(1)
      .default(['en'])
      .describe('Languages of the plan; the first is the main one.'),
    paper: z.enum(['a4', 'letter']).default('a4').describe('Paper size of print-outs.'),
    criticalRto: duration.default(240).describe('A process with an RTO up to this counts as critical.'),
    intolerableImpact: impact.default(3).describe('The impact from which a disruption is intolerable.'),
    impactBands: z
      .array(duration)
      .min(1)
      .default([15, 60, 240, 480, 1440, 4320, 10080, 20160])
      .describe('The times at which impacts are judged.'),
    impactLabels: z
      .array(text)
      .length(5)
      .default(['none', 'minor', 'moderate', 'severe', 'catastrophic'])
      .describe('Words for the impacts 0 to 4.'),
    thresholds: z
      .strictObject({
        verifyPeople: period.default('90d').describe('How often people, desks and rotas are tried.'),
        verifyVendors: period.default('12mo').describe('How often vendors are tried.'),
        exercise: period.default('12mo').describe('How often a playbook is exercised.'),
        reviewGrace: period
          .default('90d')
          .describe('How long a review may be overdue before it is an error.'),
        callTree: duration.default(15).describe('How long a call tree may take.'),
        highRisk: z.int().default(12).describe('Likelihood times impact from which a risk is high.'),
      })
      .prefault({})
      .describe('Limits that the checks use.'),
    asOf: date.optional().describe('Pins "today", for demonstrations.'),
    classification: text.optional().describe('Classification of the plan, printed on every sheet.'),
    emergencyNote: text.optional().describe('The safety line on the start page, with the emergency number.'),
    editUrl: url
      .optional()
      .describe(
        'Where a file is edited; `{file}` stands for its path in the content folder. Without it no edit link.',
      ),
    site: z
      .strictObject({
        url: url.describe('Where the continuity site is read.'),
        failureDomains: failureDomains.describe('What the continuity site hangs on.'),
        mirrors: z
          .array(z.strictObject({ url: url.describe('Where the mirror is read.'), failureDomains }))
          .default([])
          .describe('Copies on other hosts.'),
        host: place.optional().describe('What its host hangs on.'),
        dns: place.optional().describe('What its name service hangs on.'),
        registrar: place.optional().describe('What its registrar hangs on.'),
        repository: place.optional().describe('What the repository of the plan hangs on.'),
        ci: place.optional().describe('What builds it hangs on.'),
        identity: place.optional().describe('What the sign-in of its keepers hangs on.'),
      })
      .describe('The continuity site itself.'),
    liveStatus: z
      .strictObject({ url: url.describe('Address of the status file.'), failureDomains })
      .optional()
      .describe('A live status on a second host.'),
  }),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
