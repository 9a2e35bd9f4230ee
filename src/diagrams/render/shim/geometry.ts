/** An affine map in SVG's order: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** The smallest upright rectangle around what was added to it. Empty while `left` is Infinity. */
export type Extent = { left: number; top: number; right: number; bottom: number };

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

const numberPattern = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/** All numbers written in a text, in order: `"10,20 -3e2"` gives `[10, 20, -300]`. */
export function numbersIn(text: string | null | undefined): number[] {
  return (text?.match(numberPattern) ?? []).map(Number);
}

export function translation(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

/** The map that applies `inner` first and `outer` to the result. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function rotation(degrees: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  return [cosine, sine, -sine, cosine, 0, 0];
}

function transformStep(name: string, values: number[]): Matrix {
  const [first = 0, second, third] = values;
  switch (name) {
    case 'translate':
      return translation(first, second ?? 0);
    case 'scale':
      return [first, 0, 0, second ?? first, 0, 0];
    case 'rotate': {
      if (second === undefined || third === undefined) return rotation(first);
      return multiply(multiply(translation(second, third), rotation(first)), translation(-second, -third));
    }
    case 'skewX':
      return [1, 0, Math.tan((first * Math.PI) / 180), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan((first * Math.PI) / 180), 0, 1, 0, 0];
    default: {
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values;
      return [a, b, c, d, e, f];
    }
  }
}

/** The matrix of a `transform` attribute, or undefined when there is none. */
export function parseTransform(text: string | null): Matrix | undefined {
  if (!text) return undefined;
  let matrix = identity;
  for (const [, name = '', values] of text.matchAll(
    /(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)/g,
  )) {
    matrix = multiply(matrix, transformStep(name, numbersIn(values)));
  }
  return matrix;
}

export function emptyExtent(): Extent {
  return { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
}

export function isEmpty(extent: Extent): boolean {
  return extent.left === Infinity;
}

export function addPoint(extent: Extent, x: number, y: number): void {
  if (Number.isNaN(x) || Number.isNaN(y)) return;
  extent.left = Math.min(extent.left, x);
  extent.right = Math.max(extent.right, x);
  extent.top = Math.min(extent.top, y);
  extent.bottom = Math.max(extent.bottom, y);
}

export function addRectangle(extent: Extent, x: number, y: number, width: number, height: number): void {
  addPoint(extent, x, y);
  addPoint(extent, x + width, y + height);
}

/** Adds the corners of `other`, moved by `matrix`. As in browsers, the box of a turned box is its corners' box. */
export function addExtent(extent: Extent, other: Extent, matrix: Matrix = identity): void {
  if (isEmpty(other)) return;
  const [a, b, c, d, e, f] = matrix;
  for (const x of [other.left, other.right]) {
    for (const y of [other.top, other.bottom]) addPoint(extent, a * x + c * y + e, b * x + d * y + f);
  }
}
