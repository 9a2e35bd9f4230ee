/** A node of the finished drawing, before it becomes text. */
export type DrawnNode = { name: string; attributes: Map<string, string>; children: (DrawnNode | string)[] };

export function drawnNode(
  name: string,
  attributes: Iterable<readonly [string, string]> = [],
  children: DrawnNode['children'] = [],
): DrawnNode {
  return { name, attributes: new Map(attributes), children };
}

/** A length or coordinate as the drawing writes it: to a hundredth of a px. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

const numberPattern = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/** Rounds every number in a text such as a transform or a list of points. */
export function roundNumbers(text: string): string {
  return text.replace(numberPattern, (number) => formatNumber(Number(number)));
}
