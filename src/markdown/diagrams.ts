import type { MdastPluginEntry } from 'satteri';
import { component } from './nodes.ts';

/** A ` ```mermaid ` block becomes `<Mermaid source="…"/>`, which the page draws at build time. */
export const diagrams: MdastPluginEntry = ({ sourceFormat }) =>
  sourceFormat === 'mdx' && {
    name: 'muster-diagrams',
    code(node, context) {
      if (node.lang === 'mermaid')
        context.replaceNode(node, component('Mermaid', { source: node.value }, []));
    },
  };
