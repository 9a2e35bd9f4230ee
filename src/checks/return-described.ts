import { contingencies, placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';
import { playbooksInForce } from './in-force.ts';

const SECTION = 'Back to normal';

/** The way back does as much harm as the outage when nobody has thought of it. Source: ISO 22301, clause 8.4.5. */
export const returnDescribed: Check = {
  id: 'return-described',
  title: 'Every playbook and every contingency says how to go back to normal',
  family: 'playbooks',
  severity: 'error',
  find: (plan) => [
    ...playbooksInForce(plan)
      .filter(({ playbookKind, notApplicable }) => playbookKind !== 'stand-down' && SECTION in notApplicable)
      .map((playbook) => ({
        place: placeIn(plan, playbook, ['notApplicable', SECTION], 'key'),
        message: `${playbook.title} leaves out \`## ${SECTION}\`, but whatever is begun must be ended. Write the section: who ends it, when they see what, and what is caught up.`,
      })),
    ...contingencies(plan)
      .filter(({ undo, state, status }) => undo === undefined && state !== 'retired' && status !== 'retired')
      .map((measure) => ({
        place: placeIn(plan, measure, ['tradeOff'], 'key'),
        message: `${measure.name} has a trade-off, but nothing says how it is undone. Add \`undo\`: a sentence, or the playbook that says how.`,
      })),
  ],
};
