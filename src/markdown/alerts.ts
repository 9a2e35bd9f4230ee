import type { MdastNode, MdastPluginEntry } from 'satteri';
import { component } from './nodes.ts';

const MARK = /^\s*\[!(note|tip|important|warning|caution)\][ \t]*(?:\r?\n)?/i;

/** GitHub's alerts, `> [!NOTE]`, become call-outs. */
export const alerts: MdastPluginEntry = ({ sourceFormat }) =>
  sourceFormat === 'mdx' && {
    name: 'muster-alerts',
    blockquote(node, context) {
      const [first, ...rest] = node.children;
      const [start, ...others] = first?.type === 'paragraph' ? first.children : [];
      const mark = start?.type === 'text' ? MARK.exec(start.value) : undefined;
      if (first?.type !== 'paragraph' || start?.type !== 'text' || !mark) return;
      const text = start.value.slice(mark[0].length);
      const words = [...(text === '' ? [] : [{ type: 'text' as const, value: text }]), ...others];
      const children = [...(words.length > 0 ? [{ ...first, children: words }] : []), ...rest] as MdastNode[];
      context.replaceNode(node, component('Callout', { tone: (mark[1] ?? 'note').toLowerCase() }, children));
    },
  };
