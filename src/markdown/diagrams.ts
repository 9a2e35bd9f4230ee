import { defineMdastPlugin } from 'satteri';

/** A ` ```mermaid ` block becomes `<Mermaid source="…"/>`, which the page draws at build time. */
export const diagrams = defineMdastPlugin({
  name: 'muster-diagrams',
  code(node, context) {
    if (node.lang !== 'mermaid') return;
    context.replaceNode(node, {
      type: 'mdxJsxFlowElement',
      name: 'Mermaid',
      attributes: [{ type: 'mdxJsxAttribute', name: 'source', value: node.value }],
      children: [],
    });
  },
});
