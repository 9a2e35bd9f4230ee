import { addPeriod } from './calendar.ts';
import { binderContents } from './binder-contents.ts';
import type { Binder } from './kinds/index.ts';
import type { Plan, Playbook } from './plan.ts';
import { compareText } from './problem.ts';

/** One print of a binder, as the plan records it. */
export type BinderPrint = Binder['printed'][number];

/** The prints of a binder, the newest last. */
export function printsOf({ printed }: Binder): BinderPrint[] {
  return [...printed].sort((a, b) => compareText(a.on, b.on));
}

/** The last day on which a binder's newest print holds; undefined for one that was never printed. */
export function reprintDue(binder: Binder): string | undefined {
  const last = printsOf(binder).at(-1);
  return last && addPeriod(last.on, binder.replaceEvery);
}

/** Playbooks in a binder whose version in force is newer than its newest print. */
export function overtakenBy(plan: Plan, binder: Binder): Playbook[] {
  const last = printsOf(binder).at(-1);
  if (!last) return [];
  return binderContents(plan, binder).playbooks.filter((playbook) => inForceSince(playbook) > last.on);
}

/** The day on which the version in force was first approved; when nobody wrote that down, the last review. */
function inForceSince({ approvals, version, lastReviewed }: Playbook): string {
  const days = approvals.filter((approval) => approval.version === version).map(({ on }) => on);
  return days.sort(compareText)[0] ?? lastReviewed ?? '';
}
