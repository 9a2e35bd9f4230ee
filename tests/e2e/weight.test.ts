import { describe, expect, inject, test } from 'vitest';
import { pageWeight } from '../bench/page-weight.ts';
import { htmlFiles } from './pages.ts';

describe('What the site weighs', () => {
  const site = inject('site');

  test('the start page has at most 14 KB of compressed HTML and loads at most 100 KB', () => {
    const { html, all, largestScript } = pageWeight(site, 'index.html');
    expect(html).toBeLessThanOrEqual(14 * 1024);
    expect(all).toBeLessThanOrEqual(100 * 1024);
    expect(largestScript).toBeLessThanOrEqual(20 * 1024);
  });

  test('a start-here playbook has at most 14 KB of compressed HTML, every playbook at most 30 KB', () => {
    for (const file of htmlFiles(site).filter((name) => /^playbooks\/(?!index)/.test(name))) {
      expect([file, pageWeight(site, file).html]).toEqual([
        file,
        expect.toSatisfy((bytes: number) => bytes <= 30 * 1024),
      ]);
    }
    expect(pageWeight(site, 'playbooks/something-is-down.html').html).toBeLessThanOrEqual(14 * 1024);
  });
});
