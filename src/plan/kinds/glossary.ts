import { z } from 'zod';
import { defineKind, text } from './fields.ts';

export const glossary = defineKind({
  kind: 'glossary',
  source: 'glossary.yaml',
  label: 'Glossary',
  plural: 'Glossary',
  purpose: 'Words of the plan and what they mean.',
  schema: z.record(text, text.describe('What the word means; the key is the word or the acronym.')),
});
