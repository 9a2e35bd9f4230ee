import { holders, isWhole, lostIn, placeIn, rolesNeeded, waysLeft } from '../plan/index.ts';
import type { Place, Plan, Role, Scenario } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { listed } from './wording.ts';

/** Source: NIST SP 800-34 r1, section 4.2.2 (notification procedures). */
export const roleReachable: Check = {
  id: 'role-reachable',
  title: 'Somebody who fills a role can be reached in every scenario that needs the role',
  family: 'communication',
  severity: 'error',
  find: (plan) => {
    if (!isWhole(plan, 'contact')) return [];
    const failing = new Map<Role, { scenario: Scenario; needed: Place }[]>();
    for (const scenario of plan.scenarios.values()) {
      const lost = lostIn(plan, scenario.id);
      for (const [id, needed] of rolesNeeded(plan, scenario.id)) {
        const role = plan.roles.get(id);
        const contacts = role ? holders(plan, role) : [];
        if (!role || contacts.length === 0) continue;
        if (contacts.some((contact) => waysLeft(plan, lost, contact).length > 0)) continue;
        failing.set(role, [...(failing.get(role) ?? []), { scenario, needed }]);
      }
    }
    return [...failing].map(([role, cases]) => describe(plan, role, cases));
  },
};

function describe(plan: Plan, role: Role, cases: readonly { scenario: Scenario; needed: Place }[]): Finding {
  const contacts = holders(plan, role).map(({ label }) => label);
  const names = listed(cases.map(({ scenario }) => `“${scenario.name}”`));
  return {
    place: placeIn(plan, role, ['primary']),
    message: `${role.title} is needed in ${names}, but nobody who fills the role can be reached then: ${listed(contacts)}. Give one of them a way that survives, or name an alternate who has one.`,
    related: cases.flatMap(({ scenario, needed }) => [needed, placeIn(plan, scenario, ['losesDomains'])]),
  };
}
