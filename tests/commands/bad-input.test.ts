import { chmodSync, existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOf, change, lineOf, ON_ITS_DAY, scratch, writeLastGood, writePlan } from './folders.ts';
import type { Changes } from './folders.ts';
import { muster } from './muster.ts';

const PLAYBOOK = 'playbooks/mail-is-down.mdx';
const GUIDE = 'guide/keeping.mdx';
const guide = (body: string) => `---\ntitle: How the plan is kept\n---\n\n${body}\n`;

type Fault = {
  name: string;
  changes: Changes;
  /** File and line that must be named; `0` stands for the line of `at`. */
  file: string;
  line?: number;
  at?: string;
  says: RegExp;
};

const faults: Fault[] = [
  {
    name: 'a file that is no YAML',
    changes: { 'services/mail.yaml': (text) => text.replace('signInVia: [sign-in]', 'signInVia: [sign-in') },
    file: 'services/mail.yaml',
    says: /bracket|YAML/,
  },
  {
    name: 'a file that is not UTF-8',
    changes: { 'services/mail.yaml': Buffer.from('name: Caf\xe9\n', 'latin1') },
    file: 'services/mail.yaml',
    line: 1,
    says: /is not UTF-8 text/,
  },
  {
    name: 'a value of the wrong type',
    changes: { 'channels/blackboard.yaml': (text) => text.replace('rank: 1', 'rank: first') },
    file: 'channels/blackboard.yaml',
    at: 'rank: first',
    says: /`rank` must be .*number, but is "first"/,
  },
  {
    name: 'an unknown key',
    changes: { 'channels/blackboard.yaml': (text) => text.replace('rank: 1', 'rank: 1\nadress: x') },
    file: 'channels/blackboard.yaml',
    at: 'adress: x',
    says: /`adress` is not a key of a channel\. Did you mean `address`\?/,
  },
  {
    name: 'an unknown component',
    changes: {
      [PLAYBOOK]: (text) =>
        text.replace('Write every order', '<Contract id="shop-phone" />\n\nWrite every order'),
    },
    file: PLAYBOOK,
    at: '<Contract',
    says: /`<Contract>` is no component of a playbook\. Did you mean `Contact`\?/,
  },
  {
    name: 'a body that is no MDX',
    changes: { [PLAYBOOK]: (text) => text.replace('Write every order', '<Note>Write every order') },
    file: PLAYBOOK,
    at: '<Note>Write',
    says: /`<Note>`.*not closed/,
  },
  {
    name: 'JavaScript between braces',
    changes: {
      [PLAYBOOK]: (text) => text.replace('Write every order', '{process.env.HOME}\n\nWrite every order'),
    },
    file: PLAYBOOK,
    at: '{process.env.HOME}',
    says: /would be run as JavaScript/,
  },
  {
    name: 'JavaScript that is imported',
    changes: {
      [PLAYBOOK]: (text) =>
        text.replace('Write every order', 'import fs from "node:fs"\n\nWrite every order'),
    },
    file: PLAYBOOK,
    at: 'import fs',
    says: /JavaScript \(`import` or `export`\) has no place in a plan/,
  },
  {
    name: 'a script element',
    changes: {
      [PLAYBOOK]: (text) =>
        text.replace('Write every order', '<script>alert(1)</script>\n\nWrite every order'),
    },
    file: PLAYBOOK,
    at: '<script>',
    says: /`<script>` is no component of a playbook/,
  },
  {
    name: 'a diagram that does not draw',
    changes: {
      [GUIDE]: guide(
        '```mermaid\nflowchart LR\n  accTitle: Order\n  accDescr: From a to b\n  a --> b\n  b -->\n```',
      ),
    },
    file: GUIDE,
    says: /diagram/i,
  },
  {
    name: 'a reference to nothing',
    changes: { 'services/mail.yaml': (text) => text.replace('signInVia: [sign-in]', 'signInVia: [sing-in]') },
    file: 'services/mail.yaml',
    at: 'sing-in',
    says: /names the service `sing-in`, which does not exist\. Did you mean `sign-in`\?/,
  },
  {
    name: 'dependencies that form a loop',
    changes: {
      'processes/take-orders.yaml': (text) =>
        text.replace('kind: service, id: mail', 'kind: process, id: bake'),
    },
    file: 'processes/bake.yaml',
    at: 'id: take-orders',
    says: /loop|circle|each other|itself/,
  },
  {
    name: 'a picture that is not there',
    changes: { [GUIDE]: guide('![The yard](yard.png)') },
    file: GUIDE,
    at: 'yard.png',
    says: /The picture `yard\.png` does not exist/,
  },
  {
    name: 'a file name that Windows refuses',
    changes: { 'guide/aux.mdx': guide('Words.') },
    file: 'guide/aux.mdx',
    line: 1,
    says: /name is aux\.mdx, which Windows reserves\. Rename it\./,
  },
  {
    name: 'two files with one id',
    changes: { 'playbooks/older/mail-is-down.mdx': guide('Words.') },
    file: 'playbooks/older/mail-is-down.mdx',
    line: 1,
    says: /The id `mail-is-down` is taken by playbooks\/mail-is-down\.mdx already/,
  },
  {
    name: 'a slug in front matter',
    changes: { [PLAYBOOK]: (text) => text.replace('title:', 'slug: elsewhere\ntitle:') },
    file: PLAYBOOK,
    line: 2,
    says: /`slug` is not a key of a playbook/,
  },
  {
    name: '10 MB of text in one file',
    changes: { [GUIDE]: guide('word '.repeat(2 * 1024 * 1024)) },
    file: GUIDE,
    line: 1,
    says: /10\.0 MB.*at most 1 MB/,
  },
];

