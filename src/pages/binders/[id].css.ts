import type { APIRoute } from 'astro';
import { pagedStyles } from '../../components/binder/paged.ts';
import { runningOf } from '../../components/binder/running.ts';
import { binderOutline } from '../../plan/index.ts';
import { getSite } from '../../site.ts';
import { wordsOf } from '../../words/index.ts';

export function getStaticPaths() {
  return [...getSite().plan.binders.keys()].map((id) => ({ params: { id } }));
}

/** What turns the page of a binder into sheets of paper. */
export const GET: APIRoute = ({ params }) => {
  const { plan, version, edition } = getSite();
  const binder = plan.binders.get(params['id'] ?? '');
  if (binder === undefined) return new Response(null, { status: 404 });
  const words = wordsOf(plan.organization.languages[0] ?? 'en');
  const { tabs } = binderOutline(plan, binder, edition, words.binderTabs.titles);
  return new Response(pagedStyles(tabs, runningOf(plan, binder, version, words), words.paper), {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });
};
