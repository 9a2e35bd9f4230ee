import { defineHastPlugin } from 'satteri';

/** Links that leave the site say so to the browser; on paper their address is printed behind them. */
export const links = defineHastPlugin({
  name: 'muster-links',
  element: {
    filter: ['a'],
    visit(node, context) {
      const { href } = node.properties;
      if (typeof href === 'string' && /^https?:\/\//.test(href)) {
        context.setProperty(node, 'rel', 'external noopener');
      }
    },
  },
});