describe('a plan with a fault stops a build: exit code 1, file and line, the last good site untouched', () => {
  test.concurrent.for(faults)(
    '$name',
    { timeout: 60_000 },
    async ({ changes, file, line, at, says }, { expect: expectHere }) => {
      const folder = scratch();
      const content = writePlan(join(folder, 'content'), changes);
      writeLastGood(join(folder, 'dist'));
      const before = bytesOf(join(folder, 'dist'));
      const { code, stdout, stderr } = await muster(['build'], { cwd: folder });
      const where = line ?? (at === undefined ? undefined : lineOf(join(content, file), at));
      expectHere(stderr).toMatch(new RegExp(`^${escaped(file)}:${where ?? '\\d+'}:\\d+ error `, 'm'));
      expectHere(stderr).toMatch(says);
      expectHere(stdout).toBe('');
      expectHere(code).toBe(1);
      expectHere(bytesOf(join(folder, 'dist'))).toEqual(before);
      expectHere(
        readdirSync(folder)
          .filter((name) => name !== '.muster')
          .sort(),
      ).toEqual(['content', 'dist']);
    },
  );

  test.concurrent(
    'a broken diagram is named by its own line of the file',
    { timeout: 60_000 },
    async ({ expect: expectHere }) => {
      const folder = scratch();
      const content = writePlan(join(folder, 'content'), {
        [GUIDE]: guide(
          'Words.\n\n```mermaid\nflowchart LR\n  accTitle: Order\n  accDescr: Two steps\n  a --> b\n  b --> --> c\n```',
        ),
      });
      const { stderr } = await muster(['build'], { cwd: folder });
      expectHere(stderr).toContain(`${GUIDE}:${lineOf(join(content, GUIDE), 'b --> -->')}:`);
      expectHere(stderr).toContain('[diagram-draws]');
    },
  );

  test.concurrent(
    'several faults are shown at once, in order of file and line',
    { timeout: 60_000 },
    async ({ expect: expectHere }) => {
      const folder = scratch();
      writePlan(
        join(folder, 'content'),
        Object.assign({}, ...faults.slice(2, 5).map(({ changes }) => changes), {
          'roles/shop-lead.yaml': (text: string) => text.replace('primary: shop-phone', 'primary: shop-fone'),
          [GUIDE]: guide('![The yard](yard.png)\n\n```mermaid\nflowchart LR\n  a -->\n```'),
        }) as Changes,
      );
      const { code, stderr } = await muster(['build', ...ON_ITS_DAY], { cwd: folder });
      const named = [...stderr.matchAll(/^(\S+):\d+:\d+ error /gm)].map((match) => match[1]);
      expectHere(new Set(named)).toEqual(
        new Set(['channels/blackboard.yaml', GUIDE, PLAYBOOK, 'roles/shop-lead.yaml']),
      );
      expectHere(named).toEqual([...named].sort());
      expectHere(code).toBe(1);
    },
  );

  test.concurrent('a symbolic link out of the folder', async ({ expect: expectHere }) => {
    const folder = scratch();
    const content = writePlan(join(folder, 'content'));
    writeFileSync(join(folder, 'outside.yaml'), 'name: Outside\n');
    symlinkSync(join(folder, 'outside.yaml'), join(content, 'services', 'outside.yaml'));
    const { code, stderr } = await muster(['build'], { cwd: folder });
    expectHere(stderr).toMatch(
      /^services\/outside\.yaml:1:1 error It is a symbolic link, which is not followed/m,
    );
    expectHere(code).toBe(1);
  });

  test.concurrent('an empty folder', async ({ expect: expectHere }) => {
    const folder = scratch();
    change(folder, { 'content/.keep': '' });
    const { code, stderr } = await muster(['build'], { cwd: folder });
    expectHere(stderr).toContain('The plan has no organisation, no process, no scenario and no playbook.');
    expectHere(code).toBe(1);
    expectHere(existsSync(join(folder, 'dist'))).toBe(false);
  });
});

