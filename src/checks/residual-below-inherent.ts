import { placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';

/** Source: ISO 31000, 6.5 (risk treatment). */
export const residualBelowInherent: Check = {
  id: 'residual-below-inherent',
  title: 'What remains of a risk after treatment is less than before',
  family: 'risks',
  severity: 'error',
  find: (plan) =>
    [...plan.risks.values()].flatMap((risk) => {
      const { name, likelihood, impact, residual, status } = risk;
      if (!residual || status === 'retired') return [];
      const before = likelihood * impact;
      const after = residual.likelihood * residual.impact;
      if (after < before) return [];
      const how = after === before ? 'as much as' : 'more than';
      return [
        {
          place: placeIn(plan, risk, ['residual'], 'key'),
          message: `The risk “${name}” scores ${after} after treatment, ${how} the ${before} before it, so that the treatment does nothing. Correct \`residual\`, or find a treatment that helps.`,
          related: [placeIn(plan, risk, ['likelihood'], 'key')],
        },
      ];
    }),
};
