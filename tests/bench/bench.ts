import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { runChecks } from '../../src/checks/index.ts';
import { parsePlan } from '../../src/plan/index.ts';
import { pageWeigher } from '../../src/publish/page-weight.ts';
import { newKey, parsePrivateKey } from '../../src/publish/trust/keys.ts';
import { flipsNotFound, sampleOf } from '../publish/flips.ts';
import { writeBareAstro } from './bare-astro.ts';
import { measureBinder } from './binders.ts';
import { measureEditing } from './editing.ts';
import { generatePlan, LARGE, writePlan } from './generate.ts';
import { halvesTaken, movedFiles } from './halves.ts';
import { measurePhone } from '../phone.ts';
import { measureImport } from './importing.ts';
import { measureLoad } from './load.ts';
import { measure, weigh } from './measure.ts';
import { measureSaving } from './saving.ts';
import { measureSearch } from './search.ts';

// Measures what the project promises about size and speed, on a generated plan. `npm run bench [scale]`: 1 is 1,000 playbooks.

const scale = Number(process.argv[2] ?? 1);
const size = Object.fromEntries(
  Object.entries(LARGE).map(([key, value]) => [key, Math.max(3, Math.round(value * scale))]),
) as typeof LARGE;
const folder = resolve('.muster/bench');
const modules = resolve('node_modules');
const muster = resolve('src/cli/muster.mjs');
const content = join(folder, 'works', 'content');
const say = (what: string, value: string, bound = '') =>
  console.log(`${what.padEnd(52)} ${value.padStart(14)}   ${bound}`);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const plan = generatePlan(size);
writePlan(content, plan);
writeBareAstro(join(folder, 'bare'), plan, modules);
const works = join(folder, 'works');
const build = () =>
  measure(
    process.execPath,
    [muster, 'build', '--no-binders', '--content', 'content', '--out', 'dist'],
    works,
  );

const entities = generatePlan({
  ...LARGE,
  playbooks: 400,
  services: 800,
  processes: 700,
  scenarios: 60,
  domains: 40,
});
const loadStart = performance.now();
const loaded = parsePlan(entities).plan;
say(
  `Load ${entities.size} entities`,
  `${((performance.now() - loadStart) / 1000).toFixed(2)} s`,
  'under 1 s for 2,000',
);
const checksStart = performance.now();
runChecks(loaded, { today: '2026-11-01' });
say(
  `All checks over ${entities.size} entities`,
  `${((performance.now() - checksStart) / 1000).toFixed(2)} s`,
  'under 2 s for 2,000',
);

const bare = await measure(
  process.execPath,
  [join(modules, 'astro', 'bin', 'astro.mjs'), 'build'],
  join(folder, 'bare'),
);
say(`Bare Astro, ${size.playbooks} MDX pages`, `${bare.seconds.toFixed(1)} s`, `${bare.peak.toFixed(0)} MB`);
const cold = await build();
say('Muster, cold', `${cold.seconds.toFixed(1)} s`, `${cold.peak.toFixed(0)} MB, at most 3,000`);
say('  ratio', (cold.seconds / bare.seconds).toFixed(2), 'at most 2.5');
const unchanged = await build();
say('Muster, nothing changed', `${unchanged.seconds.toFixed(2)} s`, 'under 2 s');
const edited = join(
  content,
  'playbooks',
  [...plan.keys()].find((path) => path.startsWith('playbooks/'))?.slice(10) ?? '',
);
appendFileSync(edited, '\nOne more sentence.\n');
const edit = await build();
say('Muster, one playbook edited', `${edit.seconds.toFixed(1)} s`, `${edit.peak.toFixed(0)} MB`);
say('  ratio', (edit.seconds / bare.seconds).toFixed(2), 'at most 1.5');

