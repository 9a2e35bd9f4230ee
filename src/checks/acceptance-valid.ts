import { formatDate, placeIn } from '../plan/index.ts';
import type { Plan, Risk } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { listed } from './wording.ts';

/** Source: ISO 31000, 6.5 (risk treatment). */
export const acceptanceValid: Check = {
  id: 'acceptance-valid',
  title: 'A risk is accepted by a role, and until a date that has not passed',
  family: 'risks',
  severity: 'error',
  find: (plan, { today }) =>
    [...plan.risks.values()].flatMap((risk) => {
      if (risk.status === 'retired' || risk.treatment !== 'accept') return [];
      const { acceptedBy, acceptedUntil } = risk;
      if (acceptedBy === undefined || acceptedUntil === undefined) return [incomplete(plan, risk)];
      if (acceptedUntil >= today) return [];
      return [
        {
          place: placeIn(plan, risk, ['acceptedUntil']),
          message: `The risk “${risk.name}” was accepted until ${formatDate(acceptedUntil)}, which has passed. Have it accepted anew, or treat it.`,
          dateDriven: true,
        },
      ];
    }),
};

function incomplete(plan: Plan, risk: Risk): Finding {
  const missing = [
    risk.acceptedBy === undefined && 'who accepted it (`acceptedBy`)',
    risk.acceptedUntil === undefined && 'until when (`acceptedUntil`)',
  ].filter((item) => item !== false);
  return {
    place: placeIn(plan, risk, ['treatment']),
    message: `The risk “${risk.name}” is to be accepted, but the plan does not say ${listed(missing)}. Have a role decide it, and write it down.`,
  };
}
