import { defineHastPlugin } from 'satteri';

/** The boxes of a list of tasks (`- [x] Asked`) show a state that nobody can change there; they say it in a word too. */
export const taskLists = defineHastPlugin({
  name: 'muster-task-lists',
  element: {
    filter: ['input'],
    visit(node, context) {
      const { type, checked } = node.properties;
      if (type === 'checkbox') context.setProperty(node, 'ariaLabel', checked === true ? 'Done' : 'Not done');
    },
  },
});
