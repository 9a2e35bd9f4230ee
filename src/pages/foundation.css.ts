import { diagramStylesheet } from '../diagrams/index.ts';

/** The order of layers, named once for every style of the site: this sheet is the first on every page. */
const LAYERS = '@layer reset, tokens, base, prose, components, utilities, print;\n';

/** What all other sheets build on: the order of layers, and the colours of drawings by light, dark and paper. */
export const GET = () =>
  new Response(LAYERS + diagramStylesheet(), { headers: { 'content-type': 'text/css; charset=utf-8' } });
