import { nameOf, placeIn, writeDuration } from '../plan/index.ts';
import type { Contact, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';

/** `unreachable` says whom to call next, and after how long. Source: NIST SP 800-34 r1, section 4.2.2 (call trees). */
export const callTreeEnds: Check = {
  id: 'call-tree-ends',
  title: 'A call tree reaches its end, and within the time set',
  family: 'communication',
  severity: 'error',
  find: (plan) => {
    const inLoop = new Set<string>();
    const findings: Finding[] = [];
    for (const contact of plan.contacts.values()) {
      const loop = inLoop.has(contact.id) ? undefined : loopFrom(plan, contact);
      if (!loop) continue;
      loop.forEach(({ id }) => inLoop.add(id));
      findings.push(describeLoop(plan, loop));
    }
    const called = new Set([...plan.contacts.values()].map(({ unreachable }) => unreachable?.then));
    const first = [...plan.contacts.values()].filter(({ id }) => !called.has(id));
    return [...findings, ...first.flatMap((contact) => tooLong(plan, contact, inLoop))];
  },
};

function next(plan: Plan, { unreachable }: Contact): Contact | undefined {
  return unreachable && plan.contacts.get(unreachable.then);
}

/** The loop that a contact lies in, begun with it; undefined when the chain from it does not come back. */
function loopFrom(plan: Plan, contact: Contact): Contact[] | undefined {
  const chain = [contact];
  for (let at = next(plan, contact); at; at = next(plan, at)) {
    if (at === contact) return chain;
    if (chain.includes(at)) return undefined;
    chain.push(at);
  }
  return undefined;
}

function describeLoop(plan: Plan, loop: readonly Contact[]): Finding {
  const [first, ...others] = loop;
  if (!first) throw new Error('A loop has at least one contact.');
  const round = [...others, first].map(({ label }) => label).join(', then ');
  return {
    place: placeIn(plan, first, ['unreachable', 'then']),
    message: `Whoever cannot reach ${first.label} is sent round in a loop: to ${round}. Let one of them end with somebody who always answers, such as a desk that is staffed day and night.`,
    related: others.map((contact) => placeIn(plan, contact, ['unreachable', 'then'])),
  };
}

function tooLong(plan: Plan, first: Contact, inLoop: ReadonlySet<string>): Finding[] {
  const { callTree } = plan.organization.thresholds;
  const waits: Contact[] = [];
  for (let at: Contact | undefined = first; at?.unreachable; at = next(plan, at)) {
    if (inLoop.has(at.id)) return [];
    waits.push(at);
  }
  const minutes = waits.reduce((sum, { unreachable }) => sum + (unreachable?.after ?? 0), 0);
  if (minutes <= callTree) return [];
  const steps = waits.map(({ label, unreachable }) => `${label} (${writeDuration(unreachable?.after ?? 0)})`);
  const last = nameOf(plan, { kind: 'contact', id: waits.at(-1)?.unreachable?.then ?? '' });
  return [
    {
      place: placeIn(plan, first, ['unreachable', 'after']),
      message: `From ${first.label} it takes ${writeDuration(minutes)} until ${last} is called: ${steps.join(', then ')}. A call tree may take ${writeDuration(callTree)} (\`callTree\` in organization.yaml). Shorten the waits, or name fewer people in between.`,
      related: waits.slice(1).map((contact) => placeIn(plan, contact, ['unreachable', 'after'])),
    },
  ];
}
