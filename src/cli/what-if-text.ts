import { counted, listed } from '../checks/wording.ts';
import { formatClock, formatDay, formatDuration, groupPhone, wayWord } from '../plan/index.ts';
import { bold, wrapped } from './terminal.ts';
import type { Carrying, Commitment, Reachable, StoppedFacts, WhatIf } from './what-if-facts.ts';

/** What becomes of a process, in a few words. Work that stands still is never called carried. */
function fate({ carried, through, by, rto }: StoppedFacts): string {
  if (carried === 'not') return rto?.broken === false ? 'NOT CARRIED' : 'STANDS STILL TOO LONG';
  if (through === 'recovery')
    return carried === 'covered' ? 'stands still, back in time' : 'may stand still too long';
  return `carried ${carried === 'partly' ? 'in part ' : ''}by ${by[0]?.name ?? 'a contingency'}`;
}

/** What a loss does, for a person under stress: first what it comes to, then part by part, in lines of 100 columns. */
export function whatIfText(facts: WhatIf, color: boolean): string {
  const parts: [string, string[]][] = [
    ['What is lost', lostLines(facts)],
    ['What stops, the first commitment broken first', facts.processes.flatMap(processLines(facts))],
    ['Open these playbooks, in this order', playbookLines(facts)],
    ['Where we can talk', channelLines(facts)],
    ['Who can be reached, in the order of calling', contactLines(facts)],
  ];
  const head = wrapped(`What if: ${facts.asked.map(({ name }) => name).join('; ')}`);
  return [
    ...head.map((line) => bold(line, color)),
    ...summaryLines(facts),
    ...parts.flatMap(([title, lines]) =>
      lines.length === 0 ? [] : ['', bold(title.toUpperCase(), color), ...lines],
    ),
  ].join('\n');
}

function summaryLines(facts: WhatIf): string[] {
  const { processes, processCount } = facts;
  const when = whenOf(facts);
  if (processes.length === 0) {
    const whole = facts.lost.services.length + facts.lost.stopWithThem.length === 0;
    return wrapped(`No process stops${whole ? ', and no service' : ''}. ${when}`);
  }
  const count = (state: StoppedFacts['carried'], through?: StoppedFacts['through']) =>
    processes.filter((each) => each.carried === state && each.through === through).length;
  const states = [
    told(count('covered', 'contingency'), 'is carried on', 'are carried on'),
    told(count('partly', 'contingency'), 'is carried in part', 'are carried in part'),
    told(
      count('covered', 'recovery'),
      'stands still and is back in time',
      'stand still and are back in time',
    ),
    told(count('partly', 'recovery'), 'may stand still too long', 'may stand still too long'),
    told(count('not'), 'is not carried at all', 'are not carried at all'),
  ].flat();
  const all = `${processCount} ${processCount === 1 ? 'process' : 'processes'}`;
  const stopping = `${processes.length} of ${all} ${processes.length === 1 ? 'stops' : 'stop'}`;
  const [start] = facts.playbooks;
  return [
    ...wrapped(when),
    ...wrapped(`${stopping}: ${listed(states)}.${earliest(processes)}`),
    ...(start && facts.named ? wrapped(`Begin with the playbook "${start.title}".`) : []),
  ];
}

