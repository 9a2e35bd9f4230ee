import type { APIRoute, GetStaticPaths } from 'astro';
import { READINESS_TABLES, readinessCsv } from '../../checks/index.ts';
import type { ReadinessTable } from '../../checks/index.ts';
import { getSite } from '../../site.ts';
import { readinessOf } from './_report.ts';

export const getStaticPaths = (() =>
  READINESS_TABLES.map((table) => ({ params: { table }, props: { table } }))) satisfies GetStaticPaths;

/** One table of the readiness page, for a spreadsheet. */
export const GET: APIRoute<{ table: ReadinessTable }> = ({ props }) =>
  new Response(readinessCsv(readinessOf(getSite()), props.table), {
    headers: { 'content-type': 'text/csv; charset=utf-8; header=present' },
  });
