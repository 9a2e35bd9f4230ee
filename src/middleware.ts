import { defineMiddleware } from 'astro:middleware';
import { getSite } from './site.ts';

/** Gives every page and component the prepared site as `Astro.locals.site`. */
export const onRequest = defineMiddleware((context, next) => {
  const site = getSite();
  site.onPage?.();
  context.locals.site = site;
  return next();
});
