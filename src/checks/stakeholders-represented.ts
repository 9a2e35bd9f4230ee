import { GROUPS, isWhole } from '../plan/index.ts';
import type { Check } from './check.ts';
import { listed } from './wording.ts';

/** Whoever is not asked when the plan is made will not follow it. Source: Microsoft, enterprise continuity guidance. */
export const stakeholdersRepresented: Check = {
  id: 'stakeholders-represented',
  title: 'Each of the eight stakeholder groups has a role',
  family: 'governance',
  severity: 'warning',
  find: (plan) => {
    const spokenFor = new Set([...plan.roles.values()].flatMap(({ group }) => group));
    const missing = GROUPS.filter((group) => group !== 'other' && !spokenFor.has(group));
    if (plan.roles.size === 0 || !isWhole(plan, 'role') || missing.length === 0) return [];
    const groups = listed(missing.map((group) => `\`${group}\``));
    return [
      {
        place: { file: plan.organization.file, line: 1, column: 1 },
        message: `No role speaks for the stakeholder ${missing.length === 1 ? 'group' : 'groups'} ${groups}. Add ${missing.length === 1 ? 'it' : 'them'} to the \`group\` of a role that does; a role may speak for several.`,
      },
    ];
  },
};
