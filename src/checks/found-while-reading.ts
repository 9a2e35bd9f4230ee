import { didYouMean, placeIn } from '../plan/index.ts';
import type { Plan } from '../plan/index.ts';
import { acceptingFiles, NEVER_ACCEPTED } from './accepted.ts';
import type { Check, Finding } from './check.ts';

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
    find: (plan) => withoutEffect(plan),
  },
  {
    id: 'reference-exists',
    title: 'Everything that is named exists',
    family: 'structure',
    severity: 'error',
    find: (plan, { ids }) => (ids ? unknownChecks(plan, ids) : []),
  },
];

/** What is accepted of a check that does not exist: nobody would learn that nothing is accepted. */
function unknownChecks(plan: Plan, ids: readonly string[]): Finding[] {
  return acceptingFiles(plan).flatMap((entity) =>
    entity.accept.flatMap(({ check }, index) =>
      ids.includes(check)
        ? []
        : [
            {
              place: placeIn(plan, entity, ['accept', index, 'check']),
              message: `\`accept[${index}].check\` names the check \`${check}\`, which does not exist.${didYouMean(check, ids) || ' The page /checks lists them all.'}`,
            },
          ],
    ),
  );
}

/** What is accepted of a check of structure: nobody would learn that it is without effect. */
function withoutEffect(plan: Plan): Finding[] {
  return acceptingFiles(plan).flatMap((entity) =>
    entity.accept.flatMap(({ check }, index): Finding[] =>
      NEVER_ACCEPTED.has(check)
        ? [
            {
              place: placeIn(plan, entity, ['accept', index, 'check']),
              message: `\`${check}\` cannot be accepted: it is about what the files say, and not about a risk to take. Mend what it finds, and remove this.`,
              severity: 'warning',
            },
          ]
        : [],
    ),
  );
}
