import { defineMiddleware } from 'astro:middleware';
import { getSite } from './site.ts';

/** Gives every page and component the prepared site as `Astro.locals.site`. */
export const onRequest = defineMiddleware((context, next) => {
  context.locals.site = getSite();
  return next();
});
