import { defineHastPlugin } from 'satteri';

/** A table scrolls within a region of its own that the keyboard reaches, so that the page never scrolls sideways. */
export const tables = defineHastPlugin({
  name: 'muster-tables',
  element: {
    filter: ['table'],
    visit(node, context) {
      context.wrapNode(node, {
        type: 'element',
        tagName: 'div',
        properties: { className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel: 'Table' },
        children: [],
      });
    },
  },
});
