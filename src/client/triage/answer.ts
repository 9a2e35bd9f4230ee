import { formatDuration } from '../../plan/duration.ts';
import { groupPhone, isPhone } from '../../plan/phone.ts';
import { saidReasons } from '../../plan/reasons.ts';
import type { Decider, Triage } from '../../plan/triage.ts';
import { make, makeLink } from '../elements.ts';
import { siteRoot } from '../trusted.ts';

/** Of more processes than this the rest is folded away. */
const MOST_OPEN = 6;

const STATES = {
  covered: { words: 'carried on', tone: 'good' },
  partly: { words: 'carried in part', tone: 'caution' },
  not: { words: 'stops', tone: 'danger' },
  'not-affected': { words: 'not affected', tone: 'good' },
} as const;

/** The answer as the reader needs it: what to open, where to talk, who decides, then what stops. */
export function answerNodes(answer: Triage): Node[] {
  return [...playbooks(answer), ...channels(answer), ...deciders(answer), ...processes(answer)];
}

/** One sentence for the bar at the lower edge and for those who listen. */
export function answerInWords({ processes: stopped, processCount }: Triage): string {
  if (stopped.length === 0) return 'Nothing that this plan knows stops.';
  const [first] = stopped;
  const rto = first?.process.impactAnalysis.rto;
  const when =
    first === undefined || rto === undefined
      ? ''
      : ` ${first.process.name} first, within ${formatDuration(rto)}.`;
  return `${stopped.length} of ${processCount} processes stop.${when}`;
}

function playbooks({ playbooks: found, inBinder, named, siteLeft }: Triage): Node[] {
  const notes = [
    ...(named || found.length === 0 ? [] : ['No scenario names this loss. These belong to what stops.']),
    ...(inBinder > 0 ? [`${inBinder} more in the printed binder only.`] : []),
    ...(siteLeft ? [] : ['This site goes with it: keep this copy open, or take the binder.']),
    ...(found.length + inBinder > 0 ? [] : ['No playbook of this plan answers this. Phone the outage line.']),
  ];
  const items = found.map(({ id, title }) => make('li', '', makeLink(page(`playbooks/${id}`), title)));
  return [
    make('h3', '', 'Open, in this order'),
    ...(items.length > 0 ? [make('ol', 'links to-open', ...items)] : []),
    ...notes.map((words) => make('p', 'note', words)),
  ];
}

function channels({ channels: left, lostChannels }: Triage): Node[] {
  if (left.length + lostChannels.length === 0) return [];
  const items = left.map(({ id, name, address }) =>
    make('li', '', makeLink(`${page('contacts')}#${id}`, name), ' ', ...addressNodes(address)),
  );
  const lost = lostChannels.map(({ name }) => name).join(', ');
  return [
    make('h3', '', 'Talk here: these still work'),
    ...(items.length > 0
      ? [make('ol', 'plain-list', ...items)]
      : [make('p', '', 'No channel of this plan is left.')]),
    ...(lost === '' ? [] : [make('p', 'note', `Lost: ${lost}.`)]),
  ];
}

function deciders({ deciders: roles }: Triage): Node[] {
  if (roles.length === 0) return [];
  return [make('h3', '', 'Who decides'), make('ul', 'plain-list', ...roles.map(deciderItem))];
}

function deciderItem({ role, contacts }: Decider): HTMLElement {
  const numbers = contacts.flatMap(({ contact: { label }, ways }) =>
    ways
      .filter(({ value }) => isPhone(value))
      .slice(0, 1)
      .map(({ value }) => make('span', 'reached', `${label} `, ...addressNodes(value))),
  );
  const none = make('span', 'note', 'No number is published: it stands in the binder.');
  return make(
    'li',
    '',
    makeLink(page(`roles/${role.id}`), role.title, 'target'),
    ' ',
    ...(numbers.length > 0 ? numbers : [none]),
  );
}

function processes({ processes: stopped }: Triage): Node[] {
  if (stopped.length === 0) return [];
  const items = stopped.map(({ process: businessProcess, verdict }) => {
    const { id, name, unit, impactAnalysis } = businessProcess;
    const { words, tone } = STATES[verdict.state];
    const needed =
      impactAnalysis.rto === undefined
        ? 'no time set'
        : `needed again within ${formatDuration(impactAnalysis.rto)}`;
    return make(
      'li',
      '',
      make('p', '', makeLink(page(`processes/${id}`), name), ': ', make('b', `fate ${tone}`, words)),
      make('p', 'note', `${unit}, ${needed}. ${saidReasons(verdict.reasons).join(' ')}`),
    );
  });
  const rest = items.slice(MOST_OPEN);
  const more = make('details', 'fold', make('summary', '', `${rest.length} more`));
  const later = make('ol', 'plain-list', ...rest);
  later.start = MOST_OPEN + 1;
  more.append(later);
  return [
    make('h3', '', 'What stops, the first commitment broken first'),
    make('ol', 'plain-list', ...items.slice(0, MOST_OPEN)),
    ...(rest.length > 0 ? [more] : []),
  ];
}

function addressNodes(value: string): (Node | string)[] {
  return isPhone(value) ? [makeLink(`tel:${value}`, groupPhone(value), 'target nowrap number')] : [value];
}

function page(path: string): string {
  return new URL(`${path}.html`, siteRoot).href;
}
