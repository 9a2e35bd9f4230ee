import { defineHastPlugin } from 'satteri';

/** A block of code scrolls within itself, so the keyboard must reach it. Source: WCAG 2.1.1. */
export const code = defineHastPlugin({
  name: 'muster-code',
  element: {
    filter: ['pre'],
    visit(node, context) {
      context.setProperty(node, 'tabIndex', 0);
    },
  },
});
