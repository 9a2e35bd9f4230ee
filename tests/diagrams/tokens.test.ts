import { describe, expect, test } from 'vitest';
import { diagramStylesheet, diagramTokens } from '../../src/diagrams/index.ts';
import { contrast, inkOn } from '../../src/diagrams/render/flatten/contrast.ts';

const settings = ['light', 'dark', 'print'] as const;
const value = (name: string, setting: (typeof settings)[number]) =>
  diagramTokens[`--diagram-${name}`]?.[setting] ?? '';
const series = Object.keys(diagramTokens)
  .filter((name) => /series-\d+$/.test(name))
  .map((name) => name.replace('--diagram-', ''));
const surfaces = 'background node group note label critical active done'.split(' ');

describe.each(settings)('the tokens for %s', (setting) => {
  test.each([...surfaces, ...series])('text can be read on %s', (surface) => {
    expect(contrast(value('text', setting), value(surface, setting))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(series)('the background colour can be read as text on the line of %s', (name) => {
    expect(contrast(value('background', setting), value(`${name}-line`, setting))).toBeGreaterThanOrEqual(
      4.5,
    );
  });

  test.each(['line', 'node-border', 'group-border', 'note-border', 'critical-border', 'mark', 'muted'])(
    'a line in %s can be seen on the page',
    (name) => {
      expect(contrast(value(name, setting), value('background', setting))).toBeGreaterThanOrEqual(3);
    },
  );
});

test('the style sheet sets every token three times: light, dark, paper', () => {
  const sheet = diagramStylesheet();
  for (const name of Object.keys(diagramTokens)) {
    expect(sheet.split(`${name}: #`)).toHaveLength(4);
  }
  expect(sheet).toContain('prefers-color-scheme: dark');
  expect(sheet).toContain('@media print');
});

test.each([
  ['#f96', '#111111'],
  ['navy', '#ffffff'],
  ['rgb(20, 20, 20)', '#ffffff'],
  ['#ffffff', '#111111'],
])('labels on a node that its author filled with %s are %s', (fill, ink) => {
  expect(inkOn(fill)).toBe(ink);
  expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
});

test('labels keep their colour on a fill that cannot be worked out', () => {
  expect(inkOn('var(--mine)')).toBeUndefined();
});
