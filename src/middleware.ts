import { defineMiddleware } from 'astro:middleware';
import { fileBehind } from './dev/panel-facts.ts';
import { withPanel } from './dev/panel.ts';
import { problemPage } from './dev/problem-page.ts';
import { getSite } from './site.ts';
import type { Site } from './site.ts';
import { translationAt } from './plan/index.ts';
import { wordsOf } from './words/index.ts';

/** Gives every page and component the prepared site as `Astro.locals.site`, and the words of its language. */
export const onRequest = defineMiddleware(async (context, next) => {
  const site = getSite();
  context.locals.site = site;
  const translation = translationAt(site.plan, context.url.pathname);
  context.locals.language = translation?.language ?? site.plan.organization.languages[0] ?? 'en';
  context.locals.words = wordsOf(context.locals.language);
  if (site.drafts) return await shownOrExplained(site, context.url.pathname, next);
  const response = await next();
  // A form's own file is no text.
  const isFile = response.headers.get('content-type') === 'application/octet-stream';
  if (!site.onPage || isFile) return response;
  const html = await response.text();
  site.onPage(context.url.pathname, html);
  return new Response(html, response);
});

/** While a plan is written: the page with the panel for its author, or what is wrong with the file behind it. */
async function shownOrExplained(
  site: Site,
  address: string,
  next: () => Promise<Response>,
): Promise<Response> {
  try {
    const response = await next();
    if (response.status !== 404 || !hasErrors(site, fileBehind(site.plan, address))) {
      if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
      // A page may fail while it is being written out, after its answer has begun.
      return new Response(withPanel(await response.text(), site, address), response);
    }
  } catch (fault) {
    return explained(site, address, fault);
  }
  return explained(site, address, undefined);
}

function hasErrors({ problems }: Site, file: string | undefined): boolean {
  return problems.some((problem) => problem.file === file && problem.severity === 'error');
}

function explained(site: Site, address: string, fault: unknown): Response {
  return new Response(problemPage(site, address, fault), {
    status: 500,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
