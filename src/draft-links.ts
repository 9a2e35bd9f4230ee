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
        if (id === undefined || !isHeld(id)) return;
        context.replaceNode(node, {
          type: 'element',
          tagName: 'span',
          properties: {},
          children: node.children,
        });
      },
    },
  };

/** Whether a playbook is left out, and with it its translations: `mail-is-down`, `mail-is-down.de`. */
function isHeld(id: string): boolean {
  const { held } = getSite();
  return held.includes(id) || held.includes(id.replace(/\..*$/, ''));
}
