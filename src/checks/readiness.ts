import {
  acceptances,
  achievementsOf,
  coverage,
  GROUPS,
  nameOf,
  ownerOf,
  privacyOf,
  published,
  reviewsDue,
  REASONS,
  saidReasons,
  standingOf,
} from '../plan/index.ts';
import type { Exercise, Plan, Problem, Severity, Standing, TypedRef, Verdict } from '../plan/index.ts';
import type { Family } from './check.ts';
import { judgeStandards, STANDARDS } from './clauses/index.ts';
import type { JudgedClause, JudgedStandard } from './clauses/index.ts';

/** Something of the plan by kind, id and what people call it. */
type Named = TypedRef & { name: string };

/** A problem as it may be published: what would repeat a value that is not, says so instead. */
export type ReadinessProblem = {
  check: string;
  family: Family | undefined;
  severity: Severity;
  message: string;
  file: string;
  line: number;
  /** Role that answers for the file; undefined where it names nobody. */
  owner: string | undefined;
};

export type CoveredPair = {
  process: string;
  scenario: string;
  state: Verdict['state'];
  reasons: string[];
  /** Ids of contingencies that can be used, the best first. */
  measures: string[];
  /** Ids of playbooks for this process and scenario. */
  playbooks: string[];
};

export type ExerciseResult = Pick<Exercise, 'id' | 'name' | 'type' | 'status' | 'date' | 'scenario'> & {
  outcome: Exercise['outcome'];
  criteria: { met: number; of: number };
  findings: { open: number; of: number };
  achieved: { subject: Named; objective: 'rto' | 'rpo'; achieved: number; wanted?: number; met?: boolean }[];
};

export type ObjectiveResult = {
  id: string;
  statement: string;
  area: string;
  owner: string;
  direction: 'up' | 'down';
  target: number;
  unit: string;
  readings: { on: string; value: number; note?: string | undefined }[];
} & Pick<Standing, 'met' | 'trend' | 'due'>;

/** When a review is due, in the terms in which they are listed. */
export type ReviewTerm = 'overdue' | 'within-30-days' | 'within-90-days';

/**
 * How sound and how fresh a plan is. This is also what `readiness.json` holds: keys are stable, what is not known is left
 * out, lengths of time are minutes, dates are `YYYY-MM-DD`, roles are ids. Nothing in it is print-only or restricted.
 */
export type Readiness = {
  asOf: string;
  organization: string;
  summary: {
    problems: Record<Severity, number>;
    accepted: number;
    coverage: Record<Verdict['state'], number>;
    exercises: { done: number; planned: number; withOpenFindings: number };
    objectives: { met: number; missed: number; unread: number };
    reviews: Record<ReviewTerm, number>;
    stakeholders: { represented: number; of: number };
    clauses: Record<JudgedClause['served'], number> & { withOpenProblems: number };
  };
  problems: ReadinessProblem[];
  accepted: {
    where: Named;
    check: string;
    family: Family | undefined;
    reason: string;
    by: string;
    until: string;
    ended: boolean;
  }[];
  coverage: CoveredPair[];
  /** The newest first. */
  exercises: ExerciseResult[];
  objectives: ObjectiveResult[];
  /** The oldest first. */
  reviews: { what: Named; owner: string; due: string; days: number; term: ReviewTerm }[];
  stakeholders: { group: string; roles: string[] }[];
  standards: JudgedStandard[];
};

export type ReadinessInput = {
  plan: Plan;
  problems: readonly Problem[];
  today: string;
  /** The family of each check, by its id. */
  families: ReadonlyMap<string, Family>;
};

/** Puts together what is known about a plan's readiness on a day. */
export function assess({ plan, problems, today, families }: ReadinessInput): Readiness {
  const parts = {
    problems: publishable(plan, problems, families),
    accepted: acceptedIn(plan, today, families),
    coverage: pairsOf(plan),
    exercises: exercisesOf(plan),
    objectives: objectivesOf(plan),
    reviews: reviewsOf(plan, today),
    stakeholders: GROUPS.filter((group) => group !== 'other').map((group) => ({
      group,
      roles: [...plan.roles.values()].filter((role) => role.group.includes(group)).map(({ id }) => id),
    })),
    standards: judgeStandards(STANDARDS, plan, problems),
  };
  return { asOf: today, organization: plan.organization.name, summary: summaryOf(parts), ...parts };
}

