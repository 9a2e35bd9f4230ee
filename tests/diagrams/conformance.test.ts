import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser, launchChromium } from '../browsers.ts';
import { corpus, sources } from './corpus.ts';
import { elementsOf, type Element } from './markup.ts';

// mermaid in a real browser, with the same settings and the same type, against mermaid in our page without one.

const require = createRequire(import.meta.url);
const mermaidFolder = new URL('./', `file://${require.resolve('mermaid')}`);
const origin = 'http://diagrams.test/';
const hasBrowser = findBrowser('chromium') !== undefined;
if (!hasBrowser) console.info('Skipped: no Chromium to compare diagrams with (name one in MUSTER_CHROMIUM).');

const numbers = /-?\d+\.?\d*(?:e-?\d+)?/g;
const compared = /^(d|points|transform|viewBox|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|width|height)$/;

type Raw = { pictures: string[]; config: object };

let browser: Browser | undefined;
let ours: string[] = [];
let theirs: string[] = [];

beforeAll(async () => {
  if (!hasBrowser) return;
  const script = fileURLToPath(new URL('./fixtures/raw-pictures.ts', import.meta.url));
  const [raw, started] = await Promise.all([
    promisify(execFile)(process.execPath, [script, 'quick', JSON.stringify(sources)], { maxBuffer: 2 ** 26 }),
    launchChromium(),
  ]);
  browser = started;
  const { pictures, config } = JSON.parse(raw.stdout) as Raw;
  ours = pictures;
  theirs = await drawInBrowser(await browser.newPage({ viewport: { width: 700, height: 800 } }), config);
}, 240_000);

afterAll(() => browser?.close());

async function drawInBrowser(page: Page, config: object): Promise<string[]> {
  const faces = [400, 700].map((weight) => {
    const file = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${String(weight)}-normal.woff2`;
    return { weight, file: require.resolve(file) };
  });
  const rules = faces.map(
    ({ weight }) =>
      `@font-face { font-family: "Atkinson Hyperlegible Next"; font-weight: ${String(weight)}; src: url(/${String(weight)}.woff2) }`,
  );
  await page.route(`${origin}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    const face = faces.find(({ weight }) => path === `${String(weight)}.woff2`);
    if (path === '') {
      const body = `<!doctype html><meta charset="utf-8"><style>body { margin: 0 } ${rules.join(' ')}</style><body>`;
      return route.fulfill({ body, contentType: 'text/html' });
    }
    const body = await readFile(face ? face.file : new URL(path, mermaidFolder));
    return route.fulfill({ body, contentType: face ? 'font/woff2' : 'text/javascript' });
  });
  await page.goto(origin);
  // Passed as text: what the test runner compiles refers to names that the page does not have.
  const drawing = `async ({ config, sources }) => {
    await Promise.all([400, 700].map((weight) => document.fonts.load(weight + ' 16px "Atkinson Hyperlegible Next"')));
    const { default: mermaid } = await import('/mermaid.esm.min.mjs');
    mermaid.initialize(config);
    const pictures = [];
    for (const source of sources) {
      let state = 0x9e3779b9;
      Math.random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
      pictures.push((await mermaid.render('picture', source)).svg);
    }
    return pictures;
  }`;
  return page.evaluate<string[]>(`(${drawing})(${JSON.stringify({ config, sources })})`);
}

/** The largest difference of two pictures in any coordinate, in px; Infinity when they differ in more than that. */
function difference(one: string, other: string): number {
  const drawn = (svg: string): Element[] => elementsOf(svg).filter((element) => !isLeftOut(element));
  const [first, second] = [drawn(one), drawn(other)];
  if (first.length !== second.length) return Infinity;
  let largest = 0;
  for (const [i, element] of first.entries()) {
    const twin = second[i];
    if (twin?.tagName !== element.tagName) return Infinity;
    for (const { name, value } of element.attrs) {
      if (!compared.test(name)) continue;
      const found = numbersIn(twin.attrs.find((attribute) => attribute.name === name)?.value ?? '');
      const expected = numbersIn(value);
      if (found.length !== expected.length) return Infinity;
      for (const [k, number] of expected.entries())
        largest = Math.max(largest, Math.abs(number - (found[k] ?? 0)));
    }
  }
  return largest;
}

// The line for today stands where the clock says, and we stop the clock.
function isLeftOut({ tagName, attrs }: Element): boolean {
  return tagName === 'style' || attrs.some(({ name, value }) => name === 'class' && value === 'today');
}

function numbersIn(text: string): number[] {
  return (text.match(numbers) ?? []).map(Number);
}

// With a hundredth for ties, which the two round to different sides.
const halfPixel = 0.51;

test.runIf(hasBrowser)(
  'the corpus lies where Chromium puts it, within half a pixel, with few exceptions',
  () => {
    const differences = corpus.map(({ name }, i) => ({
      name,
      px: difference(ours[i] ?? '', theirs[i] ?? ''),
    }));
    const beyond = (px: number) =>
      differences.filter((one) => !(one.px <= px)).map((one) => `${one.name}: ${one.px.toFixed(2)}`);
    expect(theirs).toHaveLength(corpus.length);
    console.info(`Beyond 0.5 px of Chromium: ${beyond(halfPixel).join(', ') || 'none'}`);
    // Explained: the simulation that places an architecture, a rounding tie in a venn, the 13 px that Chromium gives to
    // monospaced text which it measures outside of the picture (event modeling), and the width of one journey's legend.
    expect(beyond(halfPixel).length).toBeLessThanOrEqual(4);
    expect(beyond(3).length).toBeLessThanOrEqual(1);
  },
);
