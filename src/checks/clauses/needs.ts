import type { Measure, Plan, Playbook } from '../../plan/index.ts';
import { processesInForce, servicesInForce } from '../in-force.ts';

/** Something that a plan holds or does not hold yet, what is said when not, and what then to do. */
type Evidence = { holds: (plan: Plan) => boolean; lacks: string; mend: string };

/** What a plan must hold for a clause to be served in it, by a word. A draft, and what is retired, serves nothing. */
export const NEEDS = {
  roles: {
    holds: ({ roles }) => roles.size > 0,
    lacks: 'no role is written down',
    mend: 'writing who decides and who acts, in `roles/`',
  },
  'stakeholder-roles': {
    holds: ({ roles }) => [...roles.values()].some(({ group }) => group.some((name) => name !== 'other')),
    lacks: 'no role belongs to a group of stakeholders',
    mend: 'giving the files in `roles/` their `group`',
  },
  alternates: {
    holds: ({ roles }) => [...roles.values()].some(({ alternates }) => alternates.length > 0),
    lacks: 'no role has an alternate',
    mend: 'naming `alternates` in `roles/`',
  },
  contacts: {
    holds: ({ contacts }) => contacts.size > 0,
    lacks: 'no contact is written down',
    mend: 'writing how people and desks are reached, in `contacts/`',
  },
  vendors: {
    holds: ({ contacts }) => [...contacts.values()].some(({ type }) => type === 'vendor'),
    lacks: 'no contact is a vendor',
    mend: 'writing how suppliers are reached, in `contacts/` with `type: vendor`',
  },
  channels: {
    holds: ({ channels }) => channels.size > 0,
    lacks: 'no channel is written down',
    mend: 'writing how people are told and where they meet, in `channels/`',
  },
  parties: {
    holds: ({ parties }) => parties.size > 0,
    lacks: 'no supplier or other party is written down',
    mend: 'writing them in `parties/`',
  },
  processes: {
    holds: (plan) => processesInForce(plan).length > 0,
    lacks: 'no process is written down',
    mend: 'writing the work that must go on, in `processes/`',
  },
  'impact-analyses': {
    holds: (plan) =>
      processesInForce(plan).some(({ impactAnalysis }) => impactAnalysis.status === 'complete'),
    lacks: 'no impact analysis is complete',
    mend: 'going through `impactAnalysis` in `processes/` with those who do the work',
  },
  'impacts-over-time': {
    holds: (plan) => processesInForce(plan).some(({ impactAnalysis }) => impactAnalysis.impacts.length > 0),
    lacks: 'no analysis says how the impact grows with time',
    mend: 'writing `impacts` in the `impactAnalysis` of a process',
  },
  services: {
    holds: (plan) => servicesInForce(plan).length > 0,
    lacks: 'no service is written down',
    mend: 'writing what the work depends on, in `services/`',
  },
  'failure-domains': {
    holds: ({ failureDomains }) => failureDomains.size > 0,
    lacks: 'no failure domain is written down',
    mend: 'writing what stops together, in `failure-domains/`',
  },
  backups: {
    holds: (plan) => servicesInForce(plan).some(({ backup }) => backup !== undefined),
    lacks: 'no service says how it is backed up',
    mend: 'writing `backup` in `services/`',
  },
  'restore-tests': {
    holds: (plan) => servicesInForce(plan).some(({ backup }) => backup?.lastRestoreTest !== undefined),
    lacks: 'no restore test is recorded',
    mend: 'restoring a backup and writing `lastRestoreTest` in `services/`',
  },
  scenarios: {
    holds: ({ scenarios }) => scenarios.size > 0,
    lacks: 'no scenario is written down',
    mend: 'writing what may be lost, in `scenarios/`',
  },
  'supplier-scenario': {
    holds: ({ scenarios }) => [...scenarios.values()].some(({ lossOf }) => lossOf === 'supplier'),
    lacks: 'no scenario is the loss of a supplier',
    mend: 'writing one in `scenarios/` with `lossOf: supplier`',
  },
  risks: {
    holds: ({ risks }) => [...risks.values()].some(({ status }) => isInForce(status)),
    lacks: 'no risk is written down',
    mend: 'writing what could interrupt the work, in `risks/`',
  },
  mitigations: {
    holds: (plan) => measuresInPlace(plan).some(({ type }) => type === 'mitigation'),
    lacks: 'no mitigation is in place',
    mend: 'putting one in place and writing it in `measures/`',
  },
  contingencies: {
    holds: (plan) => measuresInPlace(plan).some(({ type }) => type === 'contingency'),
    lacks: 'no contingency is in place',
    mend: 'putting one in place and writing it in `measures/`',
  },
  'other-site': {
    holds: (plan) =>
      measuresInPlace(plan).some(({ type, against }) => {
        const isOfSite = (id: string) => plan.scenarios.get(id)?.lossOf === 'site';
        return type === 'contingency' && against.some(isOfSite);
      }),
    lacks: 'no contingency in place is against the loss of a site',
    mend: 'writing where else the work is done, in `measures/`',
  },
  resources: {
    holds: ({ resources }) => resources.size > 0,
    lacks: 'no resource is written down',
    mend: 'writing forms, stock and equipment in `resources/`',
  },
  playbooks: {
    holds: (plan) => approved(plan).length > 0,
    lacks: 'no playbook is approved',
    mend: 'writing one with `muster new playbook` and having it approved',
  },
  'degraded-work': {
    holds: (plan) => approved(plan, 'degraded-work').length > 0,
    lacks: 'no playbook of degraded work is approved',
    mend: 'writing how the work goes on meanwhile, in a playbook with `kind: degraded-work`',
  },
  'recovery-playbooks': {
    holds: (plan) => approved(plan, 'recovery').length > 0,
    lacks: 'no playbook of recovery is approved',
    mend: 'writing how a service is brought back, in a playbook with `kind: recovery`',
  },
  messages: {
    holds: (plan) => approved(plan).some(({ messages }) => messages.length > 0),
    lacks: 'no approved playbook holds a message',
    mend: 'writing what people are told, in the `messages` of a playbook',
  },
  exercises: {
    holds: ({ exercises }) => [...exercises.values()].some(({ status }) => status === 'done'),
    lacks: 'no exercise has been held',
    mend: 'holding one and writing what came out, in `exercises/`',
  },
  'technical-tests': {
    holds: ({ exercises }) =>
      [...exercises.values()].some(({ status, type }) => status === 'done' && TECHNICAL.has(type)),
    lacks: 'no test of systems has been held',
    mend: 'holding one and writing what came out, in `exercises/` with `type: functional` or `failover`',
  },
  training: {
    holds: ({ training }) => training.size > 0,
    lacks: 'no training is written down',
    mend: 'writing who learns what and how often, in `training/`',
  },
  objectives: {
    holds: ({ objectives }) => objectives.size > 0,
    lacks: 'no objective is written down',
    mend: 'writing what is to be reached and how it is measured, in `objectives/`',
  },
  readings: {
    holds: ({ objectives }) => [...objectives.values()].some(({ readings }) => readings.length > 0),
    lacks: 'no objective has been read',
    mend: 'writing `readings` in `objectives/`',
  },
} as const satisfies Record<string, Evidence>;

export type Need = keyof typeof NEEDS;

const TECHNICAL: ReadonlySet<string> = new Set(['functional', 'failover', 'full-scale', 'real-activation']);

/** What a plan lacks of what is needed, each as a sentence with what to do. */
export function lackingIn(plan: Plan, needs: readonly Need[]): string[] {
  return needs
    .map((need): Evidence => NEEDS[need])
    .filter(({ holds }) => !holds(plan))
    .map(({ lacks, mend }) => `${lacks.charAt(0).toUpperCase()}${lacks.slice(1)}. Mend it by ${mend}.`);
}

function isInForce(status: string): boolean {
  return status !== 'retired' && status !== 'draft';
}

function measuresInPlace({ measures }: Plan): Measure[] {
  return [...measures.values()].filter(({ state, status }) => state === 'in-place' && isInForce(status));
}

function approved({ playbooks }: Plan, kind?: Playbook['playbookKind']): Playbook[] {
  return [...playbooks.values()].filter(
    ({ status, playbookKind }) => status === 'approved' && (kind ?? playbookKind) === playbookKind,
  );
}
