import { placeIn } from '../plan/index.ts';
import type { Service } from '../plan/index.ts';
import type { Check } from './check.ts';
import { servicesInForce } from './in-force.ts';

const HOSTED: readonly Service['type'][] = ['saas', 'paas'];

/** Sign-in is the usual hidden need of a service in another cloud. */
export const signInKnown: Check = {
  id: 'sign-in-known',
  title: 'It is known what signing in to a hosted service needs',
  family: 'dependencies',
  severity: 'warning',
  find: (plan) =>
    servicesInForce(plan)
      .filter(({ type, signInVia }) => HOSTED.includes(type) && signInVia === undefined)
      .map((service) => ({
        place: placeIn(plan, service, ['type']),
        message: `${service.name} is hosted elsewhere, but the plan does not say what signing in to it needs, so that nobody sees whether an outage of sign-in takes it along. Add \`signInVia\` with the services that people sign in through, or \`signInVia: []\` if it has accounts of its own.`,
      })),
};
