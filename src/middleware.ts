import { defineMiddleware } from 'astro:middleware';
import { getSite } from './site.ts';

/** Gives every page and component the prepared site as `Astro.locals.site`. */
export const onRequest = defineMiddleware(async (context, next) => {
  const site = getSite();
  context.locals.site = site;
  const response = await next();
  if (!site.onPage) return response;
  const html = await response.text();
  site.onPage(context.url.pathname, html);
  return new Response(html, response);
});
