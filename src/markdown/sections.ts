import type { MdastNode, MdastPluginEntry } from 'satteri';
import { sectionOf } from '../plan/index.ts';
import { component, isComponent } from './nodes.ts';
import type { Element } from './nodes.ts';

const OPENING = 'Use this when';

/**
 * Steps that follow one another become one ordered list, and what a playbook says under "Use this when" becomes one part,
 * so that the page can fold it away and lead with the first step.
 */
export const sections: MdastPluginEntry = ({ sourceFormat, fileURL }) =>
  sourceFormat === 'mdx' && {
    name: 'muster-sections',
    before(root, context) {
      const children = withLists(root.children);
      const start = children.findIndex(
        (node) =>
          node.type === 'heading' &&
          node.depth === 2 &&
          sectionOf(context.textContent(node).trim()) === OPENING,
      );
      if (start < 0) {
        context.replaceNode(root, { type: 'root', children: children as typeof root.children });
        return;
      }
      const next = children.findIndex((node, at) => at > start && node.type === 'heading' && node.depth <= 2);
      const end = next < 0 ? children.length : next;
      const part = children.slice(start, end);
      const warnings = part.filter((node) => isComponent(node, 'Caution'));
      const rest = part.filter((node) => !isComponent(node, 'Caution'));
      const opening = component('UseThisWhen', { from: decodeURIComponent(fileURL?.pathname ?? '') }, rest);
      const grouped = [...children.slice(0, start), ...warnings, opening, ...children.slice(end)];
      context.replaceNode(root, { type: 'root', children: grouped as typeof root.children });
    },
  };

function withLists(nodes: readonly MdastNode[]): MdastNode[] {
  const result: MdastNode[] = [];
  let list: MdastNode[] = [];
  const close = () => {
    if (list.length > 0) result.push(component('Steps', {}, list));
    list = [];
  };
  for (const node of nodes) {
    if (isComponent(node, 'Step')) {
      list.push(node);
      continue;
    }
    close();
    result.push(node.type === 'mdxJsxFlowElement' ? withListsInside(node) : node);
  }
  close();
  return result;
}

function withListsInside(node: Element): Element {
  if (!node.children.some((child) => isComponent(child, 'Step'))) return node;
  const { type, name, attributes, children } = node;
  return { type, name, attributes, children: withLists(children) as Element['children'] };
}
