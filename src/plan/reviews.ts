import { addPeriod, daysBetween } from './calendar.ts';
import { collections } from './plan.ts';
import type { AnyEntity, Plan } from './plan.ts';
import { compareText } from './problem.ts';
import type { Kind } from './kinds/fields.ts';
import { published } from './visibility.ts';

/** Something that has an owner and is reviewed at intervals. */
export type Governed = Extract<AnyEntity, { reviewEvery: string }>;

/** A review that is due; `days` until then, negative when it is overdue. */
export type Review = { entity: Governed; due: string; days: number };

/** When the next review of something falls due; undefined when it was never reviewed. */
export function reviewDue(entity: Governed): string | undefined {
  return entity.lastReviewed === undefined ? undefined : addPeriod(entity.lastReviewed, entity.reviewEvery);
}

/** Reviews that are overdue on `today` or fall due within `days` after it, the oldest first. */
export function reviewsDue(plan: Plan, today: string, days: number): Review[] {
  const reviews: Review[] = [];
  for (const name of Object.keys(collections) as Kind[]) {
    for (const entity of plan[collections[name]].values()) {
      if (!isGoverned(entity) || entity.status === 'retired') continue;
      if (entity.kind === 'playbook' && !published(entity.visibility)) continue;
      const due = reviewDue(entity);
      if (due === undefined) continue;
      const left = daysBetween(today, due);
      if (left <= days) reviews.push({ entity, due, days: left });
    }
  }
  return reviews.sort((a, b) => compareText(a.due, b.due) || compareText(a.entity.file, b.entity.file));
}

function isGoverned(entity: AnyEntity): entity is Governed {
  return 'reviewEvery' in entity;
}
