import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { bytesOf, change, copyOfMuster, ON_ITS_DAY, scratch, writePlan } from './folders.ts';
import type { Changes } from './folders.ts';
import { muster, startCommand, startMuster } from './muster.ts';
import type { Ran, RunOptions } from './muster.ts';

// One small plan is built with all that a build must bear: markup where text belongs, a draft that others name, a diagram.
// The tests run in order and use what the ones before them left.

const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)> & "quoted"';
const quoted = (text: string) => `'${text}'`;

const PLAN: Changes = {
  'services/sign-in.yaml': (text) => text.replace('name: Sign-in', `name: ${quoted(`Sign-in ${HOSTILE}`)}`),
  'glossary.yaml': `Sourdough: ${quoted(HOSTILE)}\n${quoted(`Rye ${HOSTILE}`)}: A dark grain.\n`,
  'playbooks/mail-is-down.mdx': (text) =>
    text
      .replace('title: Mail is down', `title: ${quoted(`Mail is down ${HOSTILE}`)}`)
      .replace(/summary: .*/, `summary: ${quoted(`Orders by phone ${HOSTILE}`)}`)
      .replace('default: We stay open.', `default: ${quoted(`We stay open ${HOSTILE}`)}`)
      .replace(
        'roles: [shop-lead]',
        'routeElsewhere:\n  - { if: The oven is cold, playbook: oven-is-cold }\nroles: [shop-lead]',
      )
      .replace('Write every order', 'See [the cold oven](/playbooks/oven-is-cold). Write every order'),
  'playbooks/oven-is-cold.mdx': readFileSync('tests/fixtures/sound/playbooks/mail-is-down.mdx', 'utf8')
    .replace('title: Mail is down', 'title: The oven is cold')
    .replace('status: approved', 'status: draft'),
  'guide/keeping.mdx': `---\ntitle: ${quoted(`How it is kept ${HOSTILE}`)}\n---\n\nWords.\n\n\`\`\`mermaid\nflowchart LR\n  accTitle: From flour to bread\n  accDescr: Flour ${HOSTILE} becomes bread\n  flour["Flour <script>alert(3)</script><img src=x onerror=alert(4)>"] --> bread[Bread]\n\`\`\`\n`,
};

let muster24: string;
let folder: string;
let first: Ran;
const dist = () => join(folder, 'dist');
const staged = () => readdirSync(join(folder, '.muster/staged'));
const build = (options: Partial<RunOptions> = {}) =>
  muster(['build', ...ON_ITS_DAY], { cwd: folder, file: muster24, timeout: 240_000, ...options });

beforeAll(async () => {
  folder = scratch();
  muster24 = copyOfMuster(join(scratch(), 'muster'));
  writePlan(join(folder, 'content'), PLAN);
  first = await build();
});

describe('a build', () => {
  test('says how many playbooks it made, how long it took and where to look, and nothing else', () => {
    expect(first.stderr).toBe('');
    expect(first.stdout).toMatch(
      /^Drafts left out: oven-is-cold\.\n2 playbooks in dist after \d+\.\d s, not signed\. Open .*Our plan \(ü\)\/dist\/index\.html\n$/,
    );
    expect(first.code).toBe(0);
  });

  test('leaves nothing but the site and its cache', () => {
    expect(readdirSync(folder).sort()).toEqual(['.muster', 'content', 'dist']);
    expect(staged()).toEqual([]);
  });

  test('shows markup in a title, a summary, a decision, a name, a glossary meaning and a diagram as text', () => {
    const pages = Object.keys(bytesOf(dist())).filter((name) => name.endsWith('.html'));
    const texts = new Map<string, string>();
    for (const page of pages) {
      const seen = read(join(dist(), page));
      expect({ page, scripts: seen.inline, handlers: seen.handlers, pictures: seen.pictures }).toEqual({
        page,
        scripts: [],
        handlers: [],
        pictures: [],
      });
      texts.set(page, seen.text);
    }
    expect(texts.get('playbooks/mail-is-down.html')).toContain(`Mail is down ${HOSTILE}`);
    expect(texts.get('playbooks/mail-is-down.html')).toContain(`We stay open ${HOSTILE}`);
    expect(texts.get('glossary.html')).toContain(HOSTILE);
    expect(texts.get('services/sign-in.html')).toContain(`Sign-in ${HOSTILE}`);
    expect(texts.get('guide/keeping.html')).toContain(`How it is kept ${HOSTILE}`);
    expect(texts.get('guide/keeping.html')).toMatch(/Flour[\s\S]*Bread/);
  });

  test('leaves a draft out, and what links to it is text', () => {
    expect(existsSync(join(dist(), 'playbooks/oven-is-cold.html'))).toBe(false);
    const page = readFileSync(join(dist(), 'playbooks/mail-is-down.html'), 'utf8');
    expect(page).toContain('the cold oven');
    for (const [name, text] of htmlOf(dist()))
      expect({ name, links: /href="[^"]*oven-is-cold/.test(text) }).toEqual({ name, links: false });
  });
});

