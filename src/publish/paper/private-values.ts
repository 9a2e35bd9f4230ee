import { groupPhone, privateWays, wayVisibility, within } from '../../plan/index.ts';
import type { Binder, Plan } from '../../plan/index.ts';

/** What a full binder holds and no site publishes: key of the cell on the binder's page -> its text. */
export function privateValues(plan: Plan, binder: Binder): Record<string, string> {
  const values: Record<string, string> = {};
  for (const contact of plan.contacts.values()) {
    privateWays(contact, binder).forEach((way, index) => {
      values[`${contact.id}/${index}`] = groupPhone(way.value);
    });
    const visibility = contact.visibility ?? (contact.type === 'person' ? 'print-only' : 'staff');
    if (contact.name !== undefined && within(visibility, binder.highestVisibility))
      values[`${contact.id}/name`] = contact.name;
  }
  return values;
}

/** How many ways to reach people a binder leaves out because its highest visibility is lower than theirs. */
export function waysLeftOut(plan: Plan, binder: Binder): number {
  if (!binder.contains.contacts) return 0;
  return [...plan.contacts.values()].flatMap((contact) =>
    contact.ways.filter((way) => {
      const visibility = wayVisibility(contact, way);
      return visibility === 'print-only' && !within(visibility, binder.highestVisibility);
    }),
  ).length;
}
