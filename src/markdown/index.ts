import type { HastPluginList, MdastPluginList } from 'satteri';
import { alerts } from './alerts.ts';
import { code } from './code.ts';
import { components } from './components.ts';
import { diagrams } from './diagrams.ts';
import { links } from './links.ts';
import { sections } from './sections.ts';
import { tables } from './tables.ts';

/** Plugins that read Markdown's own tree, in order. `sections` moves nodes about, so it comes last. */
export const mdastPlugins: MdastPluginList = [diagrams, alerts, components, sections];

/** Plugins that read the HTML tree, in order. */
export const hastPlugins: HastPluginList = [tables, links, code];
