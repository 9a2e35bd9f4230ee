import { defineHastPlugin } from 'satteri';

/**
 * A table scrolls within a region of its own that the keyboard reaches, so that the page never scrolls sideways. A head
 * without a word, which Markdown asks for, is left out.
 */
export const tables = defineHastPlugin({
  name: 'muster-tables',
  element: {
    filter: ['table'],
    visit(node, context) {
      for (const head of node.children) {
        if (head.type !== 'element' || head.tagName !== 'thead') continue;
        if (context.textContent(head).trim() === '') context.removeNode(head);
      }
      context.wrapNode(node, {
        type: 'element',
        tagName: 'div',
        properties: { className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel: 'Table' },
        children: [],
      });
    },
  },
});
