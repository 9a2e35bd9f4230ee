import { nameOf, placeIn } from '../plan/index.ts';
import type { Playbook } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** Whoever must choose between two beginnings has lost the first minute. */
export const oneStartPerSituation: Check = {
  id: 'one-start-per-situation',
  title: 'Nobody has two playbooks to start with in the same scenario',
  family: 'playbooks',
  severity: 'error',
  find: (plan) => {
    const starts = playbooksInForce(plan).filter(({ playbookKind }) => playbookKind === 'start-here');
    return starts.flatMap((playbook, index) =>
      starts.slice(0, index).flatMap((other): Finding[] => {
        const shared = playbook.scenarios.filter((scenario) => other.scenarios.includes(scenario));
        if (shared.length === 0 || !sameReaders(playbook, other)) return [];
        const names = shared.map((id) => `“${nameOf(plan, { kind: 'scenario', id })}”`);
        return [
          {
            place: placeIn(plan, playbook, ['kind']),
            message: `${playbook.title} and ${other.title} are both the start for ${listed(names)} and for the same people. Make one of them, or give one another kind.`,
            related: [placeIn(plan, other, ['kind'])],
          },
        ];
      }),
    );
  },
};

/** Both for everyone, or both for the same role or team. */
function sameReaders(a: Playbook, b: Playbook): boolean {
  if (a.audience.length === 0 || b.audience.length === 0) return a.audience.length === b.audience.length;
  return a.audience.some((reader) => b.audience.includes(reader));
}
