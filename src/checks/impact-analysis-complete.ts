import { isCritical, placeIn } from '../plan/index.ts';
import type { BusinessProcess } from '../plan/index.ts';
import type { Check } from './check.ts';
import { processesInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** What a critical process needs is not known before its analysis is done. Source: ISO 22301, clause 8.2.2. */
export const impactAnalysisComplete: Check = {
  id: 'impact-analysis-complete',
  title: 'Every critical process has a complete impact analysis',
  family: 'impact',
  severity: 'error',
  find: (plan) =>
    processesInForce(plan)
      .filter((businessProcess) => isCritical(plan, businessProcess))
      .flatMap((businessProcess) => {
        const faults = faultsOf(businessProcess);
        if (faults.length === 0) return [];
        return [
          {
            place: placeIn(plan, businessProcess, ['impactAnalysis'], 'key'),
            message: `${businessProcess.name} is critical, but its impact analysis ${listed(faults)}. Complete the analysis and write down what it finds.`,
            related: [
              placeIn(
                plan,
                businessProcess,
                businessProcess.criticality === 'mission-critical'
                  ? ['criticality']
                  : ['impactAnalysis', 'rto'],
              ),
            ],
          },
        ];
      }),
};

const OBJECTIVES = { rto: 'RTO', rpo: 'RPO', mtpd: 'MTPD', mbco: 'MBCO' } as const;

function faultsOf({ impactAnalysis }: BusinessProcess): string[] {
  const missing = (['rto', 'rpo', 'mtpd', 'mbco'] as const).filter(
    (objective) => impactAnalysis[objective] === undefined,
  );
  return [
    ...(impactAnalysis.status === 'complete' ? [] : [`has the status \`${impactAnalysis.status}\``]),
    ...(missing.length === 0
      ? []
      : [`gives no ${missing.map((objective) => OBJECTIVES[objective]).join(', no ')}`]),
  ];
}
