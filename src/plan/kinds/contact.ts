import { z } from 'zod';
import { date, defineKind, duration, failureDomains, ref, text, visibility } from './fields.ts';

export const PHONE_PATTERN = /^\+[1-9]\d{6,14}$/;
const PHONE_TYPES = new Set(['mobile', 'landline']);

const way = z
  .strictObject({
    type: z
      .enum(['mobile', 'landline', 'email', 'email-personal', 'chat', 'portal', 'radio', 'place'])
      .describe('How to reach them.'),
    value: text.describe('The number (E.164, such as +441632960123), address, channel or place.'),
    failureDomains: failureDomains.describe('What must work for this way to work.'),
    visibility: visibility.optional().describe('Who may see it; staff unless said, print-only for a person.'),
    hours: text.optional().describe('When somebody answers.'),
    verifiedOn: date.optional().describe('When it was last tried.'),
    verifiedHow: z.enum(['answered', 'auto', 'none']).optional().describe('What happened then.'),
  })
  .check((context) => {
    if (PHONE_TYPES.has(context.value.type) && !PHONE_PATTERN.test(context.value.value)) {
      context.issues.push({
        code: 'custom',
        input: context.value,
        path: ['value'],
        message: 'must be a telephone number with country code, such as "+441632960123", in quotation marks',
      });
    }
  });

export const contact = defineKind({
  kind: 'contact',
  source: 'contacts',
  label: 'Contact',
  plural: 'Contacts',
  purpose: 'Somebody who can be reached, and by which ways, in call order.',
  schema: z.strictObject({
    type: z
      .enum(['person', 'desk', 'rota', 'vendor', 'authority', 'emergency-service'])
      .describe('What sort of contact it is.'),
    label: text.describe('Who it is, by role and not by name.'),
    name: text.optional().describe("A person's name; print-only unless said otherwise."),
    visibility: visibility.optional().describe('Who may see the name; print-only for a person unless said.'),
    party: ref('party').optional().describe('The party they belong to.'),
    ways: z
      .array(way)
      .min(1, 'must have at least one way to reach them')
      .describe('How to reach them, in call order.'),
    quote: text.optional().describe('What to state when calling: contract or tenant number.'),
    unreachable: z
      .strictObject({
        after: duration.describe('How long to try.'),
        then: ref('contact').describe('Whom to call next.'),
      })
      .optional()
      .describe('What to do when nobody answers.'),
    consent: z
      .strictObject({
        personalWays: z.boolean().describe('Whether the person agreed to private numbers being used.'),
        on: date.describe('When.'),
      })
      .optional()
      .describe('Consent to the use of private numbers and mail.'),
  }),
});