function summaryOf(parts: Omit<Readiness, 'asOf' | 'organization' | 'summary'>): Readiness['summary'] {
  const { problems, accepted, coverage: pairs, exercises, objectives, reviews, stakeholders } = parts;
  const clauses = parts.standards.flatMap((standard) => standard.clauses);
  return {
    problems: tally(['error', 'warning', 'note'], problems, ({ severity }) => severity),
    accepted: accepted.length,
    coverage: tally(['covered', 'partly', 'not', 'not-affected'], pairs, ({ state }) => state),
    exercises: {
      done: exercises.filter(({ status }) => status === 'done').length,
      planned: exercises.filter(({ status }) => status === 'planned').length,
      withOpenFindings: exercises.filter(({ findings }) => findings.open > 0).length,
    },
    objectives: {
      met: objectives.filter(({ met }) => met === true).length,
      missed: objectives.filter(({ met }) => met === false).length,
      unread: objectives.filter(({ met }) => met === undefined).length,
    },
    reviews: tally(['overdue', 'within-30-days', 'within-90-days'], reviews, ({ term }) => term),
    stakeholders: {
      represented: stakeholders.filter(({ roles }) => roles.length > 0).length,
      of: stakeholders.length,
    },
    clauses: {
      ...tally(['yes', 'partly', 'not-yet', 'no'], clauses, ({ served }) => served),
      withOpenProblems: clauses.filter(({ open }) => open.some(({ problems: count }) => count > 0)).length,
    },
  };
}

function tally<K extends string, T>(keys: readonly K[], items: readonly T[], keyOf: (item: T) => K) {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  for (const item of items) counts[keyOf(item)]++;
  return counts;
}

function publishable(
  plan: Plan,
  problems: readonly Problem[],
  families: ReadinessInput['families'],
): ReadinessProblem[] {
  const isPrivate = privacyOf(plan);
  const hidden = new Set(
    [...plan.playbooks.values(), ...plan.translations]
      .filter(({ visibility }) => !published(visibility))
      .map(({ file }) => file),
  );
  return problems
    .filter(({ accepted }) => !accepted)
    .map(({ check, severity, message, file, line }) => {
      const inHidden = hidden.has(file);
      return {
        check,
        family: families.get(check),
        severity,
        message: inHidden || isPrivate(message) ? 'Not told here, because it is not published.' : message,
        file: inHidden ? 'playbooks/' : file,
        line: inHidden ? 1 : line,
        owner: ownerOf(plan, file),
      };
    });
}

function acceptedIn(plan: Plan, today: string, families: ReadinessInput['families']): Readiness['accepted'] {
  return acceptances(plan)
    .filter(({ entity }) => entity.kind !== 'playbook' || published(entity.visibility))
    .map(({ entity, acceptance: { check, reason, by, until } }) => ({
      where: named(plan, entity),
      check,
      family: families.get(check),
      reason,
      by,
      until,
      ended: until < today,
    }));
}

function pairsOf(plan: Plan): CoveredPair[] {
  return coverage(plan).flatMap(({ process: businessProcess, cells }) =>
    cells.map(({ scenario, verdict, playbooks }) => ({
      process: businessProcess.id,
      scenario: scenario.id,
      state: verdict.state,
      reasons: saidReasons(verdict.reasons, REASONS),
      measures: verdict.carriers.flatMap(({ measure, stop }) => (stop ? [] : [measure.id])),
      playbooks: playbooks.map(({ id }) => id),
    })),
  );
}

function exercisesOf(plan: Plan): ExerciseResult[] {
  return [...plan.exercises.values()]
    .sort((a, b) => (a.date < b.date ? 1 : -1))
    .map((exercise) => {
      const { results, successCriteria, findings } = exercise;
      const isOpen = ({ action }: (typeof findings)[number]) =>
        action === undefined || action.status === 'open';
      return {
        id: exercise.id,
        name: exercise.name,
        type: exercise.type,
        status: exercise.status,
        date: exercise.date,
        scenario: exercise.scenario,
        outcome: exercise.outcome,
        criteria: { met: results.filter(({ met }) => met).length, of: successCriteria.length },
        findings: { open: findings.filter(isOpen).length, of: findings.length },
        achieved: achievementsOf(plan, exercise).map(({ subject, wanted, met, ...reached }) => ({
          subject: named(plan, subject),
          ...reached,
          ...(wanted === undefined ? {} : { wanted }),
          ...(met === undefined ? {} : { met }),
        })),
      };
    });
}

function objectivesOf(plan: Plan): ObjectiveResult[] {
  return [...plan.objectives.values()].map((objective) => {
    const { id, statement, area, owner, measure, readings } = objective;
    const { met, trend, due } = standingOf(objective);
    const { direction, target, unit } = measure;
    return { id, statement, area, owner, direction, target, unit, readings, met, trend, due };
  });
}

function reviewsOf(plan: Plan, today: string): Readiness['reviews'] {
  return reviewsDue(plan, today, 90).map(({ entity, due, days }) => ({
    what: named(plan, entity),
    owner: entity.owner,
    due,
    days,
    term: days < 0 ? 'overdue' : days <= 30 ? 'within-30-days' : 'within-90-days',
  }));
}

function named(plan: Plan, { kind, id }: TypedRef): Named {
  return { kind, id, name: nameOf(plan, { kind, id }) };
}
