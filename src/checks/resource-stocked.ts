import { addPeriod, formatDate, placeIn } from '../plan/index.ts';
import type { Plan, Resource } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { notYet } from './not-yet.ts';

/** How long a look at the shelf holds. */
const HOLDS = '6mo';

export const resourceStocked: Check = {
  id: 'resource-stocked',
  title: 'A resource is there in the amount set, and somebody looked within six months',
  family: 'risks',
  severity: 'warning',
  find: (plan, { today }) =>
    [...plan.resources.values()].flatMap((resource) => [
      ...tooFew(plan, resource),
      ...unchecked(plan, resource, today),
    ]),
};

function tooFew(plan: Plan, resource: Resource): Finding[] {
  const { name, quantity, restockLevel } = resource;
  if (typeof quantity !== 'number' || typeof restockLevel !== 'number') return [];
  if (quantity >= restockLevel) return [];
  return [
    {
      place: placeIn(plan, resource, ['quantity'], 'key'),
      message: `${name}: ${quantity} are left, fewer than the ${restockLevel} at which to get more. Get more, and write the new \`quantity\`.`,
      related: [placeIn(plan, resource, ['restockLevel'], 'key')],
    },
  ];
}

function unchecked(plan: Plan, resource: Resource, today: string): Finding[] {
  const { name, checkedOn } = resource;
  if (checkedOn !== undefined && checkedOn > today)
    return [
      {
        place: placeIn(plan, resource, ['checkedOn'], 'key'),
        message: `${name}: nobody can have looked: ${notYet(checkedOn, today)}`,
      },
    ];
  if (checkedOn !== undefined && addPeriod(checkedOn, HOLDS) >= today) return [];
  const state =
    checkedOn === undefined ? 'nobody has looked' : `somebody last looked on ${formatDate(checkedOn)}`;
  return [
    {
      place: placeIn(plan, resource, [checkedOn === undefined ? 'location' : 'checkedOn'], 'key'),
      message: `${name}: ${state} whether it is where the plan says; it is to be checked every 6 months. Look, and write the day as \`checkedOn\`.`,
      dateDriven: checkedOn !== undefined,
    },
  ];
}
