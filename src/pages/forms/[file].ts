import type { APIRoute } from 'astro';
import { getSite } from '../../site.ts';

export function getStaticPaths() {
  return [...getSite().forms.keys()].map((file) => ({ params: { file } }));
}

/** A form as it was put into the plan. */
export const GET: APIRoute = ({ params }) => {
  const bytes = getSite().forms.get(params['file'] ?? '');
  return new Response(bytes === undefined ? null : Uint8Array.from(bytes), {
    status: bytes === undefined ? 404 : 200,
    headers: { 'content-type': 'application/octet-stream' },
  });
};