const dist = join(works, 'dist');
const { files, megabytes } = weigh(dist);
say(`Output, ${files} files`, `${megabytes.toFixed(1)} MB`, 'under 60 MB');
const start = pageWeigher(dist)('index.html');
say('Start page, HTML compressed', `${(start.html / 1024).toFixed(1)} KB`, 'at most 14 KB');
say('Start page, all it loads before a search', `${(start.all / 1024).toFixed(1)} KB`, 'at most 100 KB');
const first = [...plan.keys()].find((path) => path.startsWith('playbooks/'))?.slice(10, -4) ?? '';
say(
  'A playbook, HTML compressed',
  `${(gzipSync(readFileSync(join(dist, 'playbooks', `${first}.html`))).length / 1024).toFixed(1)} KB`,
  'at most 30 KB',
);
say('Largest client script before search', `${(start.largestScript / 1024).toFixed(1)} KB`, 'at most 20 KB');
const search = await measureSearch(dist, [
  'lorry depot',
  'chilled route',
  'invoice',
  'when the battery',
  'radio bridge message',
  'pallet',
]);
if (search) {
  say('First search, cold', `${search.cold.toFixed(0)} ms`);
  say(
    'Warm search, median / slowest',
    `${search.median.toFixed(0)} / ${search.slowest.toFixed(0)} ms`,
    'under 100 ms',
  );
}
const saved = await measureSaving(dist, 1);
if (saved !== undefined)
  say(`Saving ${files} files on a device`, `${saved.toFixed(1)} s`, 'under 20 s for 2,000 pages');
const [ours, later] = [join(folder, 'sample'), join(folder, 'sample-later')];
// Both outside git: a version that has a time is newer than one that has none.
const [firstContent, laterContent] = [join(folder, 'first', 'content'), join(folder, 'later', 'content')];
for (const copy of [firstContent, laterContent]) cpSync('content', copy, { recursive: true });
appendFileSync(join(laterContent, 'playbooks', 'mail-is-down.mdx'), '\nOne more sentence.\n');
for (const [content, out] of [
  [firstContent, ours],
  [laterContent, later],
] as const)
  await measure(
    process.execPath,
    [muster, 'build', '--no-binders', '--content', content, '--out', out],
    resolve('.'),
  );
const phone = await measurePhone(ours, 'cannot-sign-in');
say('Old phone, weak signal: start page', `${phone.start.toFixed(0)} ms`, 'under 2,000 ms');
say('  a playbook', `${phone.playbook.toFixed(0)} ms`, 'under 2,000 ms');
say('  a step ticked, slowest of five', `${phone.tick.toFixed(0)} ms`, 'under 100 ms');
const moved = movedFiles(ours, later).length;
say('Files that an edit of one page moves', `${moved} of ${weigh(later).files}`, 'under 15 %');
const halves = await halvesTaken(ours, later);
if (halves) say(`Half deployments taken, of ${moved}`, String(halves.length), '0');
for (const [playbooks, bound] of [
  [Math.round(40 * scale), 'under 20 s, 2 GB'],
  [Math.round(600 * scale), 'in volumes under 300 s, 2.5 GB'],
] as const) {
  const { seconds, peak } = await measureBinder(join(folder, `binder-${playbooks}`), muster, playbooks);
  say(`A binder of ${playbooks} playbooks`, `${seconds.toFixed(1)} s, ${(peak / 1000).toFixed(1)} GB`, bound);
}
const savedOurs = await measureSaving(ours, 5);
if (savedOurs !== undefined) say('Saving the sample on a device', `${savedOurs.toFixed(2)} s`, 'under 3 s');
for (const { kind, pace, median, requests, errors } of await measureLoad(ours))
  say(
    `200 readers of the start page on ${kind}, ${pace}, median`,
    `${median.toFixed(1)} ms`,
    `${pace === 'without a pause' ? '' : 'under 20 ms; '}${requests} requests, ${errors} errors (0)`,
  );
const sample = sampleOf(dist, 40, parsePrivateKey(newKey('bench').secret, 'The key'));
const flips = 10_000;
const missed = await flipsNotFound(sample, flips);
say(`${flips} bytes changed one at a time, not found`, String(missed.length), '0');
const learn = Math.round(600 * scale);
const importing = join(folder, 'importing');
cpSync('tests/fixtures/sound', join(importing, 'content'), { recursive: true });
const imported = await measureImport(importing, join(importing, 'content'), muster, learn);
say(
  `Import of ${learn} Learn files`,
  `${imported.seconds.toFixed(1)} s`,
  `under 30 s for 600, ${imported.peak.toFixed(0)} MB`,
);
const editing = await measureEditing(join(folder, 'edited'));
if (editing) {
  say('300 playbooks, a save to the refreshed page', `${editing.page.toFixed(0)} ms`, 'under 1,000 ms');
  say(
    '300 playbooks, a save to the refreshed problems',
    `${editing.problems.toFixed(0)} ms`,
    'under 1,000 ms',
  );
}
