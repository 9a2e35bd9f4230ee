import type { Plan, Problem } from '../../plan/index.ts';
import { lackingIn } from './needs.ts';
import type { Clause, Served, Standard } from './standard.ts';

/**
 * A clause in one plan. `not-yet` is one that Muster could serve, where the plan lacks what would: `lacks` says what, and how
 * to mend it. `open` counts the problems of the checks that watch over it, `accepted` those that are accepted until a day.
 */
export type JudgedClause = Omit<Clause, 'served' | 'needs'> & {
  served: Served | 'not-yet';
  lacks: string[];
  open: { check: string; problems: number; accepted: number }[];
};

export type JudgedStandard = Omit<Standard, 'clauses'> & { clauses: JudgedClause[] };

/** Holds a plan and what is wrong with it against every clause of some standards. */
export function judgeStandards(
  standards: readonly Standard[],
  plan: Plan,
  problems: readonly Problem[],
): JudgedStandard[] {
  const found = Map.groupBy(problems, ({ check }) => check);
  return standards.map(({ clauses, ...standard }) => ({
    ...standard,
    clauses: clauses.map(({ needs, ...clause }) => {
      const lacks = lackingIn(plan, needs);
      const open = clause.checks.flatMap((check) => {
        const own = found.get(check) ?? [];
        const accepted = own.filter((problem) => problem.accepted).length;
        return own.length === 0 ? [] : [{ check, problems: own.length - accepted, accepted }];
      });
      return { ...clause, served: lacks.length > 0 ? ('not-yet' as const) : clause.served, lacks, open };
    }),
  }));
}
