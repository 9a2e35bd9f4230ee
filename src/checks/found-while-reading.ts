import type { Check } from './check.ts';

/** Checks that `parsePlan` and `loadPlan` carry out, since nothing can be said about a plan before it is read. */
export const foundWhileReading: readonly Check[] = [
  { id: 'file-readable', title: 'Every file can be read', family: 'structure', severity: 'error' },
  {
    id: 'id-unique',
    title: 'Every name is an id, and is there once',
    family: 'structure',
    severity: 'error',
  },
  {
    id: 'schema-valid',
    title: 'Every file says what its kind may say',
    family: 'structure',
    severity: 'error',
  },
  {
    id: 'reference-exists',
    title: 'Everything that is named exists',
    family: 'structure',
    severity: 'error',
  },
];
