import type { HastPluginDefinition, MdastPluginDefinition } from 'satteri';
import { diagrams } from './diagrams.ts';

/** Plugins that read Markdown's own tree, in order. */
export const mdastPlugins: MdastPluginDefinition[] = [diagrams];

/** Plugins that read the HTML tree, in order. */
export const hastPlugins: HastPluginDefinition[] = [];
