import type { Kind, TypedRef } from './kinds/fields.ts';

/** Kinds that have a page for each entity, and its folder. */
const FOLDERS: Partial<Record<Kind, string>> = {
  playbook: 'playbooks',
  scenario: 'scenarios',
  service: 'services',
  'failure-domain': 'failure-domains',
  process: 'processes',
  role: 'roles',
};

/** Kinds that share a page, and the page; each entity has an anchor there, its id. */
const SHARED: Partial<Record<Kind, string>> = {
  contact: '/contacts/',
  channel: '/contacts/',
  risk: '/plan/risks',
  measure: '/plan/measures',
  exercise: '/plan/exercises',
  training: '/plan/training',
  objective: '/plan/objectives',
  party: '/plan/stakeholders',
  resource: '/plan/critical-systems',
  binder: '/binders/',
};

/** Where an entity is read: its own page, or its place on the page of its kind. */
export function addressOf(ref: TypedRef): string {
  const folder = FOLDERS[ref.kind];
  if (folder !== undefined) return `/${folder}/${ref.id}`;
  return `${SHARED[ref.kind] ?? '/plan/'}#${ref.id}`;
}

/** What an address of the site names: an entity, or undefined for anything else. Takes no hash or query. */
export function entityAt(path: string): TypedRef | undefined {
  const [, folder, id, ...rest] = path.split('/');
  if (folder === undefined || id === undefined || id === '' || rest.length > 0) return undefined;
  const found = Object.entries(FOLDERS).find(([, name]) => name === folder);
  return found ? { kind: found[0] as Kind, id } : undefined;
}

/** A team's name as part of an address: `Finance & Payroll` -> `finance-payroll`. The list of teams is called index. */
export function teamSlug(unit: string): string {
  const slug = unit
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === 'index' ? 'team-index' : slug || 'team';
}
