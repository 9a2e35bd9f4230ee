import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { diagramTokens } from '../../src/diagrams/index.ts';
import { corpus, sources } from './corpus.ts';
import { drawAll, type Drawing } from './drawn.ts';
import { elementsOf } from './markup.ts';

const golden = new URL('../golden/diagrams/', import.meta.url);
const updating = process.env['UPDATE_GOLDEN'] === '1';

const elements = new Set(
  (
    'svg g path rect circle ellipse line polyline polygon text tspan a defs marker linearGradient radialGradient ' +
    'stop clipPath mask pattern symbol use title desc'
  ).split(' '),
);

let drawings: Drawing[] = [];

beforeAll(async () => {
  drawings = await drawAll(sources);
}, 90_000);

function drawingOf(name: string): Drawing {
  const drawing = drawings[corpus.findIndex((sample) => sample.name === name)];
  if (!drawing) throw new Error(`The corpus has no ${name}.`);
  return drawing;
}

test('the corpus has every kind of diagram that mermaid registers', async () => {
  const script = fileURLToPath(new URL('./fixtures/registered-kinds.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  const registered = JSON.parse(stdout) as string[];
  expect(registered.length).toBeGreaterThan(30);
  // mermaid's way to show its own mistakes, and to refuse broken front matter: neither can be asked for.
  const drawable = registered.filter((kind) => kind !== 'error' && kind !== '---');
  const drawn = new Set(drawings.map(({ kind }) => kind));
  expect(drawable.filter((kind) => !drawn.has(kind))).toEqual([]);
});

describe('each drawing of the corpus', () => {
  test.each(corpus.map(({ name }) => name))('%s is drawn as it was when somebody last looked', (name) => {
    const file = new URL(`${name}.svg`, golden);
    // One element a line, so that a change can be read.
    const svg = `${drawingOf(name).svg.replaceAll('><', '>\n<')}\n`;
    if (updating) writeFileSync(file, svg);
    expect(existsSync(file), 'no golden file: look at the drawing, then run with UPDATE_GOLDEN=1').toBe(true);
    expect(svg).toBe(readFileSync(file, 'utf8'));
  });

  test('has no golden file left over from a diagram that is gone', () => {
    const expected = corpus.map(({ name }) => `${name}.svg`);
    const extra = readdirSync(golden).filter((file) => !expected.includes(file));
    if (updating) extra.forEach((file) => rmSync(new URL(file, golden)));
    else expect(extra).toEqual([]);
  });

  test.each(corpus.map(({ name }) => name))(
    '%s needs no style, no script and nothing from outside',
    (name) => {
      const { svg } = drawingOf(name);
      for (const { tagName, attrs } of elementsOf(svg)) {
        expect(elements).toContain(tagName);
        for (const { name: attribute, value } of attrs) {
          expect(attribute).not.toMatch(/^on|^style$|^xlink/);
          if (attribute === 'href') expect(value).toMatch(/^(#d|\/services|https:\/\/example\.org)/);
          if (value.includes('url(')) expect(value).toMatch(/^url\(#d[\da-f]{12}-\w+\)$/);
        }
      }
    },
  );

  test.each(corpus.map(({ name }) => name))('%s refers to no id that it does not have', (name) => {
    const attributes = elementsOf(drawingOf(name).svg).flatMap(({ attrs }) => attrs);
    const ids = new Set(attributes.filter((one) => one.name === 'id').map((one) => one.value));
    const references = attributes.flatMap(({ name: attribute, value }) => {
      if (/^aria-(labelledby|describedby)$/.test(attribute)) return [value];
      if (attribute === 'href' && value.startsWith('#')) return [value.slice(1)];
      return [...value.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id ?? '');
    });
    expect(references.filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.size).toBe(new Set(ids).size);
  });

  test.each(corpus.map(({ name }) => name))('%s is named for screen readers', (name) => {
    const { svg, title } = drawingOf(name);
    expect(title).toBeTruthy();
    expect(svg).toContain(`>${title?.replaceAll('&', '&amp;') ?? ''}</title>`);
    expect(svg).toMatch(/^<svg [^>]*role="(img|group)"[^>]* aria-labelledby="d[\da-f]{12}-title"/);
    // Mermaid's own name of the sort, such as `flowchart-v2`, would be read out instead of "image".
    expect(svg).not.toContain('aria-roledescription');
  });

  test.each(corpus.map(({ name }) => name))(
    '%s takes its colours from tokens, or from its author',
    (name) => {
      const authored = sources[corpus.findIndex((sample) => sample.name === name)] ?? '';
      for (const { attrs } of elementsOf(drawingOf(name).svg)) {
        for (const { name: attribute, value } of attrs) {
          if (!/^(fill|stroke|stop-color)$/.test(attribute) || /^(none|transparent|url\()/.test(value))
            continue;
          const token = /^var\((--diagram-[\w-]+), (#[\da-f]{6})\)$/.exec(value);
          if (token) expect(diagramTokens[token[1] ?? '']?.light).toBe(token[2]);
          // Black and white are given to labels on nodes that an author coloured.
          else expect(authored + '#111111 #ffffff').toContain(value);
        }
      }
    },
  );

  test.each(corpus.map(({ name }) => name))(
    '%s lies within its view box and says how large it is',
    (name) => {
      const { svg, width, height, smallestText } = drawingOf(name);
      expect(svg).toMatch(new RegExp(`^<svg [^>]*width="${String(width)}" height="${String(height)}"`));
      expect(width).toBeGreaterThan(50);
      expect(height).toBeGreaterThan(50);
      expect(smallestText).toBeGreaterThanOrEqual(10);
      expect(svg).not.toMatch(/NaN|undefined|\[object/);
    },
  );
});

test('wide drawings say how they fit on paper', () => {
  expect(drawingOf('flowchart').printFit).toBe('portrait');
  expect(drawingOf('journey').printFit).toBe('landscape');
  expect(drawingOf('flowchart-shapes').printFit).toBe('split');
});