function told(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

/** Which commitment breaks first; nothing when none is known. */
function earliest(processes: readonly StoppedFacts[]): string {
  const [first] = processes;
  const soonest = first?.rto ?? first?.mtpd;
  if (first === undefined || soonest === undefined) return '';
  if (processes.every(({ rto, mtpd }) => rto?.broken === false && mtpd?.broken !== true))
    return ' The loss is over before a commitment breaks.';
  return ` If nothing is done, the first commitment breaks ${moment(soonest)}: ${first.name}.`;
}

function whenOf({ start, lasts }: WhatIf): string {
  const day = start?.date === undefined ? '' : ` on ${formatDay(start.date)}`;
  const from = start === undefined ? '' : `It begins at ${start.time}${day}. `;
  if (lasts === undefined) return `${from}How long it lasts is not known: --for 8h would say it.`;
  const end = lasts.until === undefined ? '' : `, until ${formatClock(lasts.until)}`;
  return lasts.from === 'asked'
    ? `${from}It lasts ${formatDuration(lasts.minutes)}${end}.`
    : `${from}At worst it lasts ${formatDuration(lasts.minutes)}${end}.`;
}

/** `after 2 hours`, or with a start `after 2 hours, at 11:00`. */
function moment({ minutes, at }: Commitment): string {
  const length = minutes === 0 ? 'at once' : `after ${formatDuration(minutes)}`;
  return at === undefined ? length : `${length}, at ${formatClock(at)}`;
}

function lostLines({ lost }: WhatIf): string[] {
  const names = (things: readonly { name: string }[]) => things.map(({ name }) => name).join(', ');
  return [
    ...(lost.failureDomains.length > 0 ? wrapped(names(lost.failureDomains), '  Failure domains  ') : []),
    ...(lost.services.length > 0 ? wrapped(names(lost.services), '  Services         ') : []),
    ...lost.stopWithThem.flatMap(({ name, because }) =>
      wrapped(`${name} stops as well: it ${needs(because)}.`, '  '),
    ),
  ];
}

/** `needs A, which needs B, and that is lost`. */
function needs(chain: readonly string[]): string {
  return `needs ${chain.join(', which needs ')}, and that is lost`;
}

function processLines({ lasts }: WhatIf) {
  return (stopped: StoppedFacts, index: number): string[] => {
    const { name, unit, because, reasons, by } = stopped;
    const [best, ...others] = by;
    return [
      ...(index === 0 ? [] : ['']),
      ...wrapped(`${name} (${unit}): ${fate(stopped)}`, `${String(index + 1).padStart(3)}. `),
      ...wrapped(commitments(stopped, lasts?.minutes), INDENT),
      ...(because.length > 0 ? wrapped(`It ${needs(because)}.`, INDENT) : []),
      ...wrapped(reasons.join(' '), INDENT),
      ...(best && !reasons.includes(extent(best)) ? wrapped(`Meanwhile: ${extent(best)}`, INDENT) : []),
      ...(best ? wrapped(useOf(best), INDENT) : []),
      ...others.flatMap((other) => wrapped(`Or: ${extent(other)}`, INDENT)),
    ];
  };
}

const INDENT = '     ';

function commitments({ rto, mtpd }: StoppedFacts, lasts: number | undefined): string {
  const known = [
    ...(rto === undefined ? [] : [['RTO', rto] as const]),
    ...(mtpd === undefined ? [] : [['MTPD', mtpd] as const]),
  ];
  if (known.length === 0) return 'Neither its RTO nor its MTPD is known.';
  const unknown = known.length === 2 ? '' : ` Its ${rto === undefined ? 'RTO' : 'MTPD'} is not known.`;
  if (lasts !== undefined && known.every(([, { broken }]) => broken === false)) {
    const lengths = known.map(([name, { minutes }]) => `${name} ${formatDuration(minutes)}`);
    return `${lengths.join(', ')}: a loss of ${formatDuration(lasts)} is over by then.${unknown}`;
  }
  return `${known.map(([name, commitment]) => `${name} breaks ${moment(commitment)}`).join('; ')}.${unknown}`;
}

function useOf({ name, from, until, activatedBy, playbook }: Carrying): string {
  const times = from && until ? `${name}: from ${formatClock(from)} until ${formatClock(until)}. ` : '';
  const how = playbook === undefined ? '' : ` How: "${playbook}".`;
  return `${times}Switched on by: ${activatedBy}.${how}`;
}

function extent({ name, capacity, activationTime, maxDuration }: Carrying): string {
  const start = activationTime === 0 ? 'at once' : `after ${formatDuration(activationTime)}`;
  return `${name} carries ${capacity} % ${start}, for up to ${formatDuration(maxDuration)}.`;
}

function playbookLines({ processes, playbooks, playbooksInBinder, named, site }: WhatIf): string[] {
  const listedOnes = playbooks.flatMap(({ title, address }, index) => [
    ...wrapped(title, `${String(index + 1).padStart(3)}. `),
    ...(address === undefined ? [] : [`${INDENT}${address}`]),
  ]);
  const more =
    playbooksInBinder === 0
      ? []
      : wrapped(`${counted(playbooksInBinder, 'more playbook')} in the binder only.`, '  ');
  const any = listedOnes.length + more.length > 0;
  if (!any && processes.length === 0) return [];
  if (!any) return wrapped('No playbook of this plan answers this.', '  ');
  return [
    ...(named
      ? []
      : wrapped(
          `No scenario names this loss. These playbooks ${processes.length === 0 ? 'are about what is lost' : 'belong to what stops'}.`,
          '  ',
        )),
    ...(site === undefined
      ? wrapped('The published site is not to be reached: open a copy on a stick, or the binder.', '  ')
      : []),
    ...listedOnes,
    ...more,
  ];
}

function channelLines({ channels: { work, lost } }: WhatIf): string[] {
  return [
    ...(work.length === 0 && lost.length > 0 ? wrapped('No channel of this plan is left.', '  ') : []),
    ...work.flatMap(({ name, address, howToJoin }, index) => [
      ...wrapped(`${name}: ${groupPhone(address)}`, `${String(index + 1).padStart(3)}. `),
      ...wrapped(howToJoin, INDENT),
    ]),
    ...lost.flatMap(({ name, because }) =>
      wrapped(because.length === 0 ? `Lost: ${name}.` : `Lost: ${name}. It ${needs(because)}.`, '  '),
    ),
  ];
}

function contactLines({ contacts: { reachable, unreachable } }: WhatIf): string[] {
  const gone = unreachable.map(({ label }) => label);
  return [
    ...reachable.flatMap(callLines),
    ...(gone.length === 0 ? [] : wrapped(`Out of reach, every way is lost: ${gone.join(', ')}.`, '  ')),
  ];
}

function callLines(
  { label, roles, supports, ways, quote, ifNobodyAnswers }: Reachable,
  index: number,
): string[] {
  const acts = roles.map(({ title, rank }) => (rank === 'first' ? title : `${title} (alternate)`));
  const helps = supports.length === 0 ? [] : [`support of ${listed(supports)}`];
  const why = [...acts, ...helps].filter((each) => each !== label);
  const column = Math.max(0, ...ways.map(({ type }) => wayWord(type).length)) + 2;
  return [
    ...wrapped(
      why.length === 0 ? label : `${label}: ${why.join('; ')}`,
      `${String(index + 1).padStart(3)}. `,
    ),
    ...(ways.length === 0 ? wrapped('No way to reach them may be shown.', INDENT) : []),
    ...ways.flatMap(({ type, value, hours }) => {
      const shown = value === undefined ? 'in the binder' : groupPhone(value);
      const lead = `${INDENT}${wayWord(type).padEnd(column)}`;
      return wrapped(hours === undefined ? shown : `${shown} (${hours})`, lead);
    }),
    ...(quote === undefined ? [] : wrapped(`Say: ${quote}`, INDENT)),
    ...(ifNobodyAnswers === undefined
      ? []
      : wrapped(
          `No answer after ${formatDuration(ifNobodyAnswers.after)}: call ${ifNobodyAnswers.then}.`,
          INDENT,
        )),
  ];
}
