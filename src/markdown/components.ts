import type { MdastPluginEntry } from 'satteri';
import { withAttributes } from './nodes.ts';
import type { Element, InlineElement } from './nodes.ts';

/** Components that read as part of a sentence when they stand in one. */
const INLINE = new Set(['Contact', 'Role', 'Channel', 'Step']);
/** Components whose content stands in the front matter of their own file. */
const OWN = new Set(['Message', 'Decision']);

/**
 * Tells components what only their place says: `number` (a step's place among all steps of the file), `inline` (within a
 * sentence), `from` (the file's path, for what its front matter holds).
 */
export const components: MdastPluginEntry = ({ sourceFormat, fileURL }) => {
  if (sourceFormat !== 'mdx') return null;
  const from = decodeURIComponent(fileURL?.pathname ?? '');
  let steps = 0;
  const added = (node: Readonly<Element | InlineElement>): Record<string, string> => {
    const name = node.name ?? '';
    return {
      ...(name === 'Step' ? { number: String(++steps) } : {}),
      ...(OWN.has(name) ? { from } : {}),
      ...(node.type === 'mdxJsxTextElement' && INLINE.has(name) ? { inline: 'true' } : {}),
    };
  };
  return {
    name: 'muster-components',
    mdxJsxFlowElement(node, context) {
      const attributes = added(node);
      if (Object.keys(attributes).length > 0) context.replaceNode(node, withAttributes(node, attributes));
    },
    mdxJsxTextElement(node, context) {
      const attributes = added(node);
      if (Object.keys(attributes).length > 0) context.replaceNode(node, withAttributes(node, attributes));
    },
  };
};
