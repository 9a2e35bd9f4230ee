import { z } from 'zod';
import { date, defineKind, oneOrSeveral, period, text } from './fields.ts';

export const training = defineKind({
  kind: 'training',
  source: 'training',
  label: 'Training',
  plural: 'Training',
  purpose: 'What people are taught, how often, and how many have been.',
  schema: z.strictObject({
    name: text.describe('What it is called.'),
    audience: oneOrSeveral(text).describe('Who is trained.'),
    topics: oneOrSeveral(text).describe('What is taught.'),
    onHire: z.boolean().describe('Whether every newcomer gets it.'),
    refreshEvery: period.describe('How often it is repeated.'),
    lastRun: date.optional().describe('When it was last held.'),
    completion: z
      .strictObject({
        eligible: z.int().min(0).describe('How many people should have it.'),
        completed: z.int().min(0).describe('How many have it.'),
        asOf: date.describe('On which day.'),
      })
      .optional()
      .describe('Totals only, no personal data.'),
  }),
});