describe('a built site', () => {
  test('holds nothing of the panel that authors see', () => {
    const files = Object.keys(bytesOf(dist())).filter((name) => /\.(html|js|css|json|txt)$/.test(name));
    const holding = files.filter((name) =>
      /data-author|author-panel|open-in-editor|For the author/.test(readFileSync(join(dist(), name), 'utf8')),
    );
    expect(holding).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
  });
});

describe('a second build', () => {
  test('with nothing changed says so and leaves every file as it is', async () => {
    const before = statSync(join(dist(), 'index.html')).mtimeMs;
    const started = performance.now();
    const { code, stdout } = await build();
    expect(stdout).toBe('Nothing has changed: dist is current.\n');
    expect(code).toBe(0);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(statSync(join(dist(), 'index.html')).mtimeMs).toBe(before);
  });

  test('in another folder, time zone and language gives the same bytes', async () => {
    const elsewhere = join(scratch(), 'deeper', 'plan');
    writePlan(join(elsewhere, 'content'), PLAN);
    const other = copyOfMuster(join(scratch(), 'other muster'), join(muster24, '../../..'));
    const { code } = await build({
      cwd: elsewhere,
      file: other,
      env: { TZ: 'Pacific/Auckland', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' },
    });
    expect(code).toBe(0);
    expect(bytesOf(join(elsewhere, 'dist'))).toEqual(bytesOf(dist()));
  });

  test('puts right a file of the site that was damaged', async () => {
    const before = bytesOf(dist());
    change(dist(), { 'playbooks/mail-is-down.html': 'damaged' });
    const { stdout } = await build();
    expect(stdout).toContain('2 playbooks in dist');
    expect(bytesOf(dist())).toEqual(before);
  });

  test('brings back a site that was deleted, with the change that was made in the meantime', async () => {
    rmSync(dist(), { recursive: true });
    change(join(folder, 'content'), {
      'playbooks/mail-is-down.mdx': (text) => text.replace('Write every order', 'Note every order'),
    });
    expect((await build()).code).toBe(0);
    expect(readFileSync(join(dist(), 'playbooks/mail-is-down.html'), 'utf8')).toContain('Note every order');
  });

  test('is made when muster itself has changed', async () => {
    const favicon = readFileSync('public/favicon.svg', 'utf8');
    change(join(muster24, '../../..'), { 'public/favicon.svg': `${favicon}<!-- newer -->\n` });
    const { stdout } = await build();
    expect(stdout).toContain('2 playbooks in dist');
    expect(readFileSync(join(dist(), 'favicon.svg'), 'utf8')).toContain('newer');
  });
});

describe('a build that is stopped', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('by %s leaves the last good site', async (signal) => {
    const before = bytesOf(dist());
    change(join(folder, 'content'), {
      'glossary.yaml': (text) => `${text}Stopped by ${signal}: In the middle.\n`,
    });
    const started = startMuster(['build', ...ON_ITS_DAY], { cwd: folder, file: muster24 });
    await until(() => staged().length > 0);
    const { code, signal: by } = await started.stop(signal);
    expect(code ?? by).toBe({ SIGINT: 130, SIGTERM: 143, SIGKILL: 'SIGKILL' }[signal]);
    expect(bytesOf(dist())).toEqual(before);
    if (signal !== 'SIGKILL') expect(readdirSync(folder).sort()).toEqual(['.muster', 'content', 'dist']);
  });

  test('is followed by one that works and clears up after it', async () => {
    expect((await build()).code).toBe(0);
    expect(staged()).toEqual([]);
    expect(readFileSync(join(dist(), 'glossary.html'), 'utf8')).toContain('Stopped by SIGKILL');
  });

  test('between taking the old site away and putting the new one there is mended by the next, even a failing one', async () => {
    const before = bytesOf(dist());
    renameSync(dist(), `${dist()}.previous`);
    change(join(folder, 'content'), { 'services/mail.yaml': 'name: 1\n' });
    expect((await build()).code).toBe(1);
    expect(bytesOf(dist())).toEqual(before);
  });
});

