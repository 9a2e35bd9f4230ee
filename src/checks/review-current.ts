import { addPeriod, formatDate, formatPeriod, nameOf, placeIn, reviewDue } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { governedInForce } from './in-force.ts';
import { notYet } from './not-yet.ts';

/** What nobody has read for long is no longer true. Source: ISO 22301, clause 7.5.3. */
export const reviewCurrent: Check = {
  id: 'review-current',
  title: 'Everything has been reviewed in time',
  family: 'governance',
  severity: 'warning',
  dateDriven: true,
  find: (plan, { today }) =>
    governedInForce(plan).flatMap((entity): Finding[] => {
      const due = reviewDue(entity);
      const { lastReviewed } = entity;
      if (entity.status !== 'draft' && lastReviewed !== undefined && lastReviewed > today)
        return [
          {
            place: placeIn(plan, entity, ['lastReviewed']),
            message: `${nameOf(plan, entity)} cannot have been reviewed: ${notYet(lastReviewed, today)}`,
            dateDriven: false,
          },
        ];
      if (entity.status === 'draft' || due === undefined || due >= today) return [];
      const { reviewGrace } = plan.organization.thresholds;
      const late = addPeriod(due, reviewGrace) < today;
      return [
        {
          place: placeIn(plan, entity, ['lastReviewed']),
          message: `${nameOf(plan, entity)} was due for review on ${formatDate(due)}${late ? `, more than ${formatPeriod(reviewGrace)} ago` : ''}. Read it with those who work by it, mend what is wrong, and write the day in \`lastReviewed\`.`,
          related: [placeIn(plan, entity, ['reviewEvery'])],
          severity: late ? 'error' : 'warning',
        },
      ];
    }),
};
