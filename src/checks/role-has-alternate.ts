import { nameOf, placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';

/** Source: NIST SP 800-34 r1, section 4.2.2 (alternates for every team member). */
export const roleHasAlternate: Check = {
  id: 'role-has-alternate',
  title: 'Every role has an alternate who is somebody else',
  family: 'communication',
  severity: 'error',
  find: (plan) =>
    [...plan.roles.values()].flatMap((role) => {
      const { title, primary, alternates } = role;
      if (alternates.some((id) => id !== primary)) return [];
      const contact = nameOf(plan, { kind: 'contact', id: primary });
      const state =
        alternates.length === 0
          ? `has no alternate, so that nothing is decided while ${contact} cannot be reached`
          : `has the same contact as primary and as alternate, ${contact}`;
      return [
        {
          place: placeIn(plan, role, alternates.length === 0 ? ['primary'] : ['alternates', 0]),
          message: `${title} ${state}. Name somebody else in \`alternates\`.`,
          related: alternates.length === 0 ? [] : [placeIn(plan, role, ['primary'])],
        },
      ];
    }),
};
