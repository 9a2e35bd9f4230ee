import { inOrder, standingOf } from '../incident/entries.ts';
import type { Entry, Incident } from '../incident/entries.ts';
import { linesOf, nameOf } from '../incident/text.ts';
import { localDay } from '../incident/times.ts';
import { draft as said } from '../../words/en/draft.ts';

/** What the log does not say of an exercise. */
export type ExerciseFacts = {
  scenario: string;
  facilitator: string;
  type: string;
  announced: boolean;
  /** What the plan has today: a log may be older, or of an older plan. */
  known: { playbooks: readonly string[]; roles: readonly string[] };
};

/** The record of an exercise as the plan keeps it, as far as the log knows it: a file for `exercises/`. */
export function exerciseDraft(incident: Incident, entries: readonly Entry[], facts: ExerciseFacts): string {
  const { scenario, facilitator, type, announced, known } = facts;
  const log = inOrder(entries);
  const named = new Set(log.map(({ playbook }) => playbook));
  const playbooks = known.playbooks.filter((id) => named.has(id));
  const acting = new Set(log.map(({ role }) => role));
  const roles = known.roles.filter((id) => acting.has(id));
  const done = playbooks.reduce((sum, playbook) => sum + standingOf(log, playbook).done.size, 0);
  const failed = playbooks.flatMap((playbook) => [...standingOf(log, playbook).failed.values()]);
  const timeline = linesOf(incident, log).map(
    ({ entry, since, kind, words }) =>
      `  - { at: ${quoted(shortened(since))}, who: ${quoted(roles.find((id) => id === entry.role) ?? facilitator)}, what: ${quoted(`${kind}: ${words}`)} }`,
  );
  const date = localDay(incident.begun);
  return [
    `# ${said.head}`,
    `name: ${quoted(nameOf(incident))}`,
    `type: ${quoted(type)}`,
    'status: done',
    `date: ${date}`,
    `announced: ${String(announced)}`,
    `scenario: ${quoted(scenario)}`,
    ...list('playbooks', playbooks),
    'objectives:',
    `  - ${said.objective}`,
    'successCriteria:',
    `  - { id: c1, text: ${plainOrQuoted(said.criterion)}, unit: ${said.unit} }`,
    `facilitator: ${quoted(facilitator)}`,
    ...list('participants', roles),
    'timeline:',
    ...(timeline.length > 0
      ? timeline
      : [`  - { at: "T+00:00", who: ${quoted(facilitator)}, what: ${quoted(said.nothing)} }`]),
    'results:',
    `  - { criterion: c1, met: ${String(failed.length === 0)}, actual: ${quoted(said.actual(done, failed.length))} }`,
    ...(failed.length === 0
      ? []
      : [
          `# ${said.failed}`,
          ...failed.map(({ words, title }) => `#   ${oneLine(title ?? '')}: ${oneLine(words)}`),
        ]),
    `report: ${quoted(said.report(date))}`,
    '',
  ].join('\n');
}

function list(key: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${key}:`, ...values.map((value) => `  - ${quoted(value)}`)];
}

/** A comma would end a value that stands between braces. */
function plainOrQuoted(text: string): string {
  return text.includes(',') ? quoted(text) : text;
}

/** Text in double quotes: a string of JSON is one of YAML too. */
function quoted(text: string): string {
  return JSON.stringify(oneLine(text));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The plan writes hours in two or three digits. */
function shortened(since: string): string {
  return since.replace(/^T\+\d{4,}:\d\d$/, 'T+999:59');
}
