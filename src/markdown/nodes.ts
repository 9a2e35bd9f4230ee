import type { MdastNode } from 'satteri';

export type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' }>;
export type InlineElement = Extract<MdastNode, { type: 'mdxJsxTextElement' }>;
type Literals = Readonly<Record<string, string>>;

/** A component with literal attributes around nodes of the document. */
export function component(name: string, attributes: Literals, children: readonly MdastNode[]): Element {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: attributesOf(attributes),
    children: children as Element['children'],
  };
}

/** An element with more attributes than it had. */
export function withAttributes<E extends Element | InlineElement>(node: Readonly<E>, more: Literals): E {
  const { type, name, attributes, children } = node;
  return { type, name, attributes: [...attributes, ...attributesOf(more)], children } as unknown as E;
}

/** Whether a node is the component of that name, standing as a block. */
export function isComponent(node: Readonly<MdastNode>, name: string): boolean {
  return node.type === 'mdxJsxFlowElement' && node.name === name;
}

function attributesOf(literals: Literals): Element['attributes'] {
  return Object.entries(literals).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value }));
}
