import { groupPhone, isPhone } from '../../plan/phone.ts';
import { saidReasons } from '../../plan/reasons.ts';
import type { Decider, Triage } from '../../plan/triage.ts';
import { make, makeLink } from '../elements.ts';
import { siteRoot } from '../trusted.ts';
import { reasons as why } from '../../words/en/reasons.ts';
import { triage as said } from '../../words/en/triage.ts';

/** Of more processes than this the rest is folded away. */
const MOST_OPEN = 6;

const TONES = { covered: 'good', partly: 'caution', not: 'danger', 'not-affected': 'good' } as const;

/** The answer as the reader needs it: what to open, where to talk, who decides, then what stops. */
export function answerNodes(answer: Triage): Node[] {
  return [...playbooks(answer), ...channels(answer), ...deciders(answer), ...processes(answer)];
}

/** One sentence for the bar at the lower edge and for those who listen. */
export function answerInWords({ processes: stopped, processCount }: Triage): string {
  if (stopped.length === 0) return said.nothingStops;
  const [first] = stopped;
  const rto = first?.process.impactAnalysis.rto;
  const when = first === undefined || rto === undefined ? '' : said.firstWithin(first.process.name, rto);
  return said.stop(stopped.length, processCount) + when;
}

function playbooks({ playbooks: found, inBinder, named, siteLeft }: Triage): Node[] {
  const notes = [
    ...(named || found.length === 0 ? [] : [said.noScenario]),
    ...(inBinder > 0 ? [said.inBinder(inBinder)] : []),
    ...(siteLeft ? [] : [said.siteLost]),
    ...(found.length + inBinder > 0 ? [] : [said.noPlaybook]),
  ];
  const items = found.map(({ id, title }) => make('li', '', makeLink(page(`playbooks/${id}`), title)));
  return [
    make('h3', '', said.open),
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
    make('h3', '', said.talk),
    ...(items.length > 0 ? [make('ol', 'plain-list', ...items)] : [make('p', '', said.noChannel)]),
    ...(lost === '' ? [] : [make('p', 'note', said.lost(lost))]),
  ];
}

function deciders({ deciders: roles }: Triage): Node[] {
  if (roles.length === 0) return [];
  return [make('h3', '', said.whoDecides), make('ul', 'plain-list', ...roles.map(deciderItem))];
}

function deciderItem({ role, contacts }: Decider): HTMLElement {
  const numbers = contacts.flatMap(({ contact: { label }, ways }) =>
    ways
      .filter(({ value }) => isPhone(value))
      .slice(0, 1)
      .map(({ value }) => make('span', 'reached', `${label} `, ...addressNodes(value))),
  );
  const none = make('span', 'note', said.noNumber);
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
    const needed = impactAnalysis.rto === undefined ? said.noTime : said.neededWithin(impactAnalysis.rto);
    return make(
      'li',
      '',
      make(
        'p',
        '',
        makeLink(page(`processes/${id}`), name),
        ': ',
        make('b', `fate ${TONES[verdict.state]}`, said.states[verdict.state]),
      ),
      make('p', 'note', `${unit}, ${needed}. ${saidReasons(verdict.reasons, why).join(' ')}`),
    );
  });
  const rest = items.slice(MOST_OPEN);
  const more = make('details', 'fold', make('summary', '', said.more(rest.length)));
  const later = make('ol', 'plain-list', ...rest);
  later.start = MOST_OPEN + 1;
  more.append(later);
  return [
    make('h3', '', said.whatStops),
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
