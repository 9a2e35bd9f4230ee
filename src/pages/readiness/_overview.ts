import type { Readiness } from '../../checks/index.ts';

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
  ...alerts: readonly (readonly [count: number, text: string, tone: 'caution' | 'danger'])[]
): Part['alert'] {
  const first = alerts.find(([count]) => count > 0);
  return first && { text: `${first[0]} ${first[1]}`, tone: first[2] };
}

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** One line for each part of the readiness page. */
export function overviewOf({ summary, accepted, standards }: Readiness, actions: number): Part[] {
  const { problems, coverage, exercises, objectives, reviews, stakeholders, clauses } = summary;
  const stopping = coverage.covered + coverage.partly + coverage.not;
  const ended = accepted.filter((acceptance) => acceptance.ended).length;
  const unspoken = stakeholders.of - stakeholders.represented;
  return [
    {
      label: 'Problems',
      href: '#problems',
      text: `${counted(problems.error, 'error')}, ${counted(problems.warning, 'warning')}, ${counted(problems.note, 'note')}`,
      alert: alertOf(
        [problems.error, problems.error === 1 ? 'error' : 'errors', 'danger'],
        [problems.warning, problems.warning === 1 ? 'warning' : 'warnings', 'caution'],
      ),
    },
    {
      label: 'Accepted problems',
      href: '#accepted',
      text: `${summary.accepted}, each until a day`,
      alert: alertOf([ended, 'ended', 'danger']),
    },
    {
      label: 'Coverage',
      href: '#coverage',
      text:
        stopping === 0
          ? 'No situation stops a process'
          : `Of ${stopping} pairs of a situation and a process that it stops, ${coverage.covered} are covered`,
      alert: alertOf([coverage.not, 'not covered', 'danger'], [coverage.partly, 'partly covered', 'caution']),
    },
    {
      label: 'Objectives',
      missing: 'none',
      href: '#objectives',
      text: `${objectives.met} of ${objectives.met + objectives.missed + objectives.unread} met`,
      alert: alertOf([objectives.missed, 'not met', 'danger'], [objectives.unread, 'never read', 'caution']),
    },
    {
      label: 'Exercises',
      missing: 'none',
      href: '#exercises',
      text: `${exercises.done} done, ${exercises.planned} planned`,
      alert: alertOf([exercises.withOpenFindings, 'with open findings', 'caution']),
    },
    { label: 'Open actions', href: '#actions', text: String(actions), missing: 'none' },
    {
      label: 'Reviews',
      href: '#reviews',
      text: `${reviews['within-30-days']} due within 30 days, ${reviews['within-90-days']} more within 90`,
      alert: alertOf([reviews.overdue, 'overdue', 'danger']),
    },
    {
      label: 'Stakeholders',
      href: '#stakeholders',
      text: `${stakeholders.represented} of ${stakeholders.of} groups have a role`,
      alert: alertOf([unspoken, 'without', 'caution']),
    },
    {
      label: 'Standards and laws',
      href: '#clauses',
      text: `${standards.length} texts: ${clauses.yes} clauses served, ${clauses.partly} partly, ${clauses.no} not`,
      alert: alertOf(
        [clauses['not-yet'], 'not yet', 'caution'],
        [clauses.withOpenProblems, 'with open problems', 'caution'],
      ),
    },
  ];
}
