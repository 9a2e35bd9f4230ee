import type { Plan } from './plan.ts';

/** Works something out once for each plan: a plan never changes after it is read. */
export function oncePerPlan<T>(workOut: (plan: Plan) => T): (plan: Plan) => T {
  const known = new WeakMap<Plan, { value: T }>();
  return (plan) => {
    const found = known.get(plan) ?? { value: workOut(plan) };
    known.set(plan, found);
    return found.value;
  };
}

/** Works something out once for each plan and key. */
export function oncePerKey<K, T>(workOut: (plan: Plan, key: K) => T): (plan: Plan, key: K) => T {
  const perPlan = oncePerPlan(() => new Map<K, { value: T }>());
  return (plan, key) => {
    const known = perPlan(plan);
    const found = known.get(key) ?? { value: workOut(plan, key) };
    known.set(key, found);
    return found.value;
  };
}
