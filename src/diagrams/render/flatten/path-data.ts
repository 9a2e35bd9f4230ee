import { numbersIn } from '../shim/geometry.ts';
import { formatNumber, roundNumbers } from './node.ts';

type Point = readonly [x: number, y: number];

const round = (value: number) => Math.round(value * 100) / 100;

// How far, in px, the control points of a curve may stray for it to be drawn as a line.
const flatness = 0.06;

/** Shortens the `d` of a path: two decimals, and what roughjs draws twice over is drawn once. */
export function shortenPath(data: string): string {
  const moves = data.match(/M/g)?.length ?? 0;
  // roughjs writes nothing but absolute M, L, C and Z, and begins anew for each stroke.
  return moves < 2 || /[a-zHVSQTA]/.test(data) ? tighten(data) : withoutRepeats(data);
}

function tighten(data: string): string {
  return roundNumbers(data)
    .replace(/\s*([MLCQAZHVST])\s*/gi, '$1')
    .replace(/,\s*/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/ -/g, '-');
}

function withoutRepeats(data: string): string {
  const drawn = new Set<string>();
  let output = '';
  let at: Point = [0, 0];
  let start: Point = at;
  let pen: Point | undefined;

  const draw = (letter: string, points: Point[], to: Point) => {
    if (pen?.[0] !== at[0] || pen[1] !== at[1]) output += `M${join([at])}`;
    output += letter + join(points);
    pen = to;
  };
  const line = (to: Point) => {
    const known = drawn.has(`L${join([at, to])}`) || drawn.has(`L${join([to, at])}`);
    const moves = to[0] !== at[0] || to[1] !== at[1];
    if (moves && !known) {
      drawn.add(`L${join([at, to])}`);
      draw('L', [to], to);
    }
    at = to;
  };
  const curve = (first: Point, second: Point, to: Point) => {
    if (isFlat(at, first, second, to)) {
      line(to);
      return;
    }
    const key = `C${join([at, first, second, to])}`;
    if (!drawn.has(key)) {
      drawn.add(key);
      draw('C', [first, second, to], to);
    }
    at = to;
  };

  for (const [, letter, text] of data.matchAll(/([MLCZ])([^MLCZ]*)/g)) {
    const points = pairs(numbersIn(text).map(round));
    const [first] = points;
    if (letter === 'M' && first) {
      at = start = first;
      points.slice(1).forEach(line);
    } else if (letter === 'L') points.forEach(line);
    else if (letter === 'Z') line(start);
    else if (letter === 'C') {
      for (let i = 0; i + 2 < points.length; i += 3) {
        const [a, b, c] = points.slice(i, i + 3);
        if (a && b && c) curve(a, b, c);
      }
    }
  }
  return output;
}

function pairs(values: number[]): Point[] {
  const points: Point[] = [];
  for (let i = 0; i + 1 < values.length; i += 2) points.push([values[i] ?? 0, values[i + 1] ?? 0]);
  return points;
}

function join(points: Point[]): string {
  return points
    .flat()
    .map(formatNumber)
    .reduce(
      (text, number) => (text === '' || number.startsWith('-') ? text + number : `${text} ${number}`),
      '',
    );
}

function isFlat(from: Point, first: Point, second: Point, to: Point): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const strays = ([x, y]: Point) =>
    length < 1e-9
      ? Math.hypot(x - from[0], y - from[1])
      : Math.abs(dx * (from[1] - y) - (from[0] - x) * dy) / length;
  const along = ([x, y]: Point) =>
    length < 1e-9 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / (length * length);
  return strays(first) < flatness && strays(second) < flatness && along(first) > -0.1 && along(second) < 1.1;
}