test('two plans can be built at once with one muster', async () => {
  const folders = [1, 2].map((number) => {
    const cwd = scratch();
    writePlan(join(cwd, 'content'), {
      [`playbooks/only-in-${number}.mdx`]: readFileSync(
        'tests/fixtures/sound/playbooks/mail-is-down.mdx',
        'utf8',
      ).replace('Write every order', `Only in ${number}. Write every order`),
    });
    return cwd;
  });
  // Not in the same millisecond: Astro writes a file of its own folder without a thought for others.
  const runs = await Promise.all(
    folders.map(async (cwd, index) => {
      await new Promise((done) => setTimeout(done, index * 500));
      return build({ cwd });
    }),
  );
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  for (const [index, cwd] of folders.entries()) {
    const number = index + 1;
    expect(readFileSync(join(cwd, 'dist', `playbooks/only-in-${number}.html`), 'utf8')).toContain(
      `Only in ${number}.`,
    );
    expect(existsSync(join(cwd, 'dist', `playbooks/only-in-${3 - number}.html`))).toBe(false);
  }
});

test('on a terminal a build says what it does, how many of how many, and how long each part took', async () => {
  const cwd = scratch();
  writePlan(join(cwd, 'content'), PLAN);
  const { ended } = startCommand(
    'script',
    ['-qec', `${quoted(process.execPath)} ${quoted(muster24)} build`, '/dev/null'],
    { cwd, timeout: 240_000 },
  );
  const { code, stdout } = await ended;
  const lines = stdout.split(/[\r\n]+/).map((line) => line.replace('\u001b[K', '').trim());
  expect(lines).toContainEqual(expect.stringMatching(/^Reading the plan {2}\d+ {2}\d+\.\d s$/));
  expect(lines).toContainEqual(expect.stringMatching(/^Making pages {2}\d+ {2}\d+\.\d s$/));
  expect(lines).toContainEqual(
    expect.stringMatching(/Drawing diagrams {2}\d+ of \d+|^Drawing diagrams {2}\d+ {2}/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^Making pages portable {2}\d+ {2}\d+\.\d s$/));
  expect(lines).toContainEqual(expect.stringMatching(/^Making the search {2}/));
  expect(lines).toContainEqual(expect.stringMatching(/^2 playbooks in dist after/));
  expect(code).toBe(0);
});

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 60_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error('It did not happen within a minute.');
    await new Promise((done) => setTimeout(done, 20));
  }
}

function htmlOf(site: string): [string, string][] {
  return Object.keys(bytesOf(site))
    .filter((name) => name.endsWith('.html'))
    .map((name) => [name, readFileSync(join(site, name), 'utf8')]);
}

type Seen = { text: string; inline: string[]; handlers: string[]; pictures: string[] };
type Node = DefaultTreeAdapterTypes.Node;

/** What a browser makes of a page: its text, and what in it would run or load. */
function read(file: string): Seen {
  const seen: Seen = { text: '', inline: [], handlers: [], pictures: [] };
  const visit = (node: Node) => {
    if (node.nodeName === '#text' && 'value' in node) seen.text += node.value;
    if ('attrs' in node) {
      const src = node.attrs.find(({ name }) => name === 'src')?.value;
      if (node.nodeName === 'script' && (src === undefined || node.childNodes.length > 0))
        seen.inline.push(src ?? 'inline');
      if (node.nodeName === 'img' && src === 'x') seen.pictures.push(src);
      seen.handlers.push(...node.attrs.map(({ name }) => name).filter((name) => name.startsWith('on')));
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(readFileSync(file, 'utf8')));
  return seen;
}
