import type { APIRoute } from 'astro';
import { getSite } from '../site.ts';
import { readinessOf } from './readiness/_report.ts';

/** The readiness page as data; its keys are those of the type `Readiness`. */
export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(readinessOf(getSite()), null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
