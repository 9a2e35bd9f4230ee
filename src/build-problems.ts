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

/** Whether a problem stops a build: an error that nobody accepted, and that more than a passing night has brought. */
export function stops(problem: Problem): boolean {
  return isError(problem) && problem.dateDriven !== true;
}

/** Whether a problem is an error of which a build says so and goes on. Source: checks.md, on what a date makes an error. */
export function isOverdue(problem: Problem): boolean {
  return isError(problem) && problem.dateDriven === true;
}

function isError({ severity, accepted }: Problem): boolean {
  return severity === 'error' && !accepted;
}