describe('folders that a build cannot use are refused before anything is written: exit code 3', () => {
  test.each([
    ['the site inside the plan', 'content/dist'],
    ['the site in the place of the plan', 'content'],
    ['the plan inside the site', '.'],
  ])('%s', async (_name, out) => {
    const folder = scratch();
    const content = writePlan(join(folder, 'content'));
    const before = bytesOf(content);
    const { code, stderr } = await muster(['build', '--out', out], { cwd: folder });
    expect(stderr).toContain('would lie in each other. Name another folder with --out.');
    expect(code).toBe(3);
    expect(bytesOf(content)).toEqual(before);
  });

  test('a file in the place of the site', async () => {
    const folder = scratch();
    writePlan(join(folder, 'content'));
    change(folder, { dist: 'a file of somebody' });
    const { code, stderr } = await muster(['build'], { cwd: folder });
    expect(stderr).toContain('it is a file. Name a folder with --out.');
    expect(code).toBe(3);
  });

  test('a folder that holds something else than a site, which a build would remove', async () => {
    const folder = scratch();
    writePlan(join(folder, 'content'));
    change(folder, { 'home/letters.txt': 'dear' });
    const { code, stderr } = await muster(['build', '--out', 'home'], { cwd: folder });
    expect(stderr).toContain('it holds other files, which a build would remove');
    expect(code).toBe(3);
    expect(readdirSync(join(folder, 'home'))).toEqual(['letters.txt']);
  });

  test.skipIf(process.getuid?.() === 0)('a place where nothing can be written', async () => {
    const folder = scratch();
    writePlan(join(folder, 'content'));
    change(folder, { 'locked/.keep': '' });
    chmodSync(join(folder, 'locked'), 0o500);
    const { code, stderr } = await muster(['build', '--out', 'locked/dist'], { cwd: folder });
    chmodSync(join(folder, 'locked'), 0o700);
    expect(stderr).toContain('Nothing can be written beside');
    expect(code).toBe(3);
    rmSync(folder, { recursive: true });
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
