import { contingencies, contingenciesInPlace, placeIn } from '../plan/index.ts';
import type { BusinessProcess, Contingency, Plan } from '../plan/index.ts';
import type { Check } from './check.ts';
import { onceMeasuresAreRead } from './measures-read.ts';
import { listed } from './wording.ts';

/** Two contingencies against one scenario are judged together: one that carries enough is enough. */
export const contingencyCarriesEnough: Check = {
  id: 'contingency-carries-enough',
  title: 'A contingency carries the least that is acceptable',
  family: 'dependencies',
  severity: 'warning',
  find: onceMeasuresAreRead((plan) =>
    contingencies(plan).flatMap((measure) => {
      const short = protectedBy(plan, measure).filter((businessProcess) =>
        fallsShort(plan, businessProcess, measure),
      );
      if (short.length === 0) return [];
      const least = short.map(
        ({ name, impactAnalysis }) => `${name} needs ${impactAnalysis.mbco?.percent ?? 0} %`,
      );
      return [
        {
          place: placeIn(plan, measure, ['capacity']),
          message: `${measure.name} carries ${measure.capacity} % of normal, but at the very least (MBCO) ${listed(least)}. Let it carry more, put a second contingency in place that does, or revise the MBCO.`,
          related: short.map((businessProcess) =>
            placeIn(plan, businessProcess, ['impactAnalysis', 'mbco', 'percent']),
          ),
        },
      ];
    }),
  ),
};

function protectedBy(plan: Plan, measure: Contingency): BusinessProcess[] {
  const ids = new Set(measure.protects.flatMap(({ kind, id }) => (kind === 'process' ? [id] : [])));
  return [...ids].flatMap((id) => {
    const businessProcess = plan.processes.get(id);
    const counts =
      businessProcess?.status !== 'retired' &&
      businessProcess &&
      contingenciesInPlace(plan, businessProcess).includes(measure);
    return counts ? [businessProcess] : [];
  });
}

function fallsShort(plan: Plan, businessProcess: BusinessProcess, measure: Contingency): boolean {
  const least = businessProcess.impactAnalysis.mbco?.percent ?? 0;
  const enough = contingenciesInPlace(plan, businessProcess).filter(({ capacity }) => capacity >= least);
  return measure.against.some((scenario) => !enough.some(({ against }) => against.includes(scenario)));
}
