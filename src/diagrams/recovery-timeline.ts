import {
  addressOf,
  contingencies,
  contingenciesFor,
  keyOf,
  lostIn,
  nameOf,
  shownPlaybooks,
  stoppedProcesses,
} from '../plan/index.ts';
import type { BusinessProcess, Contingency, Plan, Playbook, Scenario, Step } from '../plan/index.ts';
import type { Words } from '../words/index.ts';
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
export function recoveryTimeline(
  plan: Plan,
  subject: Scenario | Playbook,
  words: Words,
): DataDiagram | undefined {
  const { timeline } = words.diagrams;
  const parts =
    subject.kind === 'scenario' ? ofScenario(plan, subject, words) : ofPlaybook(plan, subject, words);
  const timed = parts.filter(({ section }) => section.rows.length > 0);
  if (timed.length === 0) return undefined;
  const title = timeline.title(nameOf(plan, subject));
  const description = timeline.description(timed.length - MOST_SECTIONS);
  const source = gantt({
    title,
    description,
    marks: plan.organization.impactBands,
    ruler: timeline.ruler,
    to: timeline.to,
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

function ofScenario(plan: Plan, scenario: Scenario, words: Words): Part[] {
  const stopped = stoppedProcesses(plan, lostIn(plan, scenario.id));
  const recoveries = shownPlaybooks(plan).filter(
    (playbook) => playbook.recovery !== undefined && playbook.scenarios.includes(scenario.id),
  );
  return [
    ...lasting(scenario, words),
    ...stopped.map(({ process: businessProcess }) =>
      limitsOf(businessProcess, contingenciesFor(plan, businessProcess, scenario.id), words),
    ),
    ...recoveries.map((playbook) => promiseOf(playbook, words)),
  ];
}

function ofPlaybook(plan: Plan, playbook: Playbook, words: Words): Part[] {
  const own = contingencies(plan).filter((measure) => measure.playbook === playbook.id);
  const processes = playbook.processes.flatMap((id) => plan.processes.get(id) ?? []);
  return [
    ...stepParts(plan, playbook, words),
    ...decisionPart(plan, playbook, words),
    ...(playbook.recovery ? [promiseOf(playbook, words)] : []),
    ...own.map((measure) => partOf(measure.name, addressOf(measure), [switchedOn(measure, words)])),
    ...processes.map((businessProcess) => limitsOf(businessProcess, [], words)),
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

function lasting({ duration }: Scenario, { diagrams: { timeline } }: Words): Part[] {
  if (!duration) return [];
  const { typical, worst } = duration;
  const bars: GanttBar[] = [
    { from: 0, to: typical, text: timeline.usually(typical), look: 'plain' },
    ...(worst > typical
      ? [{ from: typical, to: worst, text: timeline.atWorst(worst), look: 'done' as const }]
      : []),
  ];
  const text = timeline.lasts(typical, worst);
  return [partOf(timeline.theLoss, undefined, [{ bars, text }])];
}

function limitsOf(businessProcess: BusinessProcess, measures: readonly Contingency[], words: Words): Part {
  const { shortDuration } = words.common;
  const { timeline } = words.diagrams;
  const { rto, mtpd } = businessProcess.impactAnalysis;
  const limits: Line[] = [];
  if (rto !== undefined || mtpd !== undefined) {
    const short = [
      ...(rto === undefined ? [] : [`RTO ${shortDuration(rto)}`]),
      ...(mtpd === undefined ? [] : [`MTPD ${shortDuration(mtpd)}`]),
    ].join(', ');
    const text = [
      ...(rto === undefined ? [] : [timeline.rto(rto)]),
      ...(mtpd === undefined ? [] : [timeline.mtpd(mtpd)]),
    ].join('; ');
    const from = rto ?? mtpd ?? 0;
    limits.push({ bars: [{ from, to: Math.max(from, mtpd ?? from), text: short, look: 'critical' }], text });
  }
  const lines = [...measures.map((measure) => switchedOn(measure, words)), ...limits];
  return partOf(businessProcess.name, addressOf(businessProcess), lines);
}

/** A contingency: the time until it works, then how long it can be kept up. */
function switchedOn(measure: Contingency, { diagrams }: Words): Line {
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
    text: diagrams.timeline.carries(name, activationTime, capacity, maxDuration),
    href: addressOf(measure),
  };
}

function promiseOf(playbook: Playbook, { diagrams: { timeline } }: Words): Part {
  const rto = playbook.recovery?.objectives?.rto;
  const lines: Line[] =
    rto === undefined
      ? []
      : [
          {
            bars: [{ from: 0, to: rto, text: timeline.backIn(rto), look: 'active' }],
            text: timeline.promised(rto),
          },
        ];
  return partOf(playbook.title, addressOf(playbook), lines);
}

/** Steps with a time, by section; each bar begins where the steps due before it end. */
function stepParts(plan: Plan, playbook: Playbook, words: Words): Part[] {
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
      text: words.diagrams.timeline.step(whoDoes(plan, step, words), due, step.text),
    });
    sections.set(title, lines);
  }
  return [...sections].map(([title, lines]) => partOf(title, undefined, lines));
}

function whoDoes(plan: Plan, { role }: Step, { diagrams: { timeline } }: Words): string {
  if (role === undefined) return timeline.somebody;
  return role === 'everyone' ? timeline.everyone : nameOf(plan, { kind: 'role', id: role });
}

function decisionPart(plan: Plan, playbook: Playbook, { diagrams: { timeline } }: Words): Part[] {
  if (playbook.decisions.length === 0) return [];
  const lines = playbook.decisions.map(({ question, who, by, default: otherwise }): Line => {
    const role = nameOf(plan, { kind: 'role', id: who });
    return {
      bars: [{ from: by, to: by, text: question, look: 'plain' }],
      text: timeline.decision(role, by, question, otherwise),
    };
  });
  return [partOf(timeline.decisions, undefined, lines)];
}
