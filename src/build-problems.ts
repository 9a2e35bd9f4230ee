import type { Problem } from './plan/index.ts';

/** A plan that must not be built: its problems, already sorted. */
export class PlanProblems extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(`The plan has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`);
    this.problems = problems;
  }
}

/** Pages that came out wrong: dead links, missing anchors, what a host or a stick would refuse. */
export class SiteProblems extends Error {
  readonly problems: { file: string; message: string }[];
  constructor(problems: { file: string; message: string }[]) {
    super(`The built site has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`);
    this.problems = problems;
  }
}

/** Whether a problem stops a build: an error that nobody accepted. */
export function stops(problem: Problem): boolean {
  return problem.severity === 'error' && !problem.accepted;
}
