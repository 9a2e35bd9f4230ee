import type { Plan } from './plan.ts';
import type { TriageTable } from './triage-table.ts';

/** The parts of a plan that a table carries, in the form in which plans are reasoned with. */
export function planOfTable(table: TriageTable): Plan {
  const byId = <T extends { id: string }>(kind: string, entities: readonly T[]) =>
    new Map(entities.map((entity) => [entity.id, { ...entity, kind }]));
  const [site, ...mirrors] = table.site;
  const part = {
    organization: { site: { ...site, mirrors } },
    failureDomains: byId('failure-domain', table.failureDomains),
    services: byId('service', table.services),
    channels: byId('channel', table.channels),
    processes: byId('process', table.processes),
    measures: byId('measure', table.measures),
    scenarios: byId('scenario', table.scenarios),
    playbooks: byId('playbook', table.playbooks),
    roles: byId('role', table.roles),
    contacts: byId('contact', table.contacts),
  };
  // The reasoning reads no more of a plan than this: a test compares its answers with those from the whole plan.
  return part as unknown as Plan;
}
