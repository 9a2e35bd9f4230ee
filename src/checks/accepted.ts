import type { Plan, Problem } from '../plan/index.ts';

/** Checks of structure: what cannot be read as it is meant is no matter of taking a risk, and no file can accept it. */
export const NEVER_ACCEPTED: ReadonlySet<string> = new Set([
  'file-readable',
  'id-unique',
  'schema-valid',
  'reference-exists',
]);

/** Marks the problems that the file they stand in accepts, up to and including the last day of the acceptance. */
export function withAcceptance(plan: Plan, problems: readonly Problem[], today: string): Problem[] {
  const byFile = new Map(acceptingFiles(plan).map(({ file, accept }) => [file, accept]));
  return problems.map((problem) => ({
    ...problem,
    accepted: (byFile.get(problem.file) ?? []).some(
      ({ check, until }) => check === problem.check && until >= today && !NEVER_ACCEPTED.has(check),
    ),
  }));
}

/** The kinds with governance, whose files may accept a known problem. */
export function acceptingFiles(plan: Plan) {
  return [
    ...plan.services.values(),
    ...plan.processes.values(),
    ...plan.risks.values(),
    ...plan.measures.values(),
    ...plan.playbooks.values(),
    ...plan.translations,
  ];
}
