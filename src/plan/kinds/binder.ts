import { z } from 'zod';
import { date, defineKind, period, ref, text, visibility } from './fields.ts';

export const binder = defineKind({
  kind: 'binder',
  source: 'binders',
  label: 'Binder',
  plural: 'Binders',
  purpose: 'A printed selection of the plan: what it holds, where it stands, who holds it.',
  schema: z.strictObject({
    title: text.describe('What it is called.'),
    place: text.describe('Where it stands.'),
    holder: ref('role').describe('The role that looks after it.'),
    copies: z.int().min(1).default(1).describe('How many copies there are.'),
    paper: z.enum(['a4', 'letter']).optional().describe("Paper size; the organisation's unless said."),
    contains: z
      .strictObject({
        playbooks: z.array(ref('playbook')).default([]).describe('Playbooks by id.'),
        roles: z.array(ref('role')).default([]).describe('All playbooks in which these roles act.'),
        services: z.array(ref('service')).default([]).describe('All playbooks about these services.'),
        units: z.array(text).default([]).describe('All playbooks of these teams.'),
        contacts: z.boolean().default(true).describe('Whether it holds the contact sheets.'),
        resources: z
          .union([z.boolean(), z.array(ref('resource'))])
          .default(false)
          .describe('All resources, or those named.'),
        forms: z
          .union([z.boolean(), z.array(ref('resource'))])
          .default(false)
          .describe('All forms, or those named.'),
        programme: z.boolean().default(false).describe('Whether it holds the programme flow.'),
      })
      .describe('What it holds.'),
    replaceEvery: period.describe('How often it is printed anew.'),
    highestVisibility: visibility.default('staff').describe('The most private thing it may hold.'),
    printed: z
      .array(
        z.strictObject({
          on: date.describe('When it was printed.'),
          build: text.optional().describe('From which version.'),
          copies: z.int().min(1).optional().describe('How many copies.'),
        }),
      )
      .default([])
      .describe('When it was printed, and from which version.'),
  }),
});
