import { identity, multiply, numbersIn, parseTransform, type Matrix } from '../shim/geometry.ts';
import type { DrawnNode } from './node.ts';

/** The size in px of the smallest letters of a drawing shown at its own size; 0 when it has no text. */
export function smallestText(root: DrawnNode): number {
  let smallest = Infinity;
  const visit = (node: DrawnNode, size: number, matrix: Matrix) => {
    if (/^(title|desc|defs)$/.test(node.name)) return;
    const own = Number(node.attributes.get('font-size') ?? size);
    const inner = multiply(matrix, innerMatrix(node, node === root));
    for (const child of node.children) {
      if (typeof child !== 'string') visit(child, own, inner);
      else if (child.trim()) smallest = Math.min(smallest, own * scaleOf(inner));
    }
  };
  visit(root, 16, identity);
  return smallest === Infinity ? 0 : Math.round(smallest * 100) / 100;
}

function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

function innerMatrix(node: DrawnNode, isRoot: boolean): Matrix {
  const own = parseTransform(node.attributes.get('transform') ?? null) ?? identity;
  const [, , width] = numbersIn(node.attributes.get('viewBox'));
  const shown = Number(node.attributes.get('width'));
  if (isRoot || node.name !== 'svg' || !width || !shown) return own;
  const scale = shown / width;
  return multiply(own, [scale, 0, 0, scale, 0, 0]);
}
