import { addPeriod, formatDate, hardServices, isCritical, placeIn } from '../plan/index.ts';
import type { BusinessProcess, Plan, Service } from '../plan/index.ts';
import type { Check } from './check.ts';
import { processesInForce, servicesInForce } from './in-force.ts';
import { notYet } from './not-yet.ts';

const LONGEST = '12mo';

/** A backup is worth what its last restore was worth. Source: NIST SP 800-34 r1, section 3.4.2. */
export const restoreTested: Check = {
  id: 'restore-tested',
  title: 'The data of every critical service has been restored in a test within the year',
  family: 'exercises',
  severity: 'warning',
  dateDriven: true,
  find: (plan, { today }) => {
    const users = criticalUsers(plan);
    return servicesInForce(plan).flatMap((service) => {
      const user = users.get(service.id);
      if (!user || !holdsData(service)) return [];
      const tested = service.backup?.lastRestoreTest;
      if (tested !== undefined && tested > today)
        return [
          {
            place: placeIn(plan, service, ['backup', 'lastRestoreTest'], 'key'),
            message: `The data of ${service.name} cannot have been restored: ${notYet(tested, today)}`,
            dateDriven: false,
          },
        ];
      if (tested !== undefined && addPeriod(tested, LONGEST) >= today) return [];
      const state =
        tested === undefined
          ? service.backup === undefined
            ? 'the plan names no backup of its data'
            : 'no restore of its data has ever been tested'
          : `a restore of its data was last tested on ${formatDate(tested)}`;
      return [
        {
          place: placeIn(
            plan,
            service,
            service.backup === undefined
              ? ['data']
              : ['backup', ...(tested === undefined ? [] : ['lastRestoreTest'])],
            'key',
          ),
          message: `${service.name} is needed by ${user.name}, which is critical, but ${state}. Restore some of it in a test, and write the day in \`backup\` as \`lastRestoreTest\`.`,
          dateDriven: tested !== undefined,
        },
      ];
    });
  },
};

function holdsData({ data, backup }: Service): boolean {
  return data.personal || data.majorEventIfLost || backup !== undefined;
}

/** For each service under a critical process, the first such process. */
function criticalUsers(plan: Plan): ReadonlyMap<string, BusinessProcess> {
  const users = new Map<string, BusinessProcess>();
  for (const businessProcess of processesInForce(plan)) {
    if (!isCritical(plan, businessProcess)) continue;
    for (const id of hardServices(plan, businessProcess)) if (!users.has(id)) users.set(id, businessProcess);
  }
  return users;
}
