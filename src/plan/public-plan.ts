import { keyOf } from './graph.ts';
import { collections, find } from './plan.ts';
import type { AnyEntity, Plan, Playbook } from './plan.ts';
import { published, publicContact } from './visibility.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Which copy of the plan this is. */
export type Copy = { version: string; commit: string; date: string; asOf: string };

/**
 * The plan as data, for anybody to read: every entity, without what is print-only or restricted; of playbooks the front
 * matter, the sections and the steps. Durations are minutes. Keys stand in one order, so that the same plan gives the
 * same text.
 */
export function publicPlan(plan: Plan, copy: Copy): Json {
  const hidden = new Set(
    [...plan.playbooks.values()].filter(({ visibility }) => !published(visibility)).map(keyOf),
  );
  const entities = Object.values(collections).map((name) => {
    const shown = [...(plan[name] as ReadonlyMap<string, AnyEntity>).values()].filter(
      (entity) => !hidden.has(keyOf(entity)),
    );
    return [
      name,
      Object.fromEntries(shown.map((entity) => [entity.id, visible(plan, entity, hidden)])),
    ] as const;
  });
  return {
    copy: sorted(copy),
    organization: sorted(plan.organization),
    ...Object.fromEntries(entities),
    programme: sorted(plan.programme ?? null),
    glossary: sorted(Object.fromEntries(plan.glossary)),
    guide: plan.guide.map(({ slug, title, summary }) => sorted({ slug, title, summary })),
  };
}

function visible(plan: Plan, entity: AnyEntity, hidden: ReadonlySet<string>): Json {
  switch (entity.kind) {
    case 'contact':
      return withoutHidden(sorted(publicContact(entity)), hidden);
    case 'playbook':
      return withoutHidden(sorted(readable(plan, entity)), hidden);
    case 'role':
      // Who fills a role on the code host is a matter of those who keep the plan.
      return withoutHidden(sorted({ ...entity, git: undefined }), hidden);
    default:
      return withoutHidden(sorted(entity), hidden);
  }
}

/** A playbook with its body as sections and steps; positions in files are left out. */
function readable(plan: Plan, playbook: Playbook): object {
  const { body, ...front } = playbook;
  return {
    ...front,
    sections: body.sections.map(({ title }) => title),
    steps: body.steps.map((step) => ({
      id: step.id,
      section: step.section,
      role: step.role,
      within: step.within,
      text: step.text,
      uses: step.uses.filter((ref) => find(plan, ref)),
      verify: step.verify,
      ifFails: step.ifFails,
      caution: step.caution,
    })),
  };
}

/** Drops references to playbooks that are not published, whether they stand as an id in a list or as kind and id. */
function withoutHidden(value: Json, hidden: ReadonlySet<string>): Json {
  if (hidden.size === 0 || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value.filter((item) => !namesHidden(item, hidden)).map((item) => withoutHidden(item, hidden));
  }
  const entries = Object.entries(value).filter(([, item]) => !namesHidden(item, hidden));
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutHidden(item, hidden)]));
}

function namesHidden(value: Json, hidden: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return hidden.has(`playbook/${value}`);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const { kind, id, playbook } = value;
  if (typeof playbook === 'string' && hidden.has(`playbook/${playbook}`)) return true;
  return typeof kind === 'string' && typeof id === 'string' && hidden.has(`${kind}/${id}`);
}

/** The same value with the keys of every object in order and nothing that JSON cannot hold. */
function sorted(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(sorted);
  if (value instanceof Map) return sorted(Object.fromEntries(value as Map<string, unknown>));
  if (typeof value !== 'object') return null;
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
