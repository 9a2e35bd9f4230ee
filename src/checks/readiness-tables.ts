import type { Readiness } from './readiness.ts';

type Value = string | number | boolean | undefined;
type Table = { columns: readonly string[]; rows: readonly (readonly Value[])[] };

/** The tables of the readiness report, each a file of its own: `problems.csv` … */
export const READINESS_TABLES = [
  'problems',
  'coverage',
  'exercises',
  'objectives',
  'reviews',
  'clauses',
] as const;
export type ReadinessTable = (typeof READINESS_TABLES)[number];

/**
 * One table of the report as CSV after RFC 4180, in UTF-8: the first row names the columns, lines end with CR LF, and several
 * values in one field stand behind one another with `; ` between them. No field is one that a spreadsheet would run.
 */
export function readinessCsv(readiness: Readiness, table: ReadinessTable): string {
  const { columns, rows } = tableOf(readiness, table);
  return [columns, ...rows].map((row) => `${row.map(asField).join(',')}\r\n`).join('');
}

function tableOf(readiness: Readiness, table: ReadinessTable): Table {
  switch (table) {
    case 'problems':
      return problemsTable(readiness);
    case 'coverage':
      return {
        columns: ['process', 'scenario', 'state', 'reasons', 'measures', 'playbooks'],
        rows: readiness.coverage.map(({ process: id, scenario, state, reasons, measures, playbooks }) => [
          id,
          scenario,
          state,
          reasons.join(' '),
          measures.join('; '),
          playbooks.join('; '),
        ]),
      };
    case 'exercises':
      return exercisesTable(readiness);
    case 'objectives':
      return {
        columns: ['objective', 'statement', 'owner', 'direction', 'target', 'unit', 'on', 'value', 'note'],
        rows: readiness.objectives.flatMap(
          ({ id, statement, owner, direction, target, unit, readings }): Value[][] =>
            (readings.length > 0 ? readings : [undefined]).map((reading) => [
              id,
              statement,
              owner,
              direction,
              target,
              unit,
              reading?.on,
              reading?.value,
              reading?.note,
            ]),
        ),
      };
    case 'reviews':
      return {
        columns: ['kind', 'id', 'name', 'owner', 'due', 'days', 'term'],
        rows: readiness.reviews.map(({ what: { kind, id, name }, owner, due, days, term }) => [
          kind,
          id,
          name,
          owner,
          due,
          days,
          term,
        ]),
      };
    case 'clauses':
      return {
        columns: ['standard', 'clause', 'about', 'served', 'how', 'lacks', 'open', 'pages', 'checks'],
        rows: readiness.standards.flatMap(({ title, clauses }) =>
          clauses.map(({ clause, about, served, how, lacks, open, pages, checks }) => [
            title,
            clause,
            about,
            served,
            how,
            lacks.join(' '),
            open.map(({ check, problems }) => `${check}: ${problems}`).join('; '),
            pages.join('; '),
            checks.join('; '),
          ]),
        ),
      };
  }
}

function problemsTable({ problems, accepted }: Readiness): Table {
  return {
    columns: [
      'state',
      'family',
      'check',
      'file',
      'line',
      'message',
      'owner',
      'accepted_by',
      'accepted_until',
    ],
    rows: [
      ...problems.map(({ severity, family, check, file, line, message, owner }) => [
        severity,
        family,
        check,
        file,
        line,
        message,
        owner,
        undefined,
        undefined,
      ]),
      ...accepted.map(({ where, family, check, reason, by, until, ended }) => [
        ended ? 'acceptance ended' : 'accepted',
        family,
        check,
        `${where.kind}/${where.id}`,
        undefined,
        reason,
        undefined,
        by,
        until,
      ]),
    ],
  };
}

function exercisesTable({ exercises }: Readiness): Table {
  return {
    columns: [
      'exercise',
      'name',
      'type',
      'status',
      'date',
      'scenario',
      'outcome',
      'criteria_met',
      'criteria',
      'findings_open',
      'findings',
      'subject',
      'objective',
      'achieved_minutes',
      'wanted_minutes',
      'met',
    ],
    rows: exercises.flatMap(
      ({ id, name, type, status, date, scenario, outcome, criteria, findings, achieved }): Value[][] =>
        (achieved.length > 0 ? achieved : [undefined]).map((reached) => [
          id,
          name,
          type,
          status,
          date,
          scenario,
          outcome,
          criteria.met,
          criteria.of,
          findings.open,
          findings.of,
          reached && `${reached.subject.kind}/${reached.subject.id}`,
          reached?.objective,
          reached?.achieved,
          reached?.wanted,
          reached?.met,
        ]),
    ),
  };
}

/** Text that begins as a formula does gets an apostrophe before it; a number is one and stays as it is. */
function asField(value: Value): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
