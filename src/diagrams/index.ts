export {
  createRenderer,
  diagramDigest,
  renderDiagrams,
  uniqueSvg,
  type DiagramRequest,
  type DiagramResult,
  type Renderer,
  type RendererOptions,
} from './render/renderer.ts';
export type { DiagramError } from './render/source.ts';
export type { PrintFit } from './render/print-fit.ts';
export { diagramStylesheet, diagramTokens, type DiagramToken } from './render/tokens.ts';
