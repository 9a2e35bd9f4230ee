import { formatDate, nameOf, placeIn } from '../plan/index.ts';
import { acceptingFiles } from './accepted.ts';
import type { Check, Finding } from './check.ts';

/** An acceptance without end is a decision that nobody takes again. Source: ISO 22301, clause 8.3. */
export const acceptanceNotExpired: Check = {
  id: 'acceptance-not-expired',
  title: 'No acceptance of a known problem is past its date',
  family: 'governance',
  severity: 'error',
  dateDriven: true,
  find: (plan, { today }) =>
    acceptingFiles(plan).flatMap((entity) =>
      entity.accept.flatMap(({ check, until, by }, index): Finding[] => {
        if (until >= today) return [];
        return [
          {
            place: placeIn(plan, entity, ['accept', index, 'until']),
            message: `${nameOf(plan, entity)} accepted the problem \`${check}\` until ${formatDate(until)}, which has passed. Mend it and remove the acceptance, or let ${nameOf(plan, { kind: 'role', id: by })} accept it anew with a later day.`,
          },
        ];
      }),
    ),
};
