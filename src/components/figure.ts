/** A diagram drawn from the plan's data, as the site holds it. */
export type Figure = NonNullable<ReturnType<App.Locals['site']['figures']['get']>>;
export type FigureItem = Figure['list'][number];

type Drawing = Extract<NonNullable<Awaited<ReturnType<App.Locals['site']['draw']>>>, { ok: true }>;

/** Letters on screen are never drawn smaller than this, in px. */
const LEGIBLE = 12;
/** Widths below which a drawing is not squeezed, in px; each has a class in Diagram.astro. */
const STEPS = [
  280, 315, 355, 400, 450, 505, 570, 640, 720, 810, 895, 1020, 1150, 1290, 1450, 1630, 1840, 2070, 2330, 2620,
  2950, 3310, 3730,
];

/** The class that keeps a drawing's letters legible on a narrow screen; undefined for one that fits any. */
export function narrowest({
  width,
  smallestText,
}: Pick<Drawing, 'width' | 'smallestText'>): string | undefined {
  const needed = smallestText > LEGIBLE ? (width * LEGIBLE) / smallestText : width;
  const step =
    STEPS.find((size) => size >= needed && size <= width) ?? STEPS.findLast((size) => size <= width);
  return step === undefined ? undefined : `at-least-${step}`;
}

/** What a phone of 360 px leaves between its margins. */
const PHONE = 328;

/** Whether a drawing can be read on a phone without moving it sideways. */
export function fitsPhone({ width, smallestText }: Pick<Drawing, 'width' | 'smallestText'>): boolean {
  return width * Math.min(1, LEGIBLE / smallestText) <= PHONE;
}

/** The share of its size that a drawing has on paper where that keeps letters at 7.5 pt, in px, or more. */
const PAPER = { share: 0.63, letters: 10 };

/** Whether a drawing may be printed smaller than it stands on screen. */
export function shrinksOnPaper(smallestText: number): boolean {
  return smallestText * PAPER.share >= PAPER.letters;
}

/** What a sheet that is not turned leaves between its margins, and letters of 7 pt, in px. */
const UPRIGHT = { width: 665, height: 850, letters: 9.3 };

/** How a drawing is printed: one whose letters stay legible on an upright sheet neither turns it nor becomes a list. */
export function paperFit({
  width,
  height,
  smallestText,
  printFit,
}: Pick<Drawing, 'width' | 'height' | 'smallestText' | 'printFit'>): Drawing['printFit'] {
  const scale = Math.min(1, UPRIGHT.width / width, UPRIGHT.height / height);
  return printFit !== 'portrait' && smallestText * scale >= UPRIGHT.letters ? 'portrait' : printFit;
}

const drawnOn = new WeakMap<object, Map<string, number>>();

/** How often a drawing stands on a page already; `page` is any object that lives as long as the page is made. */
export function timesBefore(page: object, digest: string): number {
  const counts = drawnOn.get(page) ?? new Map<string, number>();
  drawnOn.set(page, counts);
  const count = counts.get(digest) ?? 0;
  counts.set(digest, count + 1);
  return count;
}
