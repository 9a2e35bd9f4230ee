import type { Plan } from '../plan/index.ts';
import type { Check } from './check.ts';
import { listed } from './wording.ts';

/** A plan without an organisation, a process, a scenario or a playbook helps nobody. */
export const planNotEmpty: Check = {
  id: 'plan-not-empty',
  title: 'The plan has an organisation, a process, a scenario and a playbook',
  family: 'structure',
  severity: 'error',
  find: (plan) => {
    const missing = PARTS.filter(({ path }) => !hasFile(plan, path));
    if (missing.length === 0) return [];
    const what = missing.map(({ name }) => name);
    return [
      {
        place: { file: plan.organization.file, line: 1, column: 1 },
        message: `The plan has ${listed(what)}. Add ${listed(missing.map(({ add }) => add))}.${missing.length === PARTS.length ? ' `muster init` writes a plan to begin with.' : ''}`,
      },
    ];
  },
};

const PARTS = [
  { name: 'no organisation', path: /^organization\.yaml$/, add: '`organization.yaml`' },
  { name: 'no process', path: /^processes\/[^/]+\.yaml$/, add: 'a file in `processes/`' },
  { name: 'no scenario', path: /^scenarios\/[^/]+\.yaml$/, add: 'a file in `scenarios/`' },
  { name: 'no playbook', path: /^playbooks\/.+\.mdx$/, add: 'a file in `playbooks/`' },
];

/** Files count, not what could be read of them: a file that is broken is reported already. */
function hasFile(plan: Plan, path: RegExp): boolean {
  return [...plan.paths].some((file) => path.test(file));
}
