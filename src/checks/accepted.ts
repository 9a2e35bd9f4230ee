import type { Plan, Problem } from '../plan/index.ts';

/** Marks the problems that the file they stand in accepts, up to and including the last day of the acceptance. */
export function withAcceptance(plan: Plan, problems: readonly Problem[], today: string): Problem[] {
  const byFile = new Map(acceptingFiles(plan).map(({ file, accept }) => [file, accept]));
  return problems.map((problem) => ({
    ...problem,
    accepted: (byFile.get(problem.file) ?? []).some(
      ({ check, until }) => check === problem.check && until >= today,
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
