import { nameOf, placeIn, rolesOf } from '../plan/index.ts';
import type { Check } from './check.ts';
import { playbooksInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** Nobody can do the work of more than this many roles at once. */
const MOST = 3;

export const contactNotOverloaded: Check = {
  id: 'contact-not-overloaded',
  title: 'Nobody fills more than three roles of one playbook',
  family: 'communication',
  severity: 'warning',
  find: (plan) =>
    playbooksInForce(plan).flatMap((playbook) => {
      const roles = [...rolesOf(plan, playbook).keys()].flatMap((id) => plan.roles.get(id) ?? []);
      const byPrimary = Map.groupBy(roles, ({ primary }) => primary);
      return [...byPrimary].flatMap(([primary, filled]) => {
        if (filled.length <= MOST) return [];
        const titles = listed(filled.map(({ title }) => title));
        return [
          {
            place: placeIn(plan, playbook, ['roles'], 'key'),
            message: `${nameOf(plan, { kind: 'contact', id: primary })} is the first to fill ${filled.length} roles of “${playbook.title}”: ${titles}. One can act in ${MOST} at most. Give some of these roles to somebody else, or name fewer roles.`,
            related: filled.map((role) => placeIn(plan, role, ['primary'])),
          },
        ];
      });
    }),
};
