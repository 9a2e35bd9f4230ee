import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRenderer, diagramDigest, renderDiagrams, uniqueSvg } from '../../src/diagrams/index.ts';
import { sources } from './corpus.ts';
import { draw, drawAll } from './drawn.ts';

const chart = 'flowchart LR\n  accTitle: Two steps\n  a[First] --> b[Second]\n';
const broken = 'flowchart LR\n  a --> [b\n';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-diagrams-'));
});

afterEach(() => rm(folder, { recursive: true }));

const run = promisify(execFile);
const printer = fileURLToPath(new URL('./fixtures/print-corpus.ts', import.meta.url));

test('two processes, elsewhere, in another time zone and language, in another order, draw the same bytes', async () => {
  const elsewhere = { ...process.env, TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
  const [here, there] = await Promise.all([
    drawAll(sources),
    run(process.execPath, [printer], { cwd: folder, env: elsewhere, maxBuffer: 2 ** 26 }),
  ]);
  const reversed = JSON.parse(there.stdout) as string[];
  expect(reversed.reverse()).toEqual(here.map(({ svg }) => svg));
}, 90_000);

test('mermaid draws the same with its own slow copy of the configuration', async () => {
  const script = fileURLToPath(new URL('./fixtures/raw-pictures.ts', import.meta.url));
  const few = JSON.stringify(sources.filter((_, i) => i % 4 === 0));
  const [quick, slow] = await Promise.all(
    ['quick', 'slow'].map((way) => run(process.execPath, [script, way, few], { maxBuffer: 2 ** 26 })),
  );
  expect(quick?.stdout.length).toBeGreaterThan(10_000);
  expect(quick?.stdout).toBe(slow?.stdout);
}, 90_000);

test('a drawing is kept, and taken from the cache without a child', async () => {
  const [first] = await renderDiagrams([chart], { cacheFolder: folder });
  expect(await readdir(folder)).toHaveLength(1);
  // No child can be started with this many: what comes back was in the cache.
  const [second] = await renderDiagrams([chart], { cacheFolder: folder, children: 0 });
  expect(second).toEqual(first);
});

test('line ends do not matter to the cache, or to the digest', async () => {
  await renderDiagrams([chart, chart.replaceAll('\n', '\r\n')], { cacheFolder: folder });
  expect(await readdir(folder)).toHaveLength(1);
  expect(diagramDigest(chart.replaceAll('\n', '\r\n'))).toBe(diagramDigest(chart));
});

test('a damaged cache file is ignored and written again', async () => {
  const renderer = createRenderer({ cacheFolder: folder, children: 1 });
  const [drawn] = await renderer.render([{ source: chart }]);
  const [name = ''] = await readdir(folder);
  for (const content of [
    '',
    '{',
    '{"ok":true}',
    'null',
    '{"ok":true,"svg":"<p>","kind":"x","width":1,"height":1}',
  ]) {
    await writeFile(join(folder, name), content);
    expect(await renderer.render([{ source: chart }])).toEqual([drawn]);
    expect(await readFile(join(folder, name), 'utf8')).toContain('<svg ');
  }
  await renderer.close();
});

test('what cannot be drawn is not kept', async () => {
  const [refusal] = await renderDiagrams([broken], { cacheFolder: join(folder, 'cache') });
  expect(refusal).toMatchObject({ ok: false, digest: diagramDigest(broken), error: { line: 2 } });
  await expect(stat(join(folder, 'cache'))).rejects.toThrow();
});

test('a diagram that takes too long is refused, with the time', async () => {
  const [refusal] = await renderDiagrams([chart], { timeout: 1 });
  expect(refusal).toMatchObject({ ok: false, error: { message: /longer than 0\.001 s/ } });
});

test('the same source twice is drawn once, and progress counts both', async () => {
  const seen: [number, number][] = [];
  const renderer = createRenderer({ onProgress: (done, total) => seen.push([done, total]) });
  const [one, other, third] = await renderer.render([
    { source: chart },
    { source: broken },
    { source: chart },
  ]);
  await renderer.close();
  expect(one).toEqual(third);
  expect(other).toMatchObject({ ok: false });
  expect(seen).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});

test('a renderer can be used again after it was closed', async () => {
  const renderer = createRenderer();
  await renderer.render([{ source: chart }]);
  await renderer.close();
  const [again] = await renderer.render([{ source: chart }]);
  await renderer.close();
  expect(again?.ok).toBe(true);
});

test('repeated on one page, each copy of a drawing has ids of its own', async () => {
  const { svg, digest } = await draw(chart);
  const idsOf = (text: string) => [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  const copies = [0, 1, 2].flatMap((n) => idsOf(uniqueSvg(svg, n)));
  expect(new Set(copies).size).toBe(copies.length);
  expect(uniqueSvg(svg, 0)).toBe(svg);
  const second = uniqueSvg(svg, 1);
  expect(second).toContain(`aria-labelledby="d${digest}-1-title"`);
  for (const [, id = ''] of second.matchAll(/url\(#([^)]+)\)/g)) expect(idsOf(second)).toContain(id);
});

test('a title for screen readers may stand in the diagram, its front matter or a comment', async () => {
  const drawings = await drawAll([
    'flowchart LR\n  accTitle: In the diagram\n  accDescr {\n    over\n    two lines\n  }\n  a --> b',
    '---\naccTitle: "In the front matter"\n---\nsankey-beta\na,b,1',
    'mindmap\n  %% accTitle: In a comment\n  root',
    'mindmap\n  root',
  ]);
  expect(drawings.map(({ title }) => title)).toEqual([
    'In the diagram',
    'In the front matter',
    'In a comment',
    undefined,
  ]);
  expect(drawings[0]?.description).toBe('over two lines');
  expect(drawings[0]?.svg).toContain('>over two lines</desc>');
});
