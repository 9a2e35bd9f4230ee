import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formattedFiles } from '../../src/author/format.ts';
import { parsePlan } from '../../src/plan/index.ts';
import {
  all,
  attribute,
  countsOf,
  documentOf,
  drop,
  headingsOf,
  missingWords,
  plainReading,
  textOf,
  words,
} from './counts.ts';
import type { Parent } from './counts.ts';
import { corpusFolder, readCorpus } from './documents.ts';
import type { Corpus } from './documents.ts';
import { EXPECTED } from './expected.ts';
import type { What } from '../../src/import/lost.ts';
import { toGuide } from '../../src/import/to-guide.ts';
import type { GuidePage } from '../../src/import/to-guide.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const folder = corpusFolder();
if (folder === undefined) {
  console.log('No corpus at MUSTER_CORPUS or ../shared/corpus: only our own documents are built.');
}
const corpus = both(
  readCorpus(join(import.meta.dirname, 'fixtures')),
  folder === undefined ? undefined : readCorpus(folder),
);
const guide = toGuide(corpus);
const work = mkdtempSync(join(tmpdir(), 'muster-corpus-'));
const site = join(work, 'site');

beforeAll(() => {
  const content = join(work, 'content');
  cpSync(join(PROJECT, 'tests/fixtures/sound'), content, { recursive: true });
  for (const [file, data] of guide.files) {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), data);
  }
  const command = [join(PROJECT, 'src/cli/muster.mjs'), 'build', '--content', content, '--out', site];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: work, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The site did not build.\n${stdout}${stderr}`);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('documents of others as a guide', () => {
  it('builds a site of all of them', () => {
    expect(guide.pages.length).toBeGreaterThanOrEqual(folder === undefined ? 5 : 15);
    for (const { slug } of guide.pages) expect(existsSync(join(site, `guide/${slug}.html`)), slug).toBe(true);
  });

  it('makes pages that `fmt` leaves as they are, once set', () => {
    const set = formattedFiles(guide.files);
    expect(formattedFiles(set)).toEqual(set);
  });

  it('makes pages in which the plan finds no fault', () => {
    expect(parsePlan(guide.files).problems).toEqual([]);
  });

  it.each(guide.pages)('shows a title and words, and no raw mark, on the page of $path', (page) => {
    const html = pageOf(page);
    const document = documentOf(html);
    drop(document, ({ tagName }) => tagName === 'pre' || tagName === 'code');
    expect(all(parse(html), 'h1').map((node) => textOf(node).trim())).toEqual([page.title]);
    expect(words(document).length).toBeGreaterThan(5);
    const shown = textOf(document);
    for (const mark of [
      /:::/,
      /\[!\w/,
      /^\s*!!!/m,
      /\?\?\?[+ ]/,
      /<\/?(?:b|br|div|p|span|table|td)\b/,
      /\{:/,
      /<!--/,
    ]) {
      expect(shown).not.toMatch(mark);
    }
  });

  it.each(guide.pages)('has no dead link or picture on the page of $path', (page) => {
    const html = parse(pageOf(page));
    for (const node of all(html, 'a', 'img')) {
      const url = attribute(node, 'href') ?? attribute(node, 'src') ?? '#';
      expect(url).not.toMatch(/^(?:javascript|file):|\.md\b/);
      if (/^[a-z]+:/.test(url)) continue;
      const [path = '', anchor = ''] = url.split('#');
      const file =
        path === '' ? `guide/${page.slug}.html` : posix.join('guide', decodeURI(path.split('?')[0] ?? ''));
      expect(existsSync(join(site, file)), url).toBe(true);
      if (anchor !== '')
        expect(readFileSync(join(site, file), 'utf8')).toContain(`id="${decodeURIComponent(anchor)}"`);
    }
  });
});

describe.runIf(folder !== undefined)('documents that nobody here wrote', () => {
  it.each(guide.pages.filter(({ path }) => path.startsWith('corpus/')))(
    'keeps of $path everything but what is named',
    (page) => {
      const text = corpus.documents.get(page.path) ?? '';
      const before = plainReading(text);
      const after = documentOf(pageOf(page));
      const gone = (...whats: What[]) => named(page, whats).length;
      const counts = countsOf(before);
      expect(countsOf(after)).toEqual({
        ...counts,
        links: counts.links - gone('link', 'include'),
        pictures: counts.pictures - gone('picture'),
      });
      const alerts = text.match(/^(?:\s*> \[!\w+\]|!!! )/gm) ?? [];
      expect(all(after, 'div').filter((node) => attribute(node, 'role') === 'note').length).toBe(
        alerts.length,
      );
      expect([...headingsOf(after), words(parse(page.title)).join(' ')]).toEqual(
        expect.arrayContaining(headingsOf(before)),
      );
      const title = words(parse(page.title));
      const told = guide.lost
        .filter(({ file }) => file === page.path)
        .flatMap(({ detail }) => words(parse(detail)));
      const marks = ['note', 'tip', 'include', 'target'];
      const missing = missingWords(words(before), [...title, ...words(after)]);
      expect(missing.filter((word) => !told.includes(word) && !marks.includes(word))).toEqual([]);
    },
  );

  it('names what it loses with file and line', () => {
    const lines = (file: string) => corpus.documents.get(file)?.split('\n') ?? [];
    for (const { file, line, what, detail } of guide.lost) {
      const text = lines(file)
        .slice(line - 1, line + 2)
        .join('\n')
        .replaceAll('\\', '/');
      expect(line, detail).toBeGreaterThanOrEqual(1);
      if (['picture', 'include', 'tab', 'video'].includes(what))
        expect(text, `${file}:${line}`).toContain(detail);
    }
  });
});

describe('our own documents, with every construct of both dialects', () => {
  it.each(Object.entries(EXPECTED))(
    'keeps of %s what a page can carry',
    (path, { alerts, lost, ...counts }) => {
      const page = pageFor(path);
      const document = documentOf(pageOf(page));
      expect(countsOf(document)).toEqual(counts);
      expect(alertsOf(document)).toBe(alerts);
      expect(lossOf(page)).toEqual(lost);
    },
  );

  it('lets the keyboard reach what scrolls, and names the boxes of a list of tasks', () => {
    const desk = documentOf(pageOf(pageFor('learn/order-desk.md')));
    const call = documentOf(pageOf(pageFor('mkdocs/running_a_call.md')));
    for (const node of all(desk, 'pre')) expect(attribute(node, 'tabindex')).toBe('0');
    expect(all(call, 'input').map((node) => attribute(node, 'aria-label'))).toEqual(['Done', 'Not done']);
  });
});

describe('documents of others as they are', () => {
  it.each([...corpus.documents])(
    'reads %s as MDX without throwing, each fault with file and line',
    (_, text) => {
      for (const file of ['guide/raw.mdx', 'playbooks/raw.mdx']) {
        for (const part of [
          text,
          text.slice(0, text.length / 2),
          text.replaceAll('\n', '\r\n'),
          `---\n---\n${text}`,
        ]) {
          const { problems } = parsePlan(new Map([[file, part]]));
          for (const problem of problems) {
            expect(problem.file).toBe(file);
            expect(problem.line).toBeGreaterThanOrEqual(1);
            expect(problem.line).toBeLessThanOrEqual(part.split('\n').length);
            expect(problem.message).toMatch(/\S/);
          }
        }
      }
    },
  );
});

function both(own: Corpus, others: Corpus | undefined): Corpus {
  const merged: Corpus = { documents: new Map(), pictures: new Map() };
  for (const [name, part] of [
    ['fixtures', own],
    ['corpus', others],
  ] as const) {
    for (const [path, text] of part?.documents ?? []) merged.documents.set(`${name}/${path}`, text);
    for (const [path, bytes] of part?.pictures ?? []) merged.pictures.set(`${name}/${path}`, bytes);
  }
  return merged;
}

function pageOf({ slug }: GuidePage): string {
  return readFileSync(join(site, `guide/${slug}.html`), 'utf8');
}

function pageFor(path: string): GuidePage {
  const page = guide.pages.find((candidate) => candidate.path === `fixtures/${path}`);
  if (!page) throw new Error(`There is no page of ${path}.`);
  return page;
}

function alertsOf(document: Parent): number {
  return all(document, 'div').filter((node) => attribute(node, 'role') === 'note').length;
}

function named({ path }: GuidePage, whats: readonly What[]) {
  return guide.lost.filter(({ file, what }) => file === path && whats.includes(what));
}

function lossOf(page: GuidePage): Partial<Record<What, number>> {
  const counts: Partial<Record<What, number>> = {};
  for (const { file, what } of guide.lost) if (file === page.path) counts[what] = (counts[what] ?? 0) + 1;
  return counts;
}
