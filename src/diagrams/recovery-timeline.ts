import {
  addressOf,
  contingencies,
  contingenciesFor,
  formatDuration,
  keyOf,
  lostIn,
  nameOf,
  shortDuration,
  shownPlaybooks,
  stoppedProcesses,
} from '../plan/index.ts';
import type { BusinessProcess, Contingency, Plan, Playbook, Scenario, Step } from '../plan/index.ts';
import { amount } from './data-diagram.ts';
import type { DataDiagram, ListItem } from './data-diagram.ts';
import { gantt } from './gantt.ts';
import type { GanttBar, GanttSection } from './gantt.ts';

/** More sections than this are no longer read on A4: those that follow stand in the list only. */
const MOST_SECTIONS = 12;
/** More steps than this in one section likewise. */
const MOST_STEPS = 10;

/** A section of the picture and the same as a list item. */
type Part = { section: GanttSection; item: ListItem };

/**
 * What happens when, against RTO and MTPD. For a scenario: how long it lasts, the contingencies and the limits of each
 * process that stops, and what its recovery playbooks promise. For a playbook: its steps, decisions, contingencies and the
 * limits of its processes. Undefined when there is nothing with a time.
 */
export function recoveryTimeline(plan: Plan, subject: Scenario | Playbook): DataDiagram | undefined {
  const parts = subject.kind === 'scenario' ? ofScenario(plan, subject) : ofPlaybook(plan, subject);
  const timed = parts.filter(({ section }) => section.rows.length > 0);
  if (timed.length === 0) return undefined;
  const name = nameOf(plan, subject);
  const title = `Recovery timeline: ${name}`;
  const left = timed.length - MOST_SECTIONS;
  const description =
    'What happens when, counted from the start of the outage. Columns are not equally long: the first row says at which ' +
    'time each ends. Of a contingency, the first bar is the time until it works, the second how long it lasts and how ' +
    'much of normal it carries. The bar named RTO and MTPD runs from the one to the other.' +
    (left > 0
      ? ` ${amount(left, 'further group of rows stands', 'further groups of rows stand')} in the list only.`
      : '');
  const source = gantt({
    title,
    description,
    marks: plan.organization.impactBands,
    sections: timed.slice(0, MOST_SECTIONS).map(({ section }) => section),
  });
  return {
    id: `recovery/${keyOf(subject)}`,
    title,
    description,
    source,
    list: timed.map(({ item }) => item),
  };
}

function ofScenario(plan: Plan, scenario: Scenario): Part[] {
  const stopped = stoppedProcesses(plan, lostIn(plan, scenario.id));
  const recoveries = shownPlaybooks(plan).filter(
    (playbook) => playbook.recovery !== undefined && playbook.scenarios.includes(scenario.id),
  );
  return [
    ...lasting(scenario),
    ...stopped.map(({ process: businessProcess }) =>
      limitsOf(businessProcess, contingenciesFor(plan, businessProcess, scenario.id)),
    ),
    ...recoveries.map((playbook) => promiseOf(playbook)),
  ];
}

function ofPlaybook(plan: Plan, playbook: Playbook): Part[] {
  const own = contingencies(plan).filter((measure) => measure.playbook === playbook.id);
  const processes = playbook.processes.flatMap((id) => plan.processes.get(id) ?? []);
  return [
    ...stepParts(plan, playbook),
    ...decisionPart(plan, playbook),
    ...(playbook.recovery ? [promiseOf(playbook)] : []),
    ...own.map((measure) => partOf(measure.name, addressOf(measure), [switchedOn(measure)])),
    ...processes.map((businessProcess) => limitsOf(businessProcess, [])),
  ];
}

type Line = { bars: GanttBar[]; text: string; href?: string };

/** A section whose list form says the same, line by line. */
function partOf(label: string, href: string | undefined, lines: readonly Line[]): Part {
  const children = lines.map(({ text, href: to }) => ({ text, ...(to === undefined ? {} : { href: to }) }));
  return {
    section: { label, rows: lines.map(({ bars }) => bars).filter((bars) => bars.length > 0) },
    item: {
      text: label,
      ...(href === undefined ? {} : { href }),
      ...(children.length > 0 ? { children } : {}),
    },
  };
}

