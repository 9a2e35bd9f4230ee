import type { APIRoute } from 'astro';
import { publicPlan } from '../plan/index.ts';
import { getSite } from '../site.ts';

/** The public plan as data, one fact a line, so that two copies can be compared. */
export const GET: APIRoute = () => {
  const { plan, version, today } = getSite();
  const { name, commit, date } = version;
  const copy = { version: name, commit, date, asOf: today };
  return new Response(`${JSON.stringify(publicPlan(plan, copy), null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
