import type { HastPluginEntry } from 'satteri';
import { getSite } from './site.ts';

/** Links to playbooks that a build leaves out become text, so that no reader is led to a page that is not there. */
export const draftLinks: HastPluginEntry = () =>
  getSite().held.length > 0 && {
    name: 'muster-draft-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const { href } = node.properties;
        const id = typeof href === 'string' ? /^\/playbooks\/([^/?#]+)/.exec(href)?.[1] : undefined;
        if (id === undefined || !getSite().held.includes(id)) return;
        context.replaceNode(node, {
          type: 'element',
          tagName: 'span',
          properties: {},
          children: node.children,
        });
      },
    },
  };
