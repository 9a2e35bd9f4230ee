import { runChecks } from '../checks/index.ts';
import { diffFacts } from '../cli/diff-facts.ts';
import type { Diff, Judged } from '../cli/diff-facts.ts';
import { isSameFile, parsePlan, sortProblems, symbolicLink } from '../plan/index.ts';
import type { ReadMemory } from '../plan/index.ts';
import { filesAtCommit } from '../publish/releases.ts';
import { authorsWords } from './panel-facts.ts';

/** What changed since the last commit; why that cannot be said; or undefined where there is no commit. */
export type SinceCommit = Diff | { fault: string } | undefined;

/** A plan as it stands in its folder, the last commit that touched it, and the day on which both are judged. */
export type Standing = Judged & { commit: string; today: string };

/**
 * Compares a plan with its last commit as `muster diff HEAD` does, again and again: what stood at the commit is read and checked
 * once. `memory` is the one that the plan itself is read with.
 */
export function lastCommit(content: string, memory: ReadMemory): (now: Standing) => SinceCommit {
  let known: { commit: string; today: string; base: Judged } | undefined;
  return (now) => {
    const { commit, today } = now;
    if (commit === '') return undefined;
    try {
      if (known?.commit !== commit || known.today !== today)
        known = { commit, today, base: judgedAt(content, commit, today, memory) };
      return diffFacts(
        'the last commit',
        withDrawn(known.base, now),
        now,
        authorsWords(now.plan).changes.values,
      );
    } catch (cause) {
      return { fault: cause instanceof Error ? cause.message : String(cause) };
    }
  };
}

function judgedAt(content: string, commit: string, today: string, memory: ReadMemory): Judged {
  const { files, links } = filesAtCommit(content, commit);
  const { plan, problems } = parsePlan(files, memory);
  const found = [...links.map(symbolicLink), ...problems];
  return { plan, files, problems: sortProblems([...found, ...runChecks(plan, { today })]) };
}

/** Diagrams are not drawn again for the commit: those of a file that has not changed are as wrong as they are now. */
function withDrawn(base: Judged, now: Judged): Judged {
  const drawn = now.problems.filter(
    ({ check, file }) => check === 'diagram-draws' && isSameFile(base.files.get(file), now.files.get(file)),
  );
  return drawn.length === 0 ? base : { ...base, problems: [...base.problems, ...drawn] };
}
