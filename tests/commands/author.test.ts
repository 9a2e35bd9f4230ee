import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { change, ON_ITS_DAY, scratch, writePlan } from './folders.ts';
import { MUSTER, muster, startCommand } from './muster.ts';

const ANSWERS = [
  ['--name', 'Fern Street Bakery'],
  ['--time-zone', 'Europe/London'],
  ['--tenant', 'bakery.example'],
  ['--services', 'microsoft-365,network'],
  ['--processes', 'Taking orders, Paying staff, Baking'],
  ['--phones', '+44 7700 900123, +447700900124'],
] as const;

describe('muster init', () => {
  test('writes a plan that builds and in which check finds no error', async () => {
    const cwd = scratch();
    const made = await muster(['init', ...ANSWERS.flat()], { cwd });
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toMatch(/files are in .*content\./);
    expect(readdirSync(join(cwd, '.vscode')).sort()).toEqual([
      'extensions.json',
      'muster.code-snippets',
      'settings.json',
    ]);
    expect(readFileSync(join(cwd, '.schemas/process.json'), 'utf8')).toContain('"continuity-lead"');
    expect(readFileSync(join(cwd, '.gitignore'), 'utf8')).toMatch(/^\.muster\/$/m);
    expect((await muster(['check'], { cwd })).stdout).not.toContain('no-placeholder');
    // What is begun next stops nothing: a playbook, a scenario, and processes from a table that says how soon they must be back.
    for (const kind of ['playbook', 'scenario'])
      expect(await muster(['new', kind, 'brand-new'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(
      join(cwd, 'processes.csv'),
      'Process,Criticality,RTO,Depends on\nShipping,mission-critical,4 h,microsoft-365\nPosting bills,important,2 days,\n',
    );
    expect(await muster(['import', 'processes.csv', '--yes'], { cwd })).toMatchObject({ code: 0 });
    const found = await muster(['check'], { cwd });
    expect(found).toMatchObject({ code: 0 });
    for (const file of ['playbooks/brand-new.mdx', 'scenarios/brand-new.yaml', 'processes/shipping.yaml'])
      expect(found.stdout).toContain(`${file}:`);
    const built = await muster(['build'], { cwd });
    expect(built).toMatchObject({ code: 0 });
    expect(built.stdout).toContain('Drafts left out: brand-new.');
    expect(readFileSync(join(cwd, 'dist/index.html'), 'utf8')).toContain('I cannot sign in');
    const again = await muster(['init', ...ANSWERS.flat()], { cwd });
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('holds a plan already');
  });

  test.each([
    ['--phones', '112, 113', 'Write two different numbers with country code'],
    ['--time-zone', 'Fern/Street', 'is no time zone'],
    ['--services', 'telex', '"telex" is none of microsoft-365, google-workspace'],
  ])('refuses what cannot be taken, and writes nothing: %s %s', async (flag, value, says) => {
    const cwd = scratch();
    const answers = ANSWERS.flatMap(([key, usual]) => [key, key === flag ? value : usual]);
    const refused = await muster(['init', ...answers], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(says);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('names the flags that are missing where there is no terminal to ask on', async () => {
    const cwd = scratch();
    const refused = await muster(['init', '--name', 'Fern Street'], { cwd });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('`--time-zone`, `--tenant`, `--services`, `--processes`, `--phones`');
  });
});

/** Answers typed at a terminal, which util-linux's `script` stands in for. */
async function typed(args: string, answers: readonly string[], cwd: string) {
  const command = `printf '${answers.join('\\n')}\\n' | script -qec '"${process.execPath}" "${MUSTER}" ${args}' /dev/null`;
  return await startCommand('sh', ['-c', command], { cwd, env: { VISUAL: 'cat' }, timeout: 60_000 }).ended;
}
const hasTerminal = spawnSync('script', ['--version']).status === 0;

describe.runIf(hasTerminal)('On a terminal', () => {
  test('init asks six questions, again where an answer cannot be taken', async () => {
    const cwd = scratch();
    const answers = ['Fern Street', '', 'fern.example', '9', '1,3', 'Pay, Sell, Bake', '123'];
    const made = await typed('init', [...answers, '+441632960123, +441632960124'], cwd);
    expect(made.stdout).toContain('"9" is none of microsoft-365');
    expect(made.stdout).toContain('Write two different numbers');
    expect(readFileSync(join(cwd, 'content/organization.yaml'), 'utf8')).toContain('name: Fern Street\n');
    expect(existsSync(join(cwd, 'content/services/dynamics-365.yaml'))).toBe(true);
  });

  test('init writes nothing when the answers end', async () => {
    const cwd = scratch();
    const ended = await typed('init', ['Fern Street'], cwd);
    expect(ended.stdout).toContain('The answers ended before the questions.');
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('new asks for what the kind needs, offers the ids of the plan, and opens the editor', async () => {
    const cwd = scratch();
    writePlan(join(cwd, 'content'), {});
    const made = await typed('new role cashier', ['Cashier', '', 'The till', 'shop-phone'], cwd);
    expect(made.stdout).toContain('bakehouse-phone, shop-phone');
    // The editor is `cat`.
    expect(made.stdout).toContain('title: Cashier #');
  });
});

describe('muster new', () => {
  test('writes one file, which leaves the plan without an error, and refuses an id that is taken', async () => {
    const cwd = scratch();
    writePlan(join(cwd, 'content'), {});
    const made = await muster(['new', 'role', 'cashier', '--set', 'title=Cashier: till 2'], { cwd });
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout.trim()).toMatch(/roles\/cashier\.yaml$/);
    expect(readFileSync(join(cwd, 'content/roles/cashier.yaml'), 'utf8')).toContain('"Cashier: till 2"');
    expect(await muster(['check', ...ON_ITS_DAY], { cwd })).toMatchObject({ code: 0 });
    const taken = await muster(['new', 'role', 'cashier'], { cwd });
    expect(taken.code).toBe(2);
    expect(taken.stderr).toContain('Role `cashier` is there already: roles/cashier.yaml.');
  });

  test.each([
    [['new', 'proces', 'x1'], 'Did you mean `process`?'],
    [['new', 'role', 'Head Cashier'], 'Take `head-cashier`.'],
    [['new', 'role'], 'Name its id'],
    [['new', 'role', 'cashier', '--set', 'title'], '`--set` takes key=value'],
    [['new', 'role', 'cashier', '--set', 'titel=X'], 'A role has no field `titel`. Did you mean `title`?'],
  ])('says what is wrong: %j', async (args, says) => {
    const cwd = scratch();
    writePlan(join(cwd, 'content'), {});
    const refused = await muster(args, { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(says);
    expect(existsSync(join(cwd, 'content/roles/cashier.yaml'))).toBe(false);
  });
});

test('muster schema keeps what an author has set for VS Code, and lays the new beside the schemas', async () => {
  const cwd = scratch();
  writePlan(join(cwd, 'content'), {});
  change(cwd, { '.vscode/settings.json': '{}' });
  const made = await muster(['schema'], { cwd });
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toContain('.vscode/settings.json: there already, and kept.');
  expect(readFileSync(join(cwd, '.vscode/settings.json'), 'utf8')).toBe('{}');
  expect(readFileSync(join(cwd, '.schemas/vscode/settings.json'), 'utf8')).toContain('./.schemas/role.json');
  expect(existsSync(join(cwd, '.vscode/muster.code-snippets'))).toBe(true);
});