function lasting({ duration }: Scenario): Part[] {
  if (!duration) return [];
  const { typical, worst } = duration;
  const bars: GanttBar[] = [
    { from: 0, to: typical, text: `usually ${shortDuration(typical)}`, look: 'plain' },
    ...(worst > typical
      ? [{ from: typical, to: worst, text: `at worst ${shortDuration(worst)}`, look: 'done' as const }]
      : []),
  ];
  const text = `Usually ${formatDuration(typical)}, at worst ${formatDuration(worst)}`;
  return [partOf('The loss itself', undefined, [{ bars, text }])];
}

function limitsOf(businessProcess: BusinessProcess, measures: readonly Contingency[]): Part {
  const { rto, mtpd } = businessProcess.impactAnalysis;
  const limits: Line[] = [];
  if (rto !== undefined || mtpd !== undefined) {
    const short = [
      ...(rto === undefined ? [] : [`RTO ${shortDuration(rto)}`]),
      ...(mtpd === undefined ? [] : [`MTPD ${shortDuration(mtpd)}`]),
    ].join(', ');
    const text = [
      ...(rto === undefined ? [] : [`RTO: back within ${formatDuration(rto)}`]),
      ...(mtpd === undefined ? [] : [`MTPD: intolerable after ${formatDuration(mtpd)}`]),
    ].join('; ');
    const from = rto ?? mtpd ?? 0;
    limits.push({ bars: [{ from, to: Math.max(from, mtpd ?? from), text: short, look: 'critical' }], text });
  }
  const lines = [...measures.map(switchedOn), ...limits];
  return partOf(businessProcess.name, addressOf(businessProcess), lines);
}

/** A contingency: the time until it works, then how long it can be kept up. */
function switchedOn(measure: Contingency): Line {
  const { activationTime, maxDuration, capacity, name } = measure;
  return {
    bars: [
      { from: 0, to: activationTime, text: '', look: 'active' },
      {
        from: activationTime,
        to: activationTime + maxDuration,
        text: `${name}, ${capacity} %`,
        look: 'done',
      },
    ],
    text:
      `${name}: works after ${formatDuration(activationTime)}, carries ${capacity} %, ` +
      `for ${formatDuration(maxDuration)} at most`,
    href: addressOf(measure),
  };
}

function promiseOf(playbook: Playbook): Part {
  const rto = playbook.recovery?.objectives?.rto;
  const lines: Line[] =
    rto === undefined
      ? []
      : [
          {
            bars: [{ from: 0, to: rto, text: `back in ${shortDuration(rto)}`, look: 'active' }],
            text: `To be back within ${formatDuration(rto)}`,
          },
        ];
  return partOf(playbook.title, addressOf(playbook), lines);
}

/** Steps with a time, by section; each bar begins where the steps due before it end. */
function stepParts(plan: Plan, playbook: Playbook): Part[] {
  const timed = playbook.body.steps.flatMap((step) =>
    step.within === undefined ? [] : [{ step, due: step.within }],
  );
  const dues = [...new Set(timed.map(({ due }) => due))].sort((a, b) => a - b);
  const sections = new Map<string, Line[]>();
  for (const { step, due } of timed) {
    const title = step.section ?? playbook.title;
    const lines = sections.get(title) ?? [];
    const from = dues.filter((other) => other < due).at(-1) ?? 0;
    const drawn = lines.length < MOST_STEPS;
    lines.push({
      bars: drawn ? [{ from, to: due, text: step.text, look: 'plain' }] : [],
      text: `${whoDoes(plan, step)}, within ${formatDuration(due)}: ${step.text}`,
    });
    sections.set(title, lines);
  }
  return [...sections].map(([title, lines]) => partOf(title, undefined, lines));
}

function whoDoes(plan: Plan, { role }: Step): string {
  if (role === undefined) return 'Somebody';
  return role === 'everyone' ? 'Everyone' : nameOf(plan, { kind: 'role', id: role });
}

function decisionPart(plan: Plan, playbook: Playbook): Part[] {
  if (playbook.decisions.length === 0) return [];
  const lines = playbook.decisions.map(({ question, who, by, default: otherwise }): Line => {
    const role = nameOf(plan, { kind: 'role', id: who });
    return {
      bars: [{ from: by, to: by, text: question, look: 'plain' }],
      text: `${role}, by ${formatDuration(by)}: ${question} Otherwise: ${otherwise}`,
    };
  });
  return [partOf('Decisions', undefined, lines)];
}
