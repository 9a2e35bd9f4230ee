import { keyOf } from './graph.ts';
import type { Edge, Graph } from './graph.ts';
import type { Plan, Playbook } from './plan.ts';

/** A plan without its drafts, and without what they refer to: what a build shows and prints. What names them is shown as text. */
export function withoutDrafts(plan: Plan): Plan {
  const drafts = new Set([...plan.playbooks.values()].filter(isDraft).map(keyOf));
  if (drafts.size === 0 && !plan.translations.some(isDraft)) return plan;
  const isShown = (edge: Edge) => !drafts.has(edge.from) && !drafts.has(edge.to);
  const shownEdges = (edges: Graph['from']) =>
    new Map([...edges].map(([key, list]) => [key, list.filter(isShown)] as const));
  return {
    ...plan,
    playbooks: new Map([...plan.playbooks].filter(([, playbook]) => !drafts.has(keyOf(playbook)))),
    translations: plan.translations.filter(
      (translation) => !isDraft(translation) && !drafts.has(keyOf(translation)),
    ),
    graph: { from: shownEdges(plan.graph.from), to: shownEdges(plan.graph.to) },
  };
}

export function isDraft({ status }: Playbook): boolean {
  return status === 'draft';
}
