import { z } from 'zod';
import { date, defineKind, period, ref, text } from './fields.ts';

export const AREAS = [
  'operational-resilience',
  'response-time',
  'service-level',
  'collaboration',
  'continuous-improvement',
] as const;

export const objective = defineKind({
  kind: 'objective',
  source: 'objectives',
  label: 'Objective',
  plural: 'Objectives',
  purpose: 'What the programme wants to reach, how it is measured, and the readings so far.',
  schema: z.strictObject({
    statement: text.describe('The objective in a sentence.'),
    area: z.enum(AREAS).describe('The area it belongs to.'),
    measure: z
      .strictObject({
        formula: text.describe('How it is counted.'),
        unit: text.describe('The unit of the readings.'),
        direction: z.enum(['up', 'down']).describe('Whether more or less is better.'),
        target: z.number().describe('The figure to reach.'),
      })
      .describe('How it is measured.'),
    readEvery: period.default('3mo').describe('How often it is read.'),
    readings: z
      .array(
        z.strictObject({
          on: date.describe('When it was read.'),
          value: z.number().describe('What was read.'),
          note: text.optional().describe('What explains it.'),
        }),
      )
      .default([])
      .describe('The readings, in order of time.'),
    owner: ref('role').describe('The role that answers for it.'),
  }),
});
