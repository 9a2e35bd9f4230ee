import { describe, expect, it } from 'vitest';
import { fitsPhone, narrowest, paperFit, shrinksOnPaper, timesBefore } from '../../src/components/figure.ts';
import { capitalised, spelled, wayWord } from '../../src/components/words.ts';
import { parsePlan } from '../../src/plan/index.ts';
import { asPart } from '../../src/components/plan/part.ts';
import { glossaryEntries } from '../../src/components/plan/glossary.ts';

describe('A page as part of a longer page', () => {
  it('has ids of its own, and links to them follow', () => {
    expect(asPart('<h2 id="decide">Decide</h2><a href="#decide">There</a>', 'mail')).toBe(
      '<h3 id="mail--decide">Decide</h3><a href="#mail--decide">There</a>',
    );
  });

  it('keeps the marks of a drawing together', () => {
    const svg = '<svg aria-labelledby="a b"><title id="a">T</title><path marker-end="url(#arrow)"/></svg>';
    expect(asPart(svg, 'p')).toBe(
      '<svg aria-labelledby="p--a p--b"><title id="p--a">T</title><path marker-end="url(#p--arrow)"/></svg>',
    );
  });

  it('has no landmark of its own, since another part may have one of that name', () => {
    expect(asPart('<div role="region" aria-label="Table" tabindex="0"></div>', 'p')).toBe(
      '<div role="group" aria-label="Table" tabindex="0"></div>',
    );
  });

  it('leaves text and other links alone', () => {
    const html = '<p>Write id="x" and url(#y)</p><a href="/playbooks/mail#decide">Mail</a>';
    expect(asPart(html, 'p')).toBe(html);
  });
});

describe('The least width of a drawing', () => {
  it('keeps its letters legible and never exceeds its own width', () => {
    expect(narrowest({ width: 1240, smallestText: 16 })).toBe('at-least-1020');
    expect(narrowest({ width: 600, smallestText: 8 })).toBe('at-least-570');
  });

  it('tells what a phone can show whole', () => {
    expect(fitsPhone({ width: 328, smallestText: 12 })).toBe(true);
    expect(fitsPhone({ width: 437, smallestText: 16 })).toBe(true);
    expect(fitsPhone({ width: 600, smallestText: 16 })).toBe(false);
    expect(fitsPhone({ width: 340, smallestText: 10 })).toBe(false);
  });

  it('does not matter for a small drawing', () => {
    expect(narrowest({ width: 270, smallestText: 16 })).toBeUndefined();
  });

  it('may shrink on paper only while letters stay at 7.5 pt', () => {
    expect(shrinksOnPaper(16)).toBe(true);
    expect(shrinksOnPaper(13)).toBe(false);
  });
});

describe('A drawing that would be printed on a turned sheet', () => {
  const drawing = { height: 200, printFit: 'landscape' as const };

  it('stays upright while its letters are at 7 pt there', () => {
    expect(paperFit({ ...drawing, width: 700, smallestText: 10 })).toBe('portrait');
    expect(paperFit({ ...drawing, width: 1000, smallestText: 12 })).toBe('landscape');
    expect(paperFit({ width: 1133, height: 1068, smallestText: 16, printFit: 'split' })).toBe('portrait');
    expect(paperFit({ width: 1133, height: 1068, smallestText: 15, printFit: 'split' })).toBe('split');
  });
});

describe('A value of a file', () => {
  it('is said in words', () => {
    expect(['saas', 'it-management', 'mission-critical', 'phone-bridge'].map(spelled)).toEqual([
      'software in the cloud',
      'IT management',
      'mission-critical',
      'phone bridge',
    ]);
    expect(capitalised(spelled('it-management'))).toBe('IT management');
    expect(wayWord('place')).toBe('in person');
  });
});

describe('A drawing that stands twice on a page', () => {
  it('is counted page by page', () => {
    const [page, other] = [{}, {}];
    expect([
      timesBefore(page, 'a'),
      timesBefore(page, 'a'),
      timesBefore(page, 'b'),
      timesBefore(other, 'a'),
    ]).toEqual([0, 1, 0, 0]);
  });
});

describe('A glossary', () => {
  it('is in order of its words, each with an anchor that no other word has', () => {
    const { plan } = parsePlan(
      new Map([['glossary.yaml', 'RTO: a\nÜbung: d\nUhr: e\ncall tree: b\nCall-tree: c\nZahl: f\n']]),
    );
    const entries = glossaryEntries(plan);
    expect(entries.map(({ term, slug }) => [term, slug])).toEqual([
      ['call tree', 'word-call-tree'],
      ['Call-tree', 'word-call-tree-2'],
      ['RTO', 'word-rto'],
      ['Übung', 'word-ubung'],
      ['Uhr', 'word-uhr'],
      ['Zahl', 'word-zahl'],
    ]);
  });
});
