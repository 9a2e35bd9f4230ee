import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { entityKinds, guide, isLeftOut, loadPlan, singleFiles } from '../plan/index.ts';
import type { Plan, PlanFiles, Problem } from '../plan/index.ts';
import { planFolder, TO_HAVE_A_PLAN } from './folders.ts';

/** A plan with what reading it found, or a sentence that says why there is none. */
export type ReadPlan = { plan: Plan; files: PlanFiles; found: Problem[]; path: string } | { fault: string };

/** The file without which a folder is no plan. */
export const PLAN_FILE = singleFiles.organization.source;

/** What completes a sentence about a folder that is no plan. */
export const NO_PLAN = `holds no plan: there is no ${PLAN_FILE} in it.`;

/** Reads the plan in a folder. A folder that is no plan is not read, however much lies in it. */
export function readPlan(folder: string): ReadPlan {
  const content = planFolder(folder);
  if ('fault' in content) return content;
  if (!existsSync(join(content.path, PLAN_FILE)))
    return { fault: `${content.path} ${NO_PLAN} ${TO_HAVE_A_PLAN}` };
  const { plan, problems: found, files } = loadPlan(content.path);
  return { plan, files, found, path: content.path };
}

/**
 * A sentence that says why a folder is no plan: things lie in it, and none is called as a part of one. Undefined where it is
 * a plan, if only one that lacks the organisation or is not begun yet, which are problems of a plan.
 */
export function whyNoPlan(path: string): string | undefined {
  const folders = new Set([...Object.values(entityKinds), guide].map(({ source }) => source));
  const files = new Set(Object.values(singleFiles).map(({ source }) => source));
  const parts = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !isLeftOut(name));
  const isPlan = parts.some((part) => (part.isDirectory() ? folders : files).has(part.name));
  return isPlan || parts.length === 0 ? undefined : `${path} ${NO_PLAN} ${TO_HAVE_A_PLAN}`;
}

/** Says that a part of the plan could not be read, so that an answer may lack something; nothing when all could. */
export function notWhole(found: readonly Problem[]): string[] {
  const count = found.filter(({ severity }) => severity === 'error').length;
  if (count === 0) return [];
  const what = count === 1 ? '1 problem keeps a part' : `${count} problems keep parts`;
  return [`${what} of the plan from being read, so this may not be all. \`muster check\` shows what.`];
}
