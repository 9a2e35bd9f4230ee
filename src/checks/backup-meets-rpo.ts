import { placeIn, processesOn, writeDuration } from '../plan/index.ts';
import type { BusinessProcess, DataPath, Plan, Service } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { servicesInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** Both are asked: what can be lost when the service fails over, and what can be lost when it must be restored. */
export const backupMeetsRpo: Check = {
  id: 'backup-meets-rpo',
  title: 'No service loses more data than a process that needs it can bear',
  family: 'dependencies',
  severity: 'error',
  find: (plan) =>
    servicesInForce(plan).flatMap((service) => {
      const { capability, backup } = service;
      const lost = `${service.name} can lose up to ${shown(capability.rpo)} of data`;
      const copied = `${service.name} is backed up every ${shown(backup?.every)}`;
      return [
        ...judge(plan, service, capability.rpo, lost, ['capability', 'rpo']),
        ...judge(plan, service, backup?.every, copied, ['backup', 'every']),
      ];
    }),
};

function shown(minutes: number | 'unknown' | undefined): string {
  return typeof minutes === 'number' ? writeDuration(minutes) : '';
}

function judge(
  plan: Plan,
  service: Service,
  minutes: number | 'unknown' | undefined,
  what: string,
  path: DataPath,
): Finding[] {
  if (typeof minutes !== 'number') return [];
  const stricter = (processesOn(plan).get(service.id) ?? [])
    .filter((businessProcess) => rpoOf(businessProcess) < minutes)
    .sort((a, b) => rpoOf(a) - rpoOf(b));
  if (stricter.length === 0) return [];
  const limits = stricter.map(
    (businessProcess) => `${businessProcess.name} (${writeDuration(rpoOf(businessProcess))})`,
  );
  const estimated = service.capability.basis === 'estimated';
  const guess = estimated ? ' This is an estimate: find out what is true first.' : '';
  return [
    {
      place: placeIn(plan, service, path),
      message: `${what}, but the RPO of what hangs on it is shorter: ${listed(limits)}. Save the data more often, or revise the RPO.${guess}`,
      related: stricter.map((businessProcess) => placeIn(plan, businessProcess, ['impactAnalysis', 'rpo'])),
      severity: estimated ? 'warning' : 'error',
    },
  ];
}

function rpoOf({ impactAnalysis }: BusinessProcess): number {
  return impactAnalysis.rpo ?? Infinity;
}
