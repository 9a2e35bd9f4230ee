import type { Readiness } from '../../checks/index.ts';
import type { Words } from '../../words/index.ts';

type Part = {
  label: string;
  href: string;
  text: string;
  /** What is said instead where the plan holds nothing of this. */
  missing?: string;
  alert?: { text: string; tone: 'caution' | 'danger' } | undefined;
};

/** The first thing that asks for attention. */
function alertOf(
  ...alerts: readonly (readonly [
    count: number,
    said: (count: number) => string,
    tone: 'caution' | 'danger',
  ])[]
): Part['alert'] {
  const first = alerts.find(([count]) => count > 0);
  return first && { text: first[1](first[0]), tone: first[2] };
}

/** One line for each part of the readiness page. */
export function overviewOf(
  { summary, accepted, standards }: Readiness,
  actions: number,
  { headings, overview, alerts }: Words['readiness'],
): Part[] {
  const { problems, coverage, exercises, objectives, reviews, stakeholders, clauses } = summary;
  const stopping = coverage.covered + coverage.partly + coverage.not;
  const ended = accepted.filter((acceptance) => acceptance.ended).length;
  const unspoken = stakeholders.of - stakeholders.represented;
  return [
    {
      label: headings.problems,
      href: '#problems',
      text: overview.problems(problems.error, problems.warning, problems.note),
      alert: alertOf(
        [problems.error, alerts.errors, 'danger'],
        [problems.warning, alerts.warnings, 'caution'],
      ),
    },
    {
      label: headings.accepted,
      href: '#accepted',
      text: overview.accepted(summary.accepted),
      alert: alertOf([ended, alerts.ended, 'danger']),
    },
    {
      label: headings.coverage,
      href: '#coverage',
      text: stopping === 0 ? overview.nothingStops : overview.covered(stopping, coverage.covered),
      alert: alertOf(
        [coverage.not, alerts.notCovered, 'danger'],
        [coverage.partly, alerts.partlyCovered, 'caution'],
      ),
    },
    {
      label: headings.objectives,
      missing: overview.none,
      href: '#objectives',
      text: overview.objectives(objectives.met, objectives.met + objectives.missed + objectives.unread),
      alert: alertOf(
        [objectives.missed, alerts.notMet, 'danger'],
        [objectives.unread, alerts.neverRead, 'caution'],
      ),
    },
    {
      label: headings.exercises,
      missing: overview.none,
      href: '#exercises',
      text: overview.exercises(exercises.done, exercises.planned),
      alert: alertOf([exercises.withOpenFindings, alerts.withOpenFindings, 'caution']),
    },
    { label: headings.actions, href: '#actions', text: String(actions), missing: overview.none },
    {
      label: headings.reviews,
      href: '#reviews',
      text: overview.reviews(reviews['within-30-days'], reviews['within-90-days']),
      alert: alertOf([reviews.overdue, alerts.overdue, 'danger']),
    },
    {
      label: headings.stakeholders,
      href: '#stakeholders',
      text: overview.stakeholders(stakeholders.represented, stakeholders.of),
      alert: alertOf([unspoken, alerts.without, 'caution']),
    },
    {
      label: headings.clauses,
      href: '#clauses',
      text: overview.clauses(standards.length, clauses.yes, clauses.partly, clauses.no),
      alert: alertOf(
        [clauses['not-yet'], alerts.notYet, 'caution'],
        [clauses.withOpenProblems, alerts.withOpenProblems, 'caution'],
      ),
    },
  ];
}
