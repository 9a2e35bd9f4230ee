import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function* below(nodes: Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    yield node;
    yield* below(node.childNodes);
  }
}

/** All elements of a piece of HTML in document order, as a browser would read it. */
export function elementsOf(html: string): Element[] {
  return [...below(parseFragment(html).childNodes)];
}

export function textOf(element: Element): string {
  return element.childNodes
    .map((node) => (isElement(node) ? textOf(node) : 'value' in node ? node.value : ''))
    .join('');
}
