import { addPeriod, formatDate, placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';
import { servicesInForce } from './in-force.ts';

/** How long a test proves what a service can do. */
const HOLDS = '12mo';

/** Source: NIST SP 800-34 r1, section 3.5 (testing). */
export const capabilityProven: Check = {
  id: 'capability-proven',
  title: 'What a service can do is proven by a contract or a fresh test',
  family: 'dependencies',
  severity: 'warning',
  find: (plan, { today }) =>
    servicesInForce(plan).flatMap((service) => {
      const { basis, evidence, testedOn } = service.capability;
      if (basis === 'contractual' && evidence === undefined) {
        const message = `The figures of ${service.name} are said to be contractual, but not which contract says so. Name it in \`evidence\`, or change \`basis\` to estimated.`;
        return [{ place: placeIn(plan, service, ['capability', 'basis']), message }];
      }
      if (basis !== 'tested') return [];
      if (testedOn === undefined) {
        const message = `The figures of ${service.name} are said to be tested, but not when. Add \`testedOn\`, or change \`basis\` to estimated.`;
        return [{ place: placeIn(plan, service, ['capability', 'basis']), message }];
      }
      if (addPeriod(testedOn, HOLDS) >= today) return [];
      const message = `What ${service.name} can do was last tested on ${formatDate(testedOn)}, over 12 months ago. Test it again, or change \`basis\` to estimated.`;
      return [{ place: placeIn(plan, service, ['capability', 'testedOn']), message, dateDriven: true }];
    }),
};
