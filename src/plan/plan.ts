import type { Body } from './body.ts';
import type { Graph } from './graph.ts';
import type {
  Binder,
  BusinessProcess,
  Channel,
  Contact,
  EntityBase,
  Exercise,
  FailureDomain,
  FrontMatter,
  Measure,
  Objective,
  Organization,
  Party,
  Programme,
  Resource,
  Risk,
  Role,
  Scenario,
  Service,
  Training,
} from './kinds/index.ts';
import type { Kind, TypedRef } from './kinds/fields.ts';
import type { Source } from './source.ts';

/** Front matter and body; `kind` is the entity's, the front matter's own stands as `playbookKind`. */
export type Playbook = Omit<FrontMatter, 'kind'> &
  EntityBase<'playbook'> & { playbookKind: FrontMatter['kind']; body: Body };

export type Translation = Playbook & { language: string };

/** A free page; `slug` is its path below `guide/` without ending. */
export type GuidePage = {
  slug: string;
  file: string;
  title: string;
  summary: string | undefined;
  order: number | undefined;
  body: Body;
};

export type EntityOf = {
  'failure-domain': FailureDomain;
  service: Service;
  process: BusinessProcess;
  scenario: Scenario;
  risk: Risk;
  measure: Measure;
  role: Role;
  contact: Contact;
  channel: Channel;
  party: Party;
  exercise: Exercise;
  training: Training;
  objective: Objective;
  resource: Resource;
  binder: Binder;
  playbook: Playbook;
};
export type AnyEntity = EntityOf[Kind];

type ById<T> = ReadonlyMap<string, T>;

/** One organisation's plan. Maps are in order of id; references both ways stand in `graph`. */
export type Plan = {
  organization: Organization;
  programme: Programme | undefined;
  glossary: ReadonlyMap<string, string>;
  failureDomains: ById<FailureDomain>;
  services: ById<Service>;
  processes: ById<BusinessProcess>;
  scenarios: ById<Scenario>;
  risks: ById<Risk>;
  measures: ById<Measure>;
  roles: ById<Role>;
  contacts: ById<Contact>;
  channels: ById<Channel>;
  parties: ById<Party>;
  exercises: ById<Exercise>;
  training: ById<Training>;
  objectives: ById<Objective>;
  resources: ById<Resource>;
  binders: ById<Binder>;
  playbooks: ById<Playbook>;
  translations: readonly Translation[];
  guide: readonly GuidePage[];
  graph: Graph;
  /** Text and positions of each file that was read, by path. */
  sources: ReadonlyMap<string, Source>;
  /** Paths of all files in the content folder. */
  paths: ReadonlySet<string>;
};

const COLLECTIONS = {
  'failure-domain': 'failureDomains',
  service: 'services',
  process: 'processes',
  scenario: 'scenarios',
  risk: 'risks',
  measure: 'measures',
  role: 'roles',
  contact: 'contacts',
  channel: 'channels',
  party: 'parties',
  exercise: 'exercises',
  training: 'training',
  objective: 'objectives',
  resource: 'resources',
  binder: 'binders',
  playbook: 'playbooks',
} as const satisfies Record<Kind, keyof Plan>;

/** All entities of a kind, by id. */
export function collection<K extends Kind>(plan: Plan, kind: K): ById<EntityOf[K]> {
  return plan[COLLECTIONS[kind]] as unknown as ById<EntityOf[K]>;
}

/** The entity that a reference names, or undefined. */
export function find<K extends Kind>(plan: Plan, ref: { kind: K; id: string }): EntityOf[K] | undefined {
  return collection(plan, ref.kind).get(ref.id);
}

/** What people call an entity: its name, title, label or statement; its id when it does not exist. */
export function nameOf(plan: Plan, ref: TypedRef): string {
  const entity = find(plan, ref);
  if (entity === undefined) return ref.id;
  switch (entity.kind) {
    case 'role':
    case 'playbook':
    case 'binder':
      return entity.title;
    case 'contact':
      return entity.label;
    case 'objective':
      return entity.statement;
    default:
      return entity.name;
  }
}

/** The names of all kinds' collections, for what walks over a whole plan. */
export const collections = COLLECTIONS;
