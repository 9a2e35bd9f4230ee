import type { BusinessProcess, Governed, Plan, Playbook, Service } from '../plan/index.ts';

/** Processes that are not retired, by id. */
export function processesInForce(plan: Plan): BusinessProcess[] {
  return [...plan.processes.values()].filter(({ status }) => status !== 'retired');
}

/** Services that are not retired, by id. */
export function servicesInForce(plan: Plan): Service[] {
  return [...plan.services.values()].filter(({ status }) => status !== 'retired');
}

/** Playbooks that are not retired, by id. */
export function playbooksInForce(plan: Plan): Playbook[] {
  return [...plan.playbooks.values()].filter(({ status }) => status !== 'retired');
}

/** What has an owner and an approver and is not retired, kind by kind. */
export function governedInForce(plan: Plan): Governed[] {
  const governed: Governed[] = [
    ...plan.services.values(),
    ...plan.processes.values(),
    ...plan.risks.values(),
    ...plan.measures.values(),
    ...plan.playbooks.values(),
  ];
  return governed.filter(({ status }) => status !== 'retired');
}
