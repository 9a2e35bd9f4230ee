import { common } from './common.ts';
import { tables } from './tables.ts';

const amount = (count: number, singular: string, plural = `${singular}s`) =>
  `${count} ${count === 1 ? singular : plural}`;

/** The fixed words of the diagrams that are drawn from the plan's data, their descriptions and list forms. */
export const diagrams = {
  callTree: {
    title: 'Call tree',
    description: (left: number) =>
      'Who is called first for each role, and who next when nobody answers.' +
      (left > 0 ? ` ${amount(left, 'further role stands', 'further roles stand')} in the list only.` : ''),
    role: 'Role',
    first: 'first',
    then: 'then',
    after: (minutes: number) => `after ${common.shortDuration(minutes)}`,
    thenTo: (contact: string) => `then ${contact}`,
    noAnswer: (minutes: number, contact: string) => `no answer after ${common.duration(minutes)}: ${contact}`,
  },
  dependencies: {
    title: (name: string) => `What ${name} hangs on, and what hangs on it`,
    group: 'Failure domains',
    edgeLabels: { 'sign-in': 'sign-in', 'part-of': 'part of' },
    /** How one thing needs another, in the list form. */
    needs: {
      hard: (name: string) => `stops without ${name}`,
      soft: (name: string) => `works worse without ${name}`,
      'sign-in': (name: string) => `signs in via ${name}`,
      'stops-with': (name: string) => `stops with ${name}`,
      'part-of': (name: string) => `is part of ${name}`,
    },
    legend: {
      hard: 'A solid arrow: stops without it.',
      soft: 'A dotted arrow: works worse without it.',
      'sign-in': 'A thick arrow: signs in through it.',
      'stops-with': 'A plain line: stops together with that failure domain.',
      'part-of': 'An arrow "part of": a failure domain that is lost with another.',
    },
    folded: (kinds: string) =>
      `There are too many to draw each: ${kinds} stand as one box; the list names all of them.`,
    inTheList: 'each named in the list',
    rto: (time: string) => `RTO ${time}`,
    noRto: 'no RTO yet',
    back: (time: string) => `back in ${time}`,
    backUnknown: 'recovery time unknown',
    kinds: { ...tables.kinds, process: 'Process' },
    /** Several of a kind, inside a sentence. */
    several: {
      'failure-domain': 'failure domains',
      service: 'services',
      process: 'business processes',
      scenario: 'scenarios',
      risk: 'risks',
      measure: 'measures',
      role: 'roles',
      contact: 'contacts',
      channel: 'channels',
      party: 'parties',
      exercise: 'exercises',
      training: 'training',
      objective: 'objectives',
      resource: 'resources',
      binder: 'binders',
      playbook: 'playbooks',
    },
  },
  impact: {
    title: (process: string) => `Impact over time: ${process}`,
    description: (
      none: string,
      worst: string,
      intolerable: string,
      level: number,
      rto: string,
      mtpd: string,
    ) =>
      `The worst impact by time since the loss, from 0 (${none}) to 4 (${worst}). ` +
      `${intolerable} (${level}) and above counts as intolerable. RTO: ${rto}. MTPD: ${mtpd}.`,
    unknown: 'not known yet',
    axis: 'Worst impact',
    after: (minutes: number, marks: string, impact: string, level: number) =>
      `After ${common.duration(minutes)}${marks}: ${impact} (${level})`,
    step: (impact: string, minutes: number) => `${impact} after ${common.duration(minutes)}`,
  },
  timeline: {
    title: (name: string) => `Recovery timeline: ${name}`,
    description: (left: number) =>
      'What happens when, counted from the start of the outage. Columns are not equally long: the first row says at which ' +
      'time each ends. Of a contingency, the first bar is the time until it works, the second how long it lasts and how ' +
      'much of normal it carries. The bar named RTO and MTPD runs from the one to the other.' +
      (left > 0
        ? ` ${amount(left, 'further group of rows stands', 'further groups of rows stand')} in the list only.`
        : ''),
    ruler: 'Time since start',
    to: (minutes: number) => `to ${common.shortDuration(minutes)}`,
    theLoss: 'The loss itself',
    usually: (minutes: number) => `usually ${common.shortDuration(minutes)}`,
    atWorst: (minutes: number) => `at worst ${common.shortDuration(minutes)}`,
    lasts: (typical: number, worst: number) =>
      `Usually ${common.duration(typical)}, at worst ${common.duration(worst)}`,
    rto: (minutes: number) => `RTO: back within ${common.duration(minutes)}`,
    mtpd: (minutes: number) => `MTPD: intolerable after ${common.duration(minutes)}`,
    carries: (name: string, start: number, capacity: number, atMost: number) =>
      `${name}: works after ${common.duration(start)}, carries ${capacity} %, for ${common.duration(atMost)} at most`,
    backIn: (minutes: number) => `back in ${common.shortDuration(minutes)}`,
    promised: (minutes: number) => `To be back within ${common.duration(minutes)}`,
    step: (who: string, due: number, text: string) => `${who}, within ${common.duration(due)}: ${text}`,
    somebody: 'Somebody',
    everyone: 'Everyone',
    decisions: 'Decisions',
    decision: (who: string, by: number, question: string, otherwise: string) =>
      `${who}, by ${common.duration(by)}: ${question} Otherwise: ${otherwise}`,
  },
  risks: {
    title: 'Risk matrix',
    description: (high: number) =>
      'Risks by likelihood and impact, 1 to 5, before and after treatment; the list says which risk each number is. ' +
      `Each cell names likelihood times impact; from ${high} on a risk is high.`,
    before: 'Before treatment',
    after: 'After treatment',
    impact: (level: number) => `Impact ${level}`,
    likelihood: (level: number) => `Likelihood ${level}`,
    several: (count: number) => `${count} risks`,
    high: (score: number) => `${score} high`,
    rated: (likelihood: number, impact: number, score: number, high: boolean) =>
      `likelihood ${likelihood} × impact ${impact} = ${score}${high ? ', high' : ''}`,
    beforeAndAfter: (before: string, after: string | undefined) =>
      `before: ${before}; ${after === undefined ? 'not rated after treatment' : `after: ${after}`}`,
  },
};
