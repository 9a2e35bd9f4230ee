import { collection, EVERYONE, find as entityOf, isWhole, keyOf, nameOf, placeIn } from '../plan/index.ts';
import type { AnyEntity, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';

/** What nothing refers to is either forgotten where it is needed, or can go. */
export const nothingOrphaned: Check = {
  id: 'nothing-orphaned',
  title: 'Every service, contact, channel and measure is used somewhere',
  family: 'structure',
  severity: 'note',
  find: (plan) =>
    Object.entries(USES).flatMap(([kind, use]) => orphansOf(plan, kind as keyof typeof USES, use)),
};

/** Where something of each kind is usually named. */
const USES = {
  service: 'in `dependsOn` of what needs it',
  contact: 'in a role, in `support` of a service, or in a playbook',
  channel: 'in the `messages` or `uses` of a playbook',
  measure: 'in the `measures` of a risk, or in the `workaround` of a process',
} as const;

function orphansOf(plan: Plan, kind: keyof typeof USES, use: string): Finding[] {
  if (!everythingRead(plan)) return [];
  return [...collection(plan, kind).values()].flatMap((entity): Finding[] => {
    const key = keyOf(entity);
    if ((plan.graph.to.get(key) ?? []).some(({ from }) => from !== key)) return [];
    if (isRetired(entity) || servesByItself(plan, entity)) return [];
    return [
      {
        place: placeIn(plan, entity),
        message: `Nothing in the plan refers to the ${kind} ${nameOf(plan, entity)}. Name it ${use}, or remove the file.`,
      },
    ];
  });
}

/**
 * Whether something is used without being named: a contingency for what it protects, and a channel by which everyone is told
 * or the response is coordinated. Other checks count on these.
 */
function servesByItself(plan: Plan, entity: AnyEntity): boolean {
  if (entity.kind === 'channel') {
    const { purpose, audience } = entity;
    return purpose.includes('coordinate') || (purpose.includes('notify') && audience.includes(EVERYONE));
  }
  if (entity.kind !== 'measure' || entity.type !== 'contingency') return false;
  return entity.protects.some((ref) => {
    const protectedOne = entityOf(plan, ref);
    return protectedOne !== undefined && !isRetired(protectedOne);
  });
}

/** A file that could not be read may be the one that refers to it. */
function everythingRead(plan: Plan): boolean {
  return KINDS_THAT_REFER.every((kind) => isWhole(plan, kind));
}

const KINDS_THAT_REFER = ['service', 'process', 'scenario', 'risk', 'measure', 'role', 'playbook'] as const;

function isRetired(entity: AnyEntity): boolean {
  return (
    ('status' in entity && entity.status === 'retired') || ('state' in entity && entity.state === 'retired')
  );
}
