import { addPoint, emptyExtent, numbersIn, type Extent } from './geometry.ts';

type Point = readonly [x: number, y: number];

/** A piece of a path: a line, or a cubic curve when it has control points. Arcs and quadratics become cubics. */
export type Segment = { from: Point; to: Point; controls?: readonly [Point, Point] };

export type Path = { starts: Point[]; segments: Segment[] };

type Cursor = { at: Point; start: Point; control: Point | undefined; previous: string };

const argumentCounts: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

// The two flags of an arc may stand without a separator: "a5 5 0 01 10 10".
function arcArguments(text: string): number[] {
  const values: number[] = [];
  let rest = text;
  for (;;) {
    const place = values.length % 7;
    const pattern =
      place === 3 || place === 4 ? /^[\s,]*([01])/ : /^[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/i;
    const match = pattern.exec(rest);
    if (!match) return values;
    values.push(Number(match[1]));
    rest = rest.slice(match[0].length);
  }
}

function* commandsIn(data: string): Generator<{ letter: string; relative: boolean; values: number[] }> {
  for (const [, written = '', text = ''] of data.matchAll(/([MLHVCSQTAZ])([^MLHVCSQTAZ]*)/gi)) {
    let letter = written.toUpperCase();
    const relative = letter !== written;
    const count = argumentCounts[letter] ?? 0;
    if (count === 0) {
      yield { letter, relative, values: [] };
      continue;
    }
    const values = letter === 'A' ? arcArguments(text) : numbersIn(text);
    for (let i = 0; i + count <= values.length; i += count) {
      yield { letter, relative, values: values.slice(i, i + count) };
      if (letter === 'M') letter = 'L';
    }
  }
}

/** Reads the `d` attribute of a path. Text after a mistake in it is left out, as browsers do. */
export function parsePath(data: string | null): Path {
  const path: Path = { starts: [], segments: [] };
  const cursor: Cursor = { at: [0, 0], start: [0, 0], control: undefined, previous: '' };
  for (const { letter, relative, values } of commandsIn(data ?? '')) {
    const [ox, oy] = relative ? cursor.at : [0, 0];
    const point = (i: number): Point => [(values[i] ?? 0) + ox, (values[i + 1] ?? 0) + oy];
    step(path, cursor, letter, values, point, [ox, oy]);
    cursor.previous = letter;
  }
  return path;
}

function step(
  path: Path,
  cursor: Cursor,
  letter: string,
  values: number[],
  point: (index: number) => Point,
  [ox, oy]: Point,
): void {
  const [x, y] = cursor.at;
  const reflected = (family: string): Point =>
    cursor.control && family.includes(cursor.previous)
      ? [2 * x - cursor.control[0], 2 * y - cursor.control[1]]
      : cursor.at;
  const line = (to: Point) => {
    path.segments.push({ from: cursor.at, to });
    cursor.at = to;
  };
  const cubic = (first: Point, second: Point, to: Point) => {
    path.segments.push({ from: cursor.at, to, controls: [first, second] });
    cursor.control = second;
    cursor.at = to;
  };
  const quadratic = (control: Point, to: Point) => {
    const near = ([px, py]: Point): Point => [
      px + (2 / 3) * (control[0] - px),
      py + (2 / 3) * (control[1] - py),
    ];
    cubic(near(cursor.at), near(to), to);
    cursor.control = control;
  };
  switch (letter) {
    case 'M':
      cursor.at = cursor.start = point(0);
      path.starts.push(cursor.at);
      break;
    case 'L':
      line(point(0));
      break;
    case 'H':
      line([(values[0] ?? 0) + ox, y]);
      break;
    case 'V':
      line([x, (values[0] ?? 0) + oy]);
      break;
    case 'C':
      cubic(point(0), point(2), point(4));
      break;
    case 'S':
      cubic(reflected('CS'), point(0), point(2));
      break;
    case 'Q':
      quadratic(point(0), point(2));
      break;
    case 'T':
      quadratic(reflected('QT'), point(0));
      break;
    case 'A':
      for (const piece of arcSegments(cursor.at, values, point(5))) path.segments.push(piece);
      cursor.at = point(5);
      break;
    case 'Z':
      line(cursor.start);
  }
}

/** An elliptical arc as cubic curves of at most a quarter turn (SVG 2, appendix B.2). */
function arcSegments(from: Point, values: number[], to: Point): Segment[] {
  const [rawX = 0, rawY = 0, turn = 0, large = 0, sweep = 0] = values;
  let rx = Math.abs(rawX);
  let ry = Math.abs(rawY);
  if (from[0] === to[0] && from[1] === to[1]) return [];
  if (rx === 0 || ry === 0) return [{ from, to }];
  const phi = (turn * Math.PI) / 180;
  const cosine = Math.cos(phi);
  const sine = Math.sin(phi);
  const dx = (from[0] - to[0]) / 2;
  const dy = (from[1] - to[1]) / 2;
  const px = cosine * dx + sine * dy;
  const py = -sine * dx + cosine * dy;
  const stretch = (px * px) / (rx * rx) + (py * py) / (ry * ry);
  if (stretch > 1) {
    rx *= Math.sqrt(stretch);
    ry *= Math.sqrt(stretch);
  }
  const across = rx * rx * py * py + ry * ry * px * px;
  const root = Math.sqrt(Math.max(0, (rx * rx * ry * ry - across) / across)) * (large === sweep ? -1 : 1);
  const qx = (root * rx * py) / ry;
  const qy = (-root * ry * px) / rx;
  const cx = cosine * qx - sine * qy + (from[0] + to[0]) / 2;
  const cy = sine * qx + cosine * qy + (from[1] + to[1]) / 2;
  const begin = Math.atan2((py - qy) / ry, (px - qx) / rx);
  let angle = Math.atan2((-py - qy) / ry, (-px - qx) / rx) - begin;
  if (!sweep && angle > 0) angle -= 2 * Math.PI;
  if (sweep && angle < 0) angle += 2 * Math.PI;

  const pieces = Math.max(1, Math.ceil(Math.abs(angle) / (Math.PI / 2) - 1e-9));
  const part = angle / pieces;
  const handle = (4 / 3) * Math.tan(part / 4);
  const place = (u: number, v: number): Point => [
    cosine * rx * u - sine * ry * v + cx,
    sine * rx * u + cosine * ry * v + cy,
  ];
  return Array.from({ length: pieces }, (_, i) => {
    const [c0, s0] = [Math.cos(begin + i * part), Math.sin(begin + i * part)];
    const [c1, s1] = [Math.cos(begin + (i + 1) * part), Math.sin(begin + (i + 1) * part)];
    return {
      from: place(c0, s0),
      controls: [place(c0 - handle * s0, s0 + handle * c0), place(c1 + handle * s1, s1 - handle * c1)],
      to: place(c1, s1),
    };
  });
}

function bezier(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

function pointOn({ from, controls, to }: Segment, t: number): Point {
  const [first, second] = controls ?? [from, to];
  if (!controls) return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
  return [bezier(from[0], first[0], second[0], to[0], t), bezier(from[1], first[1], second[1], to[1], t)];
}

/** Where along one axis a curve turns back, as parameters between 0 and 1. */
function turningPoints(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = -p0 + 3 * p1 - 3 * p2 + p3;
  const b = 2 * (p0 - 2 * p1 + p2);
  const c = p1 - p0;
  if (Math.abs(a) < 1e-12) return Math.abs(b) < 1e-12 ? [] : [-c / b];
  const discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return [];
  const root = Math.sqrt(discriminant);
  return [(-b + root) / (2 * a), (-b - root) / (2 * a)];
}

/** The exact box of a path's outline, without its stroke. */
export function pathExtent(data: string | null): Extent {
  const extent = emptyExtent();
  const { starts, segments } = parsePath(data);
  if (segments.length === 0) return extent;
  for (const [x, y] of starts) addPoint(extent, x, y);
  for (const segment of segments) {
    addPoint(extent, ...segment.from);
    addPoint(extent, ...segment.to);
    if (!segment.controls) continue;
    const [first, second] = segment.controls;
    for (const axis of [0, 1] as const) {
      for (const t of turningPoints(segment.from[axis], first[axis], second[axis], segment.to[axis])) {
        if (t > 0 && t < 1) addPoint(extent, ...pointOn(segment, t));
      }
    }
  }
  return extent;
}

const stepsPerCurve = 64;

function* chordsOf(data: string | null): Generator<{ from: Point; to: Point; length: number }> {
  for (const segment of parsePath(data).segments) {
    const steps = segment.controls ? stepsPerCurve : 1;
    let from = segment.from;
    for (let i = 1; i <= steps; i++) {
      const to = pointOn(segment, i / steps);
      yield { from, to, length: Math.hypot(to[0] - from[0], to[1] - from[1]) };
      from = to;
    }
  }
}

export function pathLength(data: string | null): number {
  let length = 0;
  for (const chord of chordsOf(data)) length += chord.length;
  return length;
}

/** The point at a distance along the path; the nearest end when the distance lies outside it. */
export function pointAtLength(data: string | null, distance: number): { x: number; y: number } {
  let rest = Math.max(0, distance);
  let end: Point = parsePath(data).starts[0] ?? [0, 0];
  for (const { from, to, length } of chordsOf(data)) {
    if (length > 0 && rest < length) {
      const t = rest / length;
      return { x: from[0] + (to[0] - from[0]) * t, y: from[1] + (to[1] - from[1]) * t };
    }
    rest -= length;
    end = to;
  }
  return { x: end[0], y: end[1] };
}
