import type { APIRoute } from 'astro';
import { triageTable } from '../plan/index.ts';
import { getSite } from '../site.ts';

/** What the start page reasons with, as a classic script: files opened by double-click can load nothing else. */
export const GET: APIRoute = () => {
  const table = JSON.stringify(triageTable(getSite().plan));
  return new Response(`globalThis.musterTriage?.(${table});\n`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
};
