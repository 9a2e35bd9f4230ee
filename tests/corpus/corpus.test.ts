import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, resolve } from 'node:path';
import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formattedFiles } from '../../src/author/format.ts';
import { allChecks, runChecks } from '../../src/checks/index.ts';
import { loadPlan, parsePlan } from '../../src/plan/index.ts';
import { bytesOf } from '../commands/folders.ts';
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
import type { Outcome } from '../../src/cli/import-text.ts';
import type { What } from '../../src/import/lost.ts';
import type { GuidePage } from '../../src/import/to-guide.ts';

/** What `muster import --format json` says. */
type Imported = Omit<Outcome, 'flows'> & { written: string[] };

const PROJECT = resolve(import.meta.dirname, '../..');
const folder = corpusFolder();
if (folder === undefined) {
  console.log('No corpus at MUSTER_CORPUS or ../shared/corpus: only our own documents are imported.');
}
const corpus = both(
  readCorpus(join(import.meta.dirname, 'fixtures')),
  folder === undefined ? undefined : readCorpus(folder),
);
/** A Word document with pictures, made with LibreOffice. */
const WORD = 'office/pictures.docx';
const work = mkdtempSync(join(tmpdir(), 'muster-corpus-'));
const content = join(work, 'content');
const site = join(work, 'site');

// What the tests below are made of is known only when all is imported.
writeSources();
cpSync(join(PROJECT, 'tests/fixtures/sound'), content, { recursive: true });
const guide = importAll();

beforeAll(() => {
  muster('build', '--out', site);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('documents of others as a guide', () => {
  it('come in through the command, every one of them', () => {
    const paths = [...guide.pages.map(({ path }) => path), ...guide.parts];
    expect(paths.sort()).toEqual([...corpus.documents.keys(), WORD].sort());
    const theirs = paths.filter((path) => path.startsWith('corpus/'));
    expect(theirs.length).toBeGreaterThanOrEqual(folder === undefined ? 0 : 22);
  });

  it('change no byte when they come in again', () => {
    const before = bytesOf(content);
    expect(importAll()).toMatchObject({ added: [], changed: [], written: [] });
    expect(bytesOf(content)).toEqual(before);
  });

  it('are set as `fmt` sets them', () => {
    const made = new Map(
      [...loadPlan(content).plan.sources]
        .filter(([file]) => file.startsWith('guide/'))
        .map(([file, { text }]) => [file, text] as const),
    );
    expect(made.size).toBeGreaterThan(4);
    expect(formattedFiles(made)).toEqual(made);
  });

  it('build a site with a page of each, and have no error of structure', () => {
    for (const { slug } of guide.pages) expect(existsSync(join(site, `guide/${slug}.html`)), slug).toBe(true);
    const { plan, problems } = loadPlan(content);
    const structure = allChecks.filter(({ family }) => family === 'structure');
    const found = [...problems, ...runChecks(plan, { today: '2026-06-15' }, structure)];
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(guide.stopping).toEqual([]);
  });

  it.each(guide.pages)('are counted in the report, and $path misses nothing that is not named', (page) => {
    expect(page.unnamed).toEqual({});
    const { headings, tables, items, links, pictures, alerts, code } = page.after;
    const document = documentOf(pageOf(page));
    // A page puts footnotes into a list under a heading of its own, with links there and back.
    const notes = all(document, 'section').filter((node) => attribute(node, 'data-footnotes') !== undefined);
    const footnotes = notes.flatMap((node) => all(node, 'li')).length;
    drop(document, ({ attrs }) =>
      attrs.some(({ name, value }) => name.startsWith('data-footnote-') || value === 'footnote-label'),
    );
    const shown = countsOf(document);
    // A title may stand in the text or before it; a diagram is a picture on the page.
    const title = /^# /m.test(corpus.documents.get(page.path) ?? '# Word') ? 1 : 0;
    const drawn = readFileSync(join(content, page.file), 'utf8').match(/^```mermaid$/gm)?.length ?? 0;
    expect({ headings, tables, items, links, pictures, alerts, code }).toEqual({
      headings: headingsOf(document).length + title,
      tables: shown.tables,
      items: shown.items - footnotes + linesWithMarks(document),
      links: shown.links,
      pictures: shown.pictures,
      alerts: alertsOf(document),
      code: shown.code + drawn,
    });
  });

  it('show the picture of a Word document, with what it shows', () => {
    const page = guide.pages.find(({ path }) => path === WORD);
    const [picture, ...others] = page ? all(documentOf(pageOf(page)), 'img') : [];
    expect(others).toEqual([]);
    expect(picture && attribute(picture, 'alt')).toBe('A red lamp beside the door');
    expect(picture && attribute(picture, 'src')).toMatch(/\.png$/);
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
    for (const { file, line, what, detail } of guide.lost.filter(({ file }) => file !== WORD)) {
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

/** Puts our own documents and those of others beside each other, as somebody would who imports them in one go. */
/** The items of lists that stand in cells of tables: lines with their marks. */
function linesWithMarks(document: Parent): number {
  const texts = (node: Parent): string[] =>
    node.childNodes.flatMap((child) =>
      'value' in child ? [child.value] : 'childNodes' in child ? texts(child) : [],
    );
  return all(document, 'td')
    .flatMap(texts)
    .filter((text) => /^\s*(?:•|\d+\.) /.test(text)).length;
}

function writeSources(): void {
  const sources = join(work, 'sources');
  cpSync(join(import.meta.dirname, 'fixtures'), join(sources, 'fixtures'), { recursive: true });
  cpSync(join(PROJECT, 'tests/import', WORD), join(sources, WORD));
  if (folder === undefined) return;
  cpSync(folder, join(sources, 'corpus'), { recursive: true });
  // It is about the folder, and none of its documents.
  rmSync(join(sources, 'corpus/README.md'), { force: true });
}

function importAll(): Imported {
  return JSON.parse(muster('import', 'sources', '--format', 'json')) as Imported;
}

/** Runs a command on the plan, and gives what it says. */
function muster(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(PROJECT, 'src/cli/muster.mjs'), ...args, '--content', content],
    { cwd: work, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`muster ${args.join(' ')} ended with ${status}.\n${stdout}${stderr}`);
  return stdout;
}

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
