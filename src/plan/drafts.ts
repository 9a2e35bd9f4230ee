import { keyOf } from './graph.ts';
import type { Edge, Graph } from './graph.ts';
import { collections } from './plan.ts';
import type { AnyEntity, Plan, Playbook } from './plan.ts';

/** A plan without its drafts, and without what they refer to: what a build shows and prints. What names them is shown as text. */
export function withoutDrafts(plan: Plan): Plan {
  const drafts = new Set([...plan.playbooks.values()].filter(isDraft).map(keyOf));
  if (drafts.size === 0 && !plan.translations.some(isDraft)) return plan;
  return {
    ...plan,
    playbooks: new Map([...plan.playbooks].filter(([, playbook]) => !drafts.has(keyOf(playbook)))),
    ...withoutNamed(plan, drafts),
  };
}

/** A plan without its drafts of every kind: what holds already, whatever has been begun beside it. The same plan where there is none. */
export function withoutBegun(plan: Plan): Plan {
  const names = Object.values(collections);
  const begun = names.flatMap((name) => [...plan[name].values()].filter(isBegun));
  if (begun.length === 0 && !plan.translations.some(isDraft)) return plan;
  const drafts = new Set(begun.map(keyOf));
  // A file that is there without its entity would be one that could not be read.
  const files = new Set(begun.map(({ file }) => file));
  const kept = names.map((name) => {
    const entities: ReadonlyMap<string, AnyEntity> = plan[name];
    return [name, new Map([...entities].filter(([, entity]) => !drafts.has(keyOf(entity))))] as const;
  });
  return {
    ...plan,
    ...(Object.fromEntries(kept) as Partial<Plan>),
    ...withoutNamed(plan, drafts),
    paths: new Set([...plan.paths].filter((path) => !files.has(path))),
  };
}

/** Translations that are no drafts, and references, without those of some drafts. */
function withoutNamed(
  { translations, graph }: Plan,
  drafts: ReadonlySet<string>,
): Pick<Plan, 'translations' | 'graph'> {
  const isShown = (edge: Edge) => !drafts.has(edge.from) && !drafts.has(edge.to);
  const shownEdges = (edges: Graph['from']) =>
    new Map([...edges].map(([key, list]) => [key, list.filter(isShown)] as const));
  return {
    translations: translations.filter(
      (translation) => !isDraft(translation) && !drafts.has(keyOf(translation)),
    ),
    graph: { from: shownEdges(graph.from), to: shownEdges(graph.to) },
  };
}

function isBegun(entity: AnyEntity): boolean {
  return 'reviewEvery' in entity && entity.status === 'draft';
}

export function isDraft({ status }: Playbook): boolean {
  return status === 'draft';
}
