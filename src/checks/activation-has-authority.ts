import { nameOf, placeIn } from '../plan/index.ts';
import type { Plan, Playbook } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';

/** Most time in an outage is lost before anybody dares to begin. Source: ISO 22301, clause 8.4.2. */
export const activationHasAuthority: Check = {
  id: 'activation-has-authority',
  title: 'Two people may start every playbook, each without the other',
  family: 'playbooks',
  severity: 'error',
  find: (plan) => playbooksInForce(plan).flatMap((playbook) => faultOf(plan, playbook)),
};

function faultOf(plan: Plan, playbook: Playbook): Finding[] {
  const { authority, alternate } = playbook.activation;
  if (authority === undefined || alternate === undefined) {
    const missing = [
      ...(authority === undefined ? ['no role that may start it (`authority`)'] : []),
      ...(alternate === undefined ? ['no role that may start it otherwise (`alternate`)'] : []),
    ];
    return [
      {
        place: placeIn(plan, playbook, ['activation'], 'key'),
        message: `${playbook.title} names ${missing.join(' and ')}. Add ${missing.length === 1 ? 'it' : 'both'} to \`activation\`.`,
      },
    ];
  }
  const [first, second] = [plan.roles.get(authority), plan.roles.get(alternate)];
  if (!first || first.primary !== second?.primary) return [];
  const role = (id: string) => nameOf(plan, { kind: 'role', id });
  const same =
    first.id === second.id
      ? `the same role, ${role(authority)}`
      : `${role(authority)} and ${role(alternate)}, who are the same contact, ${nameOf(plan, { kind: 'contact', id: first.primary })}`;
  return [
    {
      place: placeIn(plan, playbook, ['activation', 'alternate']),
      message: `${playbook.title} may be started by ${same}: when nobody answers there, nobody may start it. Name another role as \`alternate\`.`,
      related: [
        placeIn(plan, playbook, ['activation', 'authority']),
        ...(first.id === second.id
          ? []
          : [placeIn(plan, first, ['primary']), placeIn(plan, second, ['primary'])]),
      ],
    },
  ];
}
