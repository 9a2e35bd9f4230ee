import { z } from 'zod';
import { defineKind, text } from './fields.ts';

export const guide = defineKind({
  kind: 'guide',
  source: 'guide',
  label: 'Guide page',
  plural: 'Guide',
  purpose: 'How this plan is kept; free pages.',
  schema: z.strictObject({
    title: text.describe('Its title.'),
    summary: text.optional().describe('What it is about, in a sentence.'),
    order: z.number().optional().describe('Its place in the list; low comes first.'),
  }),
});
