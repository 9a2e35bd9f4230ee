import { nameOf, placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';
import { onceMeasuresAreRead } from './measures-read.ts';
import { listed } from './wording.ts';

/** Source: ISO 22301, 8.2.3 (risk assessment) and 8.3 (strategies). */
export const riskTreated: Check = {
  id: 'risk-treated',
  title: 'A high risk that is to be mitigated has a measure in place',
  family: 'risks',
  severity: 'error',
  find: onceMeasuresAreRead((plan) => {
    const { highRisk } = plan.organization.thresholds;
    return [...plan.risks.values()].flatMap((risk) => {
      const score = risk.likelihood * risk.impact;
      if (risk.status === 'retired' || risk.treatment !== 'mitigate' || score < highRisk) return [];
      const measures = risk.measures.flatMap((id) => plan.measures.get(id) ?? []);
      if (measures.some(({ state }) => state === 'in-place')) return [];
      const named = listed(risk.measures.map((id) => nameOf(plan, { kind: 'measure', id })));
      const state =
        risk.measures.length === 0 ? 'names no measure' : `none of its measures is in place: ${named}`;
      return [
        {
          place: placeIn(plan, risk, risk.measures.length === 0 ? ['treatment'] : ['measures']),
          message: `The risk “${risk.name}” scores ${score}, which is high (from ${highRisk}), and is to be mitigated, but ${risk.measures.length === 0 ? 'it ' : ''}${state}. Put a measure in place, or have the risk accepted by a role until a date.`,
          related: measures.map((measure) => placeIn(plan, measure, ['state'])),
        },
      ];
    });
  }),
};
