import { criticalProcesses, nameOf, optionsOf, placeIn, sharedBy } from '../plan/index.ts';
import type { BusinessProcess, Option, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { onceMeasuresAreRead } from './measures-read.ts';
import { listed } from './wording.ts';

/** An option that needs no failure domain, such as paper, is independent of all others. */
export const alternativesAreIndependent: Check = {
  id: 'alternatives-are-independent',
  title: 'What a critical process can use does not all stop together',
  family: 'dependencies',
  severity: 'error',
  find: onceMeasuresAreRead((plan) =>
    criticalProcesses(plan).flatMap((businessProcess) => {
      const options = optionsOf(plan, businessProcess);
      if (!options.some(({ of }) => of.kind === 'service')) return [];
      const shared = sharedBy(plan, options);
      return shared.length > 0 ? [describe(plan, businessProcess, options, shared)] : [];
    }),
  ),
};

function describe(
  plan: Plan,
  businessProcess: BusinessProcess,
  options: readonly Option[],
  shared: readonly string[],
): Finding {
  const domains = shared.flatMap((id) => plan.failureDomains.get(id) ?? []);
  const names = listed(domains.map(({ name }) => name));
  const used = listed(options.map(({ of }) => nameOf(plan, of)));
  const measures = options.flatMap(({ of }) => plan.measures.get(of.kind === 'measure' ? of.id : '') ?? []);
  return {
    place: placeIn(plan, businessProcess, ['dependsOn'], 'key'),
    message: `${businessProcess.name} is critical, and all that it can use stops with ${names}: ${used}. Put a contingency in place that does not need ${names}; paper needs nothing.`,
    related: [
      ...domains.map((domain) => placeIn(plan, domain)),
      ...measures.map((measure) => placeIn(plan, measure, ['requires'], 'key')),
    ],
  };
}
