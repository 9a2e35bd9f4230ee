import { keyOf, lostIn, nameOf, placeIn, waysLeft, whyStopped } from '../plan/index.ts';
import type { Lost, Place, Plan, Playbook, TypedRef } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** Instructions for an outage that need what the outage took away. Source: Microsoft, resilience of identity. */
export const playbookAvoidsWhatIsLost: Check = {
  id: 'playbook-avoids-what-is-lost',
  title: 'No playbook uses what its own scenarios take away',
  family: 'playbooks',
  severity: 'error',
  find: (plan) => {
    const why = whyLost(plan);
    return playbooksInForce(plan).flatMap((playbook) =>
      usesOf(plan, playbook).flatMap(({ ref, place, user }): Finding[] => {
        const losses = playbook.scenarios.flatMap((scenario) => {
          const reason = why(ref, scenario);
          return reason === undefined ? [] : [{ scenario, reason }];
        });
        const [first] = losses;
        if (!first) return [];
        const names = losses.map(({ scenario }) => `"${nameOf(plan, { kind: 'scenario', id: scenario })}"`);
        return [
          {
            place,
            message: `${user} uses ${nameOf(plan, ref)}, but ${listed(names)}, which it is for, ${names.length === 1 ? 'takes' : 'take'} that away${first.reason}. Use something that is still there.`,
            related: losses.flatMap(({ scenario }) => {
              const entity = plan.scenarios.get(scenario);
              return entity ? [placeIn(plan, entity, ['losesDomains'], 'key')] : [];
            }),
          },
        ];
      }),
    );
  },
};

type Use = { ref: TypedRef; place: Place; user: string };

/** Sections whose steps are taken when what was lost is back. */
const WHEN_IT_IS_BACK = new Set(['Back to normal', 'Check']);

/** What a playbook uses while something is lost, each with who uses it. A stand-down begins when it is back. */
function usesOf(plan: Plan, playbook: Playbook): Use[] {
  if (playbook.playbookKind === 'stand-down') return [];
  const { title, uses, messages, body } = playbook;
  return [
    ...uses.map((ref, index) => ({
      ref,
      place: placeIn(plan, playbook, ['uses', index, 'id']),
      user: title,
    })),
    ...body.steps
      .filter(({ section }) => section === undefined || !WHEN_IT_IS_BACK.has(section))
      .flatMap((step) =>
        step.uses.map((ref) => ({ ref, place: step.place, user: `The step \`${step.id}\` of ${title}` })),
      ),
    ...messages
      .map(({ id, channel }, index) => ({
        id,
        ref: { kind: 'channel' as const, id: channel },
        place: placeIn(plan, playbook, ['messages', index, 'channel']),
        user: `The message \`${id}\` of ${title}`,
      }))
      .filter(({ id }) => !sentOnlyAtTheEnd(playbook, id)),
  ];
}

function sentOnlyAtTheEnd({ body }: Playbook, message: string): boolean {
  const sent = body.inner.filter(({ component, of }) => component === 'Message' && of === message);
  return (
    sent.length > 0 &&
    sent.every(({ place }) => {
      const section = body.sections.findLast((candidate) => candidate.place.line <= place.line);
      return section !== undefined && WHEN_IT_IS_BACK.has(section.title);
    })
  );
}

/** Why something is lost in a scenario, as the end of a sentence; undefined when it is not. Each is worked out once. */
function whyLost(plan: Plan): (ref: TypedRef, scenario: string) => string | undefined {
  const lost = new Map<string, Lost>();
  const known = new Map<string, string | undefined>();
  return (ref, scenario) => {
    const key = `${scenario} ${keyOf(ref)}`;
    if (known.has(key)) return known.get(key);
    const domains = lost.get(scenario) ?? lostIn(plan, scenario);
    lost.set(scenario, domains);
    const reason = reasonOf(plan, domains, ref);
    known.set(key, reason);
    return reason;
  };
}

function reasonOf(plan: Plan, lost: Lost, ref: TypedRef): string | undefined {
  if (ref.kind === 'contact') {
    const contact = plan.contacts.get(ref.id);
    return contact && waysLeft(lost, contact).length === 0 ? ': no way to reach them is left' : undefined;
  }
  if (ref.kind !== 'service' && ref.kind !== 'channel') return undefined;
  const stop = whyStopped(plan, lost, ref);
  if (!stop) return undefined;
  const [, ...rest] = stop.chain;
  return rest.length === 0
    ? ''
    : `, since it needs ${rest.map((next) => nameOf(plan, next)).join(', which needs ')}`;
}
