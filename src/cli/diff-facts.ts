import { affectedBy, comparePlans, onlyMoved, privatePattern } from '../plan/index.ts';
import type {
  Affected,
  FieldChange,
  Item,
  Plan,
  PlanDiff,
  Problem,
  Reached,
  ValueWords,
  Version,
} from '../plan/index.ts';

type ItemFacts = Omit<Item, 'key'>;

/** Something that a change reaches, with the names of what changed there; empty when that is itself alone. */
export type ReachedFacts = { id: string; name: string; because: string[] };

/** A problem that is new or gone; `accepted` when the plan accepts it now and did not, or the other way round. */
export type ProblemChange = {
  check: string;
  severity: Problem['severity'];
  message: string;
  file: string;
  line: number;
  accepted: boolean;
};

/**
 * What `muster diff` says, and what `--format json` gives: keys are stable, `before` and `after` are words for people and
 * left out where there was or is nothing, a private value is only said to have changed.
 */
export type Diff = {
  base: string;
  added: ItemFacts[];
  changed: (ItemFacts & { fields: FieldChange[] })[];
  removed: ItemFacts[];
  otherFiles: PlanDiff['otherFiles'];
  /** Files that are written differently and say the same. */
  rewritten: string[];
  affected: Record<keyof Affected, ReachedFacts[]>;
  problems: { added: ProblemChange[]; gone: ProblemChange[] };
};

/** A version of a plan with everything that is wrong with it. */
export type Judged = Version & { problems: readonly Problem[] };

/** `words` say what fields were and are; English unless they are given. */
export function diffFacts(base: string, before: Judged, after: Judged, words?: ValueWords): Diff {
  const { added, changed, removed, otherFiles, rewritten } = comparePlans(before, after, words);
  const said = changed.filter((item) => !onlyMoved(item));
  const quoted = privatePattern(before.plan, after.plan);
  // Messages may quote what a file says.
  const hide = (text: string) => (quoted ? text.replace(quoted, '(private value)') : text);
  return {
    base,
    added: added.map(shown),
    changed: changed.map((item) => ({ ...shown(item), fields: item.fields })),
    removed: removed.map(shown),
    otherFiles,
    rewritten,
    affected: affectedIn(before.plan, after.plan, { added, changed: said, removed }),
    problems: {
      added: missingFrom(before.problems, after.problems, hide),
      gone: missingFrom(after.problems, before.problems, hide),
    },
  };
}

/** Whether two versions say the same and have the same problems. */
export function isNothing({ added, changed, removed, otherFiles, problems }: Diff): boolean {
  const lists = [added, changed, removed, ...Object.values(otherFiles), problems.added, problems.gone];
  return lists.every((list) => list.length === 0);
}

function shown({ kind, id, label, name, file }: Item): ItemFacts {
  return { kind, id, label, name, file };
}

/** The kind of what a change reaches, by the name of its list; in the order in which they are told. */
export const KIND_OF = {
  processes: 'process',
  scenarios: 'scenario',
  playbooks: 'playbook',
  binders: 'binder',
  roles: 'role',
} as const satisfies Record<keyof Affected, string>;

/** What is there still is reached as the plan is now; what is gone reached what the plan was. */
function affectedIn(
  before: Plan,
  after: Plan,
  { added, changed, removed }: { added: Item[]; changed: Item[]; removed: Item[] },
): Diff['affected'] {
  const items = [...added, ...changed, ...removed];
  const names = new Map(items.map((item) => [keyIn(item), item.name]));
  const was = affectedBy(before, new Set([...changed, ...removed].map(keyIn)));
  const is = affectedBy(after, new Set([...added, ...changed].map(keyIn)));
  const merged = (kind: keyof Affected) => {
    const reached = new Map<string, Reached>(is[kind].map((each) => [each.id, each]));
    for (const each of was[kind]) {
      const known = reached.get(each.id);
      reached.set(each.id, {
        ...each,
        ...known,
        because: [...new Set([...(known?.because ?? []), ...each.because])],
      });
    }
    return [...reached.values()].map(({ id, name, because }) => ({
      id,
      name,
      because: because.filter((key) => key !== `${KIND_OF[kind]}/${id}`).map((key) => names.get(key) ?? key),
    }));
  };
  return {
    processes: merged('processes'),
    scenarios: merged('scenarios'),
    playbooks: merged('playbooks'),
    binders: merged('binders'),
    roles: merged('roles'),
  };
}

function keyIn({ key, kind, id }: Item): string {
  return key ?? (kind === id ? kind : `${kind}/${id}`);
}

/** Open problems of one list that the other has not: the same check, file and message are the same problem on any line. */
function missingFrom(
  others: readonly Problem[],
  problems: readonly Problem[],
  hide: (text: string) => string,
): ProblemChange[] {
  const known = countOf(others.filter(({ accepted }) => !accepted));
  const accepted = new Set(others.filter((problem) => problem.accepted).map(sameness));
  return problems.flatMap((problem) => {
    if (problem.accepted) return [];
    const key = sameness(problem);
    const left = known.get(key) ?? 0;
    if (left > 0) {
      known.set(key, left - 1);
      return [];
    }
    const { check, severity, message, file, line } = problem;
    return [{ check, severity, message: hide(message), file, line, accepted: accepted.has(key) }];
  });
}

function countOf(problems: readonly Problem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(sameness(problem), (counts.get(sameness(problem)) ?? 0) + 1);
  return counts;
}

function sameness({ check, file, message }: Problem): string {
  return JSON.stringify([check, file, message]);
}
