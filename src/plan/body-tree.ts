import { mdxToMdast } from 'satteri';
import type { MdastNode } from 'satteri';
import { withFencesClosed } from './fences.ts';
import type { Plan } from './plan.ts';

/** A node of a body: Markdown's own tree, with the components as elements in it. */
export type BodyNode = MdastNode & { children?: MdastNode[] };

/** The body of a playbook or guide page as a tree; empty when its file cannot be read, which is a problem of its own. */
export function bodyTree(
  plan: Plan,
  { file, body }: { file: string; body: { readable: boolean } },
): BodyNode[] {
  const text = plan.sources.get(file)?.text;
  if (text === undefined || !body.readable) return [];
  const tree: BodyNode = mdxToMdast(withFencesClosed(text).text);
  return (tree.children ?? []).filter(({ type }) => type !== 'yaml');
}

/** The tree of an MDX text, positions included. Undefined where it is no MDX, or a block of code in it is not closed. */
export function mdxTree(text: string): BodyNode | undefined {
  if (withFencesClosed(text).open.length > 0) return undefined;
  try {
    return mdxToMdast(text);
  } catch {
    return undefined;
  }
}
