import { keyOf, lostIn, nameOf, placeIn, whyStopped } from '../plan/index.ts';
import type { Place, Plan, Playbook, TypedRef } from '../plan/index.ts';
import { needsInWords } from './chains.ts';
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
    return playbooksInForce(plan).flatMap((playbook) => {
      const uses = Map.groupBy(usesOf(plan, playbook), ({ ref }) => keyOf(ref));
      return [...uses.values()].flatMap((same) => describe(plan, playbook, same, why));
    });
  },
};

/** One finding for everything in a playbook that uses the same lost thing. */
function describe(plan: Plan, playbook: Playbook, uses: readonly Use[], why: WhyLost): Finding[] {
  const [use, ...others] = uses;
  if (!use) return [];
  const losses = playbook.scenarios.flatMap((scenario) => {
    const reason = why(use.ref, scenario);
    return reason === undefined ? [] : [{ scenario, reason }];
  });
  const [first] = losses;
  if (!first) return [];
  const names = losses.map(({ scenario }) => `“${nameOf(plan, { kind: 'scenario', id: scenario })}”`);
  return [
    {
      place: use.place,
      message: `${use.user} uses ${nameOf(plan, use.ref)}, but ${listed(names)}, which it is for, ${names.length === 1 ? 'takes' : 'take'} that away${first.reason}. Use something that is still there.`,
      related: [
        ...others.map(({ place }) => place),
        ...losses.flatMap(({ scenario }) => {
          const entity = plan.scenarios.get(scenario);
          return entity ? [placeIn(plan, entity, ['losesDomains'], 'key')] : [];
        }),
      ],
    },
  ];
}

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

type WhyLost = (ref: TypedRef, scenario: string) => string | undefined;

/** Why something is lost in a scenario, as the end of a sentence; undefined when it is not. Each is worked out once. */
function whyLost(plan: Plan): WhyLost {
  const known = new Map<string, string | undefined>();
  return (ref, scenario) => {
    const key = `${scenario} ${keyOf(ref)}`;
    if (!known.has(key)) known.set(key, reasonOf(plan, scenario, ref));
    return known.get(key);
  };
}

/** Contacts are left out here: whether they can be reached is the matter of contact-reachable. */
function reasonOf(plan: Plan, scenario: string, ref: TypedRef): string | undefined {
  if (ref.kind !== 'service' && ref.kind !== 'channel') return undefined;
  const stop = whyStopped(plan, lostIn(plan, scenario), ref);
  if (!stop) return undefined;
  const needs = needsInWords(plan, stop.chain);
  return needs === '' ? '' : `, since it ${needs}`;
}
