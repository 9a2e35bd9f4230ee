import { z } from 'zod';
import { date, defineKind, text } from './fields.ts';

const amount = z.union([text, z.int().min(0)]);

export const resource = defineKind({
  kind: 'resource',
  source: 'resources',
  label: 'Resource',
  plural: 'Resources',
  purpose: 'A thing that must be at hand: forms, stock, keys, a payment card, a place.',
  schema: z.strictObject({
    name: text.describe('What people call it.'),
    type: z
      .enum(['form', 'stock', 'equipment', 'payment-card', 'vital-record', 'key', 'place'])
      .describe('What sort of thing it is.'),
    location: text.describe('Where it is.'),
    quantity: amount.optional().describe('How many there are.'),
    restockLevel: amount.optional().describe('When to get more.'),
    checkedOn: date.optional().describe('When somebody last looked.'),
    file: text.optional().describe('The file to print, relative to the content folder.'),
    printCount: z.int().min(1).optional().describe('How many copies a binder holds.'),
  }),
});
