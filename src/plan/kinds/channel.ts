import { z } from 'zod';
import { date, defineKind, failureDomains, oneOrSeveral, period, ref, text } from './fields.ts';

export const channel = defineKind({
  kind: 'channel',
  source: 'channels',
  label: 'Channel',
  plural: 'Channels',
  purpose: 'A way to tell or to talk: outage line, text message, bridge, radio, noticeboard.',
  schema: z.strictObject({
    name: text.describe('What people call it.'),
    type: z
      .enum([
        'phone-bridge',
        'recorded-line',
        'sms',
        'push',
        'status-page',
        'chat',
        'email',
        'radio',
        'satellite',
        'social',
        'in-person',
        'noticeboard',
      ])
      .describe('What sort of channel it is.'),
    failureDomains: failureDomains.describe('What must work for it to work.'),
    signInVia: z.array(ref('service')).default([]).describe('Services that signing in to it needs.'),
    audience: oneOrSeveral(text).describe('Whom it reaches; `everyone` for all staff.'),
    address: text.describe('Its number, address, frequency or place.'),
    howToJoin: text
      .refine((value) => value.split(/\s+/).length <= 60, 'must have at most 60 words')
      .describe('How to join it, in at most 60 words.'),
    purpose: oneOrSeveral(z.enum(['notify', 'coordinate', 'status', 'external'])).describe(
      'What it is for; one or several.',
    ),
    rank: z.int().min(1).describe('Which to try first; 1 is first.'),
    capacity: z.union([text, z.number()]).transform(String).optional().describe('How many it carries.'),
    vetted: z
      .strictObject({ by: ref('role').describe('The role that vetted it.'), on: date.describe('When.') })
      .optional()
      .describe('Who found it fit for use.'),
    lastTested: date.optional().describe('When it was last tried.'),
    cadence: z
      .union([period, text])
      .optional()
      .describe('How often it is tried, or how often it is updated in an incident.'),
  }),
});
