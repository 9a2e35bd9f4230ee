import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { bytesOf, change, ON_ITS_DAY, scratch, writePlan } from './folders.ts';
import { startCommand } from './muster.ts';
import type { Ran } from './muster.ts';

const run = promisify(execFile);

/** Nodes of this machine that are not the one muster runs on: its `bin` must find its own. */
const OTHER_NODES = ['/usr/bin/node', '/usr/local/bin/node'].filter(existsSync);

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

test(
  'packed and installed in an empty folder, muster builds and checks the plan of another organisation',
  { timeout: 400_000 },
  async () => {
    const folder = scratch();
    const packed = await run('npm', ['pack', '--json', ...QUIET, '--pack-destination', folder]);
    const [{ filename, files }] = JSON.parse(packed.stdout) as [
      { filename: string; files: { path: string }[] },
    ];
    const paths = files.map(({ path }) => path);
    expect(
      paths.filter((path) => /^(tests|content|dist|binders|\.muster|\.astro|\.ci)\//.test(path)),
    ).toEqual([]);
    for (const needed of [
      'package.json',
      'LICENSE',
      'README.md',
      'src/cli/muster.mjs',
      'src/pages/index.astro',
      'public/favicon.svg',
    ])
      expect(paths).toContain(needed);

    const home = join(folder, 'home');
    mkdirSync(home);
    change(home, { 'package.json': '{ "name": "our-plan", "private": true }\n' });
    const start = performance.now();
    await run('npm', ['install', '--prefer-offline', ...QUIET, join(folder, filename)], {
      cwd: home,
      timeout: 240_000,
    });
    expect(performance.now() - start).toBeLessThan(240_000);
    expect(existsSync(join(home, 'node_modules/vitest'))).toBe(false);
    const installed = bytesOf(join(home, 'node_modules/muster'));

    const plan = join(folder, 'Pläne von uns', 'content');
    writePlan(plan, {
      'guide/keeping.mdx':
        '---\ntitle: How it is kept\n---\n\n```mermaid\nflowchart LR\n  accTitle: Bread\n  accDescr: Flour becomes bread\n  flour --> bread\n```\n',
    });
    const muster = (...args: string[]): Promise<Ran> =>
      startCommand('npx', ['--no-install', 'muster', ...args], { cwd: home, timeout: 240_000 }).ended;

    const checked = await muster('check', '--content', plan, '--format', 'json', ...ON_ITS_DAY);
    expect(said(checked)).toBe('');
    expect(JSON.parse(checked.stdout)).toMatchObject({ problems: [], summary: { errors: 0 } });
    expect(checked.code).toBe(0);

    const site = join(folder, 'Pläne von uns', 'site');
    const built = await muster('build', '--content', plan, '--out', site, ...ON_ITS_DAY);
    expect(said(built)).toBe('');
    expect(built.stdout).toContain('2 playbooks in ');
    expect(built.code).toBe(0);
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('Fern Street Bakery');
    expect(readFileSync(join(site, 'guide/keeping.html'), 'utf8')).toContain('<svg');

    for (const node of OTHER_NODES) {
      const bin = join(home, 'node_modules/muster/src/cli/muster.mjs');
      const again = await startCommand(
        node,
        [bin, 'build', '--content', plan, '--out', site, ...ON_ITS_DAY],
        {
          cwd: home,
          timeout: 240_000,
        },
      ).ended;
      expect(again).toMatchObject({
        code: 0,
        stdout: `Nothing has changed: ${site} is current.\n`,
        stderr: '',
      });
    }

    expect(bytesOf(join(home, 'node_modules/muster'))).toMatchObject(installed);
    expect(readdirSync(home).sort()).toEqual([
      '.muster',
      'node_modules',
      'package-lock.json',
      'package.json',
    ]);
    expect(readdirSync(join(folder, 'Pläne von uns')).sort()).toEqual(['content', 'site']);
  },
);

/** What muster wrote to stderr: npm adds its own remarks on this machine's settings. */
function said({ stderr }: Ran): string {
  return stderr.replace(/^npm warn .*\n/gm, '');
}
