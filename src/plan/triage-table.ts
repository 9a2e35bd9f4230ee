import type { Contact, Role } from './kinds/index.ts';
import { contingencies } from './loss.ts';
import { holders } from './order.ts';
import type { Plan, Playbook } from './plan.ts';
import { published, publicContact } from './visibility.ts';

/**
 * Makes the part of a plan that triage reasons with, as JSON for the browser. Of playbooks in the binder alone it says only
 * that they are there, and of ways to reach people only those that are published.
 */
export function triageTable(plan: Plan) {
  const hidden = [...plan.playbooks.values()].filter(({ visibility }) => !published(visibility));
  const printed = hidden.filter(({ visibility }) => visibility === 'print-only');
  const binderIds = new Map(printed.map(({ id }, index) => [id, `in-binder-${index + 1}`]));
  const shown = [...plan.playbooks.values()].filter(({ visibility }) => published(visibility));
  const playbookId = (id: string | undefined) => {
    if (id === undefined || shown.some((playbook) => playbook.id === id)) return id;
    return binderIds.get(id);
  };
  const deciding = decidersOf(plan, shown);
  const { site } = plan.organization;
  return {
    site: [site, ...site.mirrors].map(({ url, failureDomains }) => ({ url, failureDomains })),
    failureDomains: each(plan.failureDomains, ({ id, name, type, partOf }) => ({ id, name, type, partOf })),
    services: each(plan.services, (service) => ({
      id: service.id,
      name: service.name,
      aliases: service.aliases,
      status: service.status,
      failureDomains: service.failureDomains,
      dependsOn: service.dependsOn
        .filter(({ strength }) => strength === 'hard')
        .map(({ service: id, strength }) => ({ service: id, strength })),
      signInVia: service.signInVia,
      capability: { rto: service.capability.rto },
    })),
    channels: each(plan.channels, (channel) => ({
      id: channel.id,
      name: channel.name,
      rank: channel.rank,
      failureDomains: channel.failureDomains,
      signInVia: channel.signInVia,
      address: channel.address,
      howToJoin: channel.howToJoin,
    })),
    processes: each(plan.processes, ({ id, name, unit, status, dependsOn, impactAnalysis }) => ({
      id,
      name,
      unit,
      status,
      dependsOn: dependsOn
        .filter(({ strength }) => strength === 'hard')
        .map((need) => ({ kind: need.kind, id: need.id, strength: need.strength })),
      impactAnalysis: {
        rto: impactAnalysis.rto,
        mtpd: impactAnalysis.mtpd,
        mbco: impactAnalysis.mbco && { percent: impactAnalysis.mbco.percent },
      },
    })),
    measures: contingencies(plan)
      .filter(({ state, status }) => state === 'in-place' && status !== 'retired')
      .map((measure) => ({
        id: measure.id,
        name: measure.name,
        type: measure.type,
        state: measure.state,
        status: measure.status,
        protects: measure.protects,
        against: measure.against,
        requires: measure.requires,
        activationTime: measure.activationTime,
        maxDuration: measure.maxDuration,
        capacity: measure.capacity,
        playbook: playbookId(measure.playbook),
      })),
    scenarios: each(plan.scenarios, ({ id, name, losesDomains, startWith, duration, symptoms }) => ({
      id,
      name,
      losesDomains,
      startWith: playbookId(startWith) ?? '',
      duration: duration && { worst: duration.worst },
      symptoms,
    })),
    playbooks: [
      ...shown.map((playbook) => ({ ...reasonedWith(playbook), id: playbook.id, title: playbook.title })),
      ...printed.map((playbook) => ({
        ...reasonedWith(playbook),
        id: binderIds.get(playbook.id) ?? '',
        title: '',
        activation: {},
      })),
    ],
    roles: [...deciding.roles].map(({ id, title, primary, alternates }) => ({
      id,
      title,
      primary,
      alternates,
    })),
    contacts: [...deciding.contacts].map((contact) => ({
      id: contact.id,
      label: contact.label,
      ways: publicContact(contact).ways.map(({ type, value, hours, failureDomains }) => ({
        type,
        value,
        hours,
        failureDomains,
      })),
    })),
  };
}

export type TriageTable = ReturnType<typeof triageTable>;

/** What decides which playbooks are opened, in which order. */
function reasonedWith({
  playbookKind,
  print,
  scenarios,
  services,
  status,
  visibility,
  activation,
}: Playbook) {
  const { authority, alternate } = activation;
  return {
    playbookKind,
    print: { order: print.order },
    scenarios,
    services,
    status,
    visibility,
    activation: { authority, alternate },
  };
}

/** Roles that may start a playbook, and who fills them. */
function decidersOf(
  plan: Plan,
  playbooks: readonly Playbook[],
): { roles: Set<Role>; contacts: Set<Contact> } {
  const named = playbooks.flatMap(({ activation: { authority, alternate } }) => [authority, alternate]);
  const roles = new Set(named.flatMap((id) => (id === undefined ? [] : (plan.roles.get(id) ?? []))));
  return { roles, contacts: new Set([...roles].flatMap((role) => holders(plan, role))) };
}

function each<T, R>(entities: ReadonlyMap<string, T>, part: (entity: T) => R): R[] {
  return [...entities.values()].map(part);
}
