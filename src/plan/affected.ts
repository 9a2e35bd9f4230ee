import { binderContents } from './binder-contents.ts';
import type { Edge } from './graph.ts';
import { keyOf } from './graph.ts';
import { rolesOf } from './involvement.ts';
import type { Kind } from './kinds/fields.ts';
import { collection, nameOf } from './plan.ts';
import type { Plan } from './plan.ts';
import { compareText } from './problem.ts';
import { published } from './visibility.ts';

/** Something that a change reaches, and the keys of what changed there. */
export type Reached = { id: string; name: string; because: string[] };

export type Affected = Record<'processes' | 'scenarios' | 'playbooks' | 'binders' | 'roles', Reached[]>;

/** What changed, by key, for each key of what it reaches. */
type Causes = Map<string, Set<string>>;

/** Fields by which something stops with what it names: a change is passed on along them, however many steps. */
const PASSED_ON: Partial<Record<Kind, readonly string[]>> = {
  'failure-domain': ['partOf'],
  service: ['failureDomains', 'signInVia', 'dependsOn'],
  channel: ['failureDomains', 'signInVia'],
  process: ['dependsOn'],
};

/** Fields that say who keeps and approves something: a change there reaches nobody's work. */
const GOVERNANCE = /^(owner|approver|approvals|accept)\b/;

/**
 * Processes, scenarios, playbooks, binders and roles that changes of these keys reach, themselves included: what stops
 * with something changed, what it protects or answers, who acts in it, and what names it or prints it.
 */
export function affectedBy(plan: Plan, changed: ReadonlySet<string>): Affected {
  const reach = passedOn(plan, changed);
  const causes: Causes = new Map([...changed].map((key) => [key, new Set([key])]));
  for (const [key, why] of reach) if (/^(process|failure-domain)\//.test(key)) add(causes, key, why);
  for (const key of changed) for (const target of reachedFrom(plan, key)) add(causes, target, [key]);
  for (const [key, why] of reach) {
    if (!key.startsWith('failure-domain/')) continue;
    for (const { from } of edgesTo(plan, key, ['scenario'])) add(causes, from, why);
  }
  for (const [key, why] of [...reach, ...causes]) {
    for (const target of protectedWith(plan, key)) add(causes, target, why);
  }
  for (const role of plan.roles.values()) {
    if (!causes.has(keyOf(role))) continue;
    const byContact = [...(causes.get(keyOf(role)) ?? [])].filter((key) => /^(contact|role)\//.test(key));
    for (const { from } of edgesTo(plan, keyOf(role), ['playbook'])) add(causes, from, byContact);
  }
  addBinders(plan, causes, changed);
  const of = (kind: Kind) => reachedOf(plan, kind, causes);
  return {
    processes: of('process'),
    scenarios: of('scenario'),
    playbooks: of('playbook'),
    binders: of('binder'),
    roles: of('role'),
  };
}

function add(causes: Causes, key: string, why: Iterable<string>): void {
  const known = causes.get(key) ?? new Set();
  for (const cause of why) known.add(cause);
  if (known.size > 0) causes.set(key, known);
}

/** Everything that stops with something changed, with what changed. Loops end. */
function passedOn(plan: Plan, changed: ReadonlySet<string>): Causes {
  const causes: Causes = new Map();
  for (const start of changed) {
    const met = new Set([start]);
    for (const key of met) {
      add(causes, key, [start]);
      for (const edge of plan.graph.to.get(key) ?? []) if (isPassedOn(edge)) met.add(edge.from);
    }
  }
  return causes;
}

function isPassedOn({ from, field }: Edge): boolean {
  const fields = PASSED_ON[kindOf(from)] ?? [];
  return fields.some((each) => field.startsWith(each));
}

/** Processes whose contingencies require something. */
function protectedWith(plan: Plan, key: string): string[] {
  const measures = edgesTo(plan, key, ['measure']).filter(({ field }) => field.startsWith('requires'));
  return measures.flatMap(({ from }) =>
    (plan.graph.from.get(from) ?? [])
      .filter(({ to, field }) => field.startsWith('protects') && to.startsWith('process/'))
      .map(({ to }) => to),
  );
}

/** What one changed thing reaches in one step. */
function reachedFrom(plan: Plan, key: string): string[] {
  const kind = kindOf(key);
  const id = key.slice(kind.length + 1);
  const naming = edgesTo(plan, key, ['playbook']).map(({ from }) => from);
  const named = (fields: RegExp) =>
    (plan.graph.from.get(key) ?? []).filter(({ field }) => fields.test(field)).map(({ to }) => to);
  const users = (kinds: readonly Kind[]) => edgesTo(plan, key, kinds).map(({ from }) => from);
  switch (kind) {
    case 'playbook': {
      const playbook = plan.playbooks.get(id);
      const roles = playbook ? [...rolesOf(plan, playbook).keys()].map((role) => `role/${role}`) : [];
      return [...named(/^(scenarios|processes)\b/), ...users(['scenario']), ...roles];
    }
    case 'measure':
      return [...naming, ...named(/^(protects|against|activatedBy)\b/)];
    case 'contact':
      return [...naming, ...users(['role'])];
    case 'process':
      return [...naming, ...named(/^leader\b/)];
    case 'channel':
      return [...naming, ...users(['scenario', 'process'])];
    case 'party':
    case 'resource':
    case 'role':
      return [...naming, ...users(['process'])];
    default:
      return naming;
  }
}

function edgesTo(plan: Plan, key: string, kinds: readonly Kind[]): Edge[] {
  return (plan.graph.to.get(key) ?? []).filter(
    ({ from, field }) =>
      kinds.includes(kindOf(from)) &&
      !GOVERNANCE.test(field) &&
      !/\b(by|approver|facilitator|decidedBy)$/.test(field),
  );
}

/** A binder is reached by what it prints: playbooks, contacts, resources and the programme. */
function addBinders(plan: Plan, causes: Causes, changed: ReadonlySet<string>): void {
  for (const binder of plan.binders.values()) {
    const { playbooks, contacts, resources, forms, programme } = binderContents(plan, binder);
    for (const playbook of playbooks) add(causes, keyOf(binder), causes.get(keyOf(playbook)) ?? []);
    const printed = [...contacts, ...resources, ...forms].map(keyOf).filter((key) => changed.has(key));
    add(causes, keyOf(binder), printed);
    if (programme && changed.has('programme')) add(causes, keyOf(binder), ['programme']);
  }
}

function reachedOf(plan: Plan, kind: Kind, causes: Causes): Reached[] {
  return [...collection(plan, kind).values()].flatMap((entity) => {
    const because = causes.get(keyOf(entity));
    if (!because) return [];
    const isShown = entity.kind !== 'playbook' || published(entity.visibility);
    const name = isShown ? nameOf(plan, entity) : entity.id;
    return [{ id: entity.id, name, because: [...because].sort(compareText) }];
  });
}

function kindOf(key: string): Kind {
  return key.slice(0, key.indexOf('/')) as Kind;
}
