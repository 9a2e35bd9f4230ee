import { z } from 'zod';
import { defineKind, duration, ref, text, url } from './fields.ts';

export const scenario = defineKind({
  kind: 'scenario',
  source: 'scenarios',
  label: 'Scenario',
  plural: 'Scenarios',
  purpose: 'A loss that people recognise, and where to start when it happens.',
  schema: z.strictObject({
    name: text.describe('What people call the loss.'),
    lossOf: z
      .enum(['people', 'site', 'system', 'supplier', 'data', 'communications'])
      .describe('What is lost.'),
    losesDomains: z
      .array(ref('failure-domain'))
      .describe('The failure domains that it takes away, with their children.'),
    symptoms: z
      .array(text)
      .default([])
      .describe(
        "What an employee notices, in an employee's words. The check scenario-has-start asks for one.",
      ),
    confirm: z
      .array(
        z.strictObject({
          how: text.describe('One step to find out: is it me or everyone?'),
          url: url.optional().describe('A public page that needs no sign-in.'),
          channel: ref('channel').optional().describe('A channel that tells.'),
        }),
      )
      .describe('Steps under two minutes that tell whether it is me or everyone.'),
    severity: z
      .array(
        z.strictObject({
          level: z.union([text, z.int()]).transform(String).describe('The level.'),
          threshold: text.describe('What must be seen for it.'),
        }),
      )
      .default([])
      .describe('Levels and what marks them.'),
    startWith: ref('playbook').describe('The playbook to open first.'),
    duration: z
      .strictObject({
        typical: duration.describe('How long it usually lasts.'),
        worst: duration.describe('How long it may last.'),
      })
      .check(({ value, issues }) => {
        if (value.worst >= value.typical) return;
        const message =
          'is shorter than `typical`. Write the longest time that it may last, or correct `typical`';
        issues.push({ code: 'custom', input: value.worst, path: ['worst'], message });
      })
      .optional()
      .describe('How long it lasts.'),
  }),
});
