import { criticalProcesses, formatDate, placeIn, processesOn } from '../plan/index.ts';
import type { BusinessProcess, Plan, Service } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { servicesInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** From how many critical processes on a single service must be known to be one, and from how many it is a fault. */
const WARNING = 2;
const ERROR = 4;

/** Source: NIST SP 800-34 r1, section 3.3 (preventive controls). */
export const singlePointAccepted: Check = {
  id: 'single-point-accepted',
  title: 'A service that critical processes share has a second one beside it, or an accepted reason not to',
  family: 'dependencies',
  severity: 'warning',
  find: (plan, { today }) => {
    const critical = new Set(criticalProcesses(plan));
    return servicesInForce(plan).flatMap((service) => {
      const users = (processesOn(plan).get(service.id) ?? []).filter((user) => critical.has(user));
      if (service.redundancy !== 'none' || users.length < WARNING) return [];
      const { accepted = false, basis, until } = service.singlePointOfFailure ?? {};
      const reasoned = accepted && basis !== undefined;
      if (reasoned && (until === undefined || until >= today)) return [];
      return [describe(plan, service, users, reasoned ? until : undefined)];
    });
  },
};

function describe(
  plan: Plan,
  service: Service,
  users: readonly BusinessProcess[],
  ended: string | undefined,
): Finding {
  const state =
    ended === undefined
      ? 'no reason is accepted for that'
      : `the acceptance of that ended on ${formatDate(ended)}`;
  return {
    place: placeIn(plan, service, ended === undefined ? ['redundancy'] : ['singlePointOfFailure', 'until']),
    message: `${listed(users.map(({ name }) => name))} are critical and hang on ${service.name}, which has nothing ready when it fails, and ${state}. Set up a second one and change \`redundancy\`, or have \`singlePointOfFailure\` accepted with a basis and an end.`,
    related: users.map((businessProcess) => placeIn(plan, businessProcess, ['dependsOn'], 'key')),
    severity: users.length >= ERROR ? 'error' : 'warning',
    dateDriven: ended !== undefined,
  };
}
