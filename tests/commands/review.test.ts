import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOf, change, ON_ITS_DAY, scratch, writePlan } from './folders.ts';
import { approve } from '../../src/cli/approve.ts';
import { check } from '../../src/cli/check.ts';
import { codeowners } from '../../src/cli/codeowners.ts';
import { expires } from '../../src/cli/expires.ts';
import type { Expires } from '../../src/cli/expires.ts';
import { format } from '../../src/cli/fmt.ts';
import { loadPlan } from '../../src/plan/index.ts';
import { muster } from './muster.ts';

const MAIL = 'content/services/mail.yaml';

function planIn(changes = {}): string {
  const cwd = scratch();
  writePlan(join(cwd, 'content'), changes);
  return cwd;
}
const textOf = (cwd: string, file: string) => readFileSync(join(cwd, file), 'utf8');

describe('muster fmt', () => {
  const fmt = (cwd: string, names: string[] = [], onlyCheck = false) =>
    format({ content: join(cwd, 'content'), names, check: onlyCheck });

  test('sets the whole plan or the files named, and with --check only says which', async () => {
    const cwd = planIn({
      'services/mail.yaml': (text: string) => text.replace('name: Mail', 'name:   Mail   # ours'),
      'guide/start.mdx': '---\ntitle: Start\n---\n* one\n* two\n',
    });
    const before = bytesOf(cwd);
    const checked = await muster(['fmt', '--check'], { cwd });
    expect(checked).toMatchObject({ code: 1, stderr: '' });
    expect(checked.stdout).toMatch(
      /^guide\/start\.mdx\nservices\/mail\.yaml\n2 files of \d+ would be set otherwise/,
    );
    expect(bytesOf(cwd)).toEqual(before);
    expect(await muster(['fmt', MAIL], { cwd })).toMatchObject({
      code: 0,
      stdout: 'services/mail.yaml\n1 file of 1 set anew.\n',
    });
    expect(textOf(cwd, MAIL)).toContain('name: Mail # ours\n');
    expect(fmt(cwd)).toMatchObject({ exitCode: 0 });
    expect(textOf(cwd, 'content/guide/start.mdx')).toBe('---\ntitle: Start\n---\n\n- one\n- two\n');
    expect(fmt(cwd, [], true)).toMatchObject({ exitCode: 0 });
  });

  test('leaves alone what cannot be read, says where, and sets the rest', () => {
    const cwd = planIn({
      'guide/start.mdx': '---\ntitle:  Start\n---\n',
      'guide/bad.mdx': '---\ntitle: [\n---\n',
    });
    const { exitCode, errors } = fmt(cwd);
    expect(exitCode).toBe(1);
    expect(errors).toEqual([expect.stringMatching(/^Left as it is: guide\/bad\.mdx:\d+:\d+ /)]);
    expect(textOf(cwd, 'content/guide/bad.mdx')).toBe('---\ntitle: [\n---\n');
    expect(textOf(cwd, 'content/guide/start.mdx')).toBe('---\ntitle: Start\n---\n');
  });

  test('names no file that is none of the plan', () => {
    expect(fmt(planIn(), ['services/mial.yaml'])).toMatchObject({
      exitCode: 2,
      errors: [expect.stringContaining('Did you mean `services/mail.yaml`?')],
    });
  });
});

describe('muster approve', () => {
  const asOf = '2026-06-15';
  const given = { by: 'shop-lead', evidence: 'Minutes: item #3', version: undefined, asOf };
  const approved = (cwd: string, ref: string, more: Partial<typeof given> | { version: string } = {}) =>
    approve({ content: join(cwd, 'content'), names: [ref], ...given, ...more });
  const checked = async (cwd: string) => {
    const content = join(cwd, 'content');
    const { output } = await check({ content, format: 'text', only: ['approval-current'], asOf });
    return output;
  };

  test('names what is wrong with what it approves, and would stop a build now', () => {
    const cwd = planIn({
      'processes/take-orders.yaml': (text: string) =>
        text.replace('status: approved', 'status: draft').replace(/rto: \w+/, 'rto: 30d'),
    });
    const { exitCode, errors } = approved(cwd, 'process/take-orders', { by: 'head-baker' });
    expect(exitCode).toBe(0);
    expect(errors.join('\n')).toMatch(/^processes\/take-orders\.yaml:\d+:\d+ stops a build now: \S/m);
  });

  test('adds the approval and touches no other letter, and check tells what changes after it', async () => {
    const written = '\n# Why one.\nversion:   "1" # quoted\nstatus: in-review\n';
    const cwd = planIn({
      'services/mail.yaml': (text: string) => text.replace('status: approved\nversion: "1"\n', written),
    });
    const before = textOf(cwd, MAIL);
    const words = ['--by', 'shop-lead', '--evidence', 'Minutes: item #3', ...ON_ITS_DAY];
    expect(await muster(['approve', 'service/mail', ...words], { cwd })).toMatchObject({
      code: 0,
      stderr: '',
    });
    const after = textOf(cwd, MAIL);
    const digest = /sha256:[0-9a-f]{64}/.exec(after)?.[0] ?? '';
    expect(after).toBe(
      `${before.replace('in-review', 'approved')}approvals:\n  - by: shop-lead\n    on: 2026-06-15\n    version: "1"\n    digest: ${digest}\n    evidence: "Minutes: item #3"\n`,
    );
    expect(approved(cwd, 'service/mail').output).toContain(
      'as version 1 on 15 Jun 2026. Nothing is changed.',
    );
    expect(format({ content: join(cwd, 'content'), names: [], check: false })).toMatchObject({ exitCode: 0 });
    expect(await checked(cwd)).toContain('No problems');
    change(cwd, { [MAIL]: (text) => text.replace('orders', 'all orders') });
    const found = await checked(cwd);
    expect(found).toContain('says something else than what was approved as version 1');
    expect(found).toContain('`muster approve service/mail --by shop-lead --version 2 --evidence "');
    expect(approved(cwd, 'service/mail')).toMatchObject({
      exitCode: 1,
      errors: [expect.stringContaining('Give it a version of its own: `--version 2`.')],
    });
    expect(approved(cwd, 'service/mail', { version: '2' })).toMatchObject({ exitCode: 0 });
    expect(textOf(cwd, MAIL)).toMatch(/^version: "2" # quoted$/m);
    expect(await checked(cwd)).toContain('No problems');
  });

  test('adds to the approvals that there are, however they are written', () => {
    const old = '{ by: shop-lead, on: 2026-01-02, version: "0" }';
    const cwd = planIn({
      'playbooks/mail-is-down.mdx': (text: string) =>
        text.replace('\nstatus:', `\napprovals: [${old}] # all\nstatus:`),
      'services/mail.yaml': (text: string) => `${text}approvals:\n- ${old} # first\n\n# end\n`,
      'services/sign-in.yaml': (text: string) => `approvals: []\n${text}`.replaceAll('\n', '\r\n'),
    });
    for (const ref of ['service/mail', 'service/sign-in']) expect(approved(cwd, ref).exitCode).toBe(0);
    expect(approved(cwd, 'playbook/mail-is-down', { by: 'head-baker' })).toMatchObject({ exitCode: 0 });
    expect(textOf(cwd, 'content/playbooks/mail-is-down.mdx')).toMatch(
      /approvals: \[\{.*\}, \{ by: head-baker.*\}\] # all\n/,
    );
    expect(textOf(cwd, MAIL)).toMatch(/# first\n- by: shop-lead\n {2}on: [^]*#3"\n\n# end\n$/);
    expect(textOf(cwd, 'content/services/sign-in.yaml')).toMatch(/^approvals:\r\n {2}- by: shop-lead\r\n/);
  });

  test.each([
    ['service/mial', {}, 'Did you mean `service/mail`?', 2],
    ['mail', {}, '`mail` is no reference.', 2],
    ['role/shop-lead', {}, 'has no approver', 2],
    ['service/mail', { by: 'shop-laed' }, 'Did you mean `shop-lead`?', 2],
    ['service/mail', { evidence: ' ' }, 'Say where the approval is recorded', 2],
    ['service/mail', { by: undefined }, 'Say which role approves it', 2],
    ['service/mail', { by: 'head-baker' }, 'another role approves it, `shop-lead`', 1],
  ])('changes nothing and says why: %s %j', (ref, more, says, exitCode) => {
    const cwd = planIn();
    const before = bytesOf(cwd);
    const refused = approved(cwd, ref, more as Partial<typeof given>);
    expect(refused).toMatchObject({ exitCode, output: '', errors: [expect.stringContaining(says)] });
    expect(bytesOf(cwd)).toEqual(before);
  });
});

describe('muster codeowners', () => {
  const named = {
    'roles/shop-lead.yaml': (text: string) => `${text}git: ["@bakery/shop", robin@bakery.example]\n`,
  };
  const own = (cwd: string, onlyCheck = false) =>
    codeowners({ content: join(cwd, 'content'), to: join(cwd, 'CODEOWNERS'), check: onlyCheck });

  test('names who keeps and who approves each file, leaves the lines of others, and says which role nobody is named for', async () => {
    const cwd = planIn(named);
    change(cwd, { CODEOWNERS: '* @bakery/all\n' });
    const made = await own(cwd);
    expect(made.exitCode).toBe(0);
    expect(made.errors).toEqual([
      expect.stringMatching(/^Head baker owns or approves \d+ files, .* to roles\/head-baker\.yaml\.$/),
    ]);
    const text = textOf(cwd, 'CODEOWNERS');
    expect(text).toMatch(/^\* @bakery\/all\n\n# Begin/);
    expect(text).toMatch(/\/content\/services\/mail\.yaml @bakery\/shop robin@bakery\.example$/m);
    expect(await own(cwd, true)).toMatchObject({ exitCode: 0 });
    change(cwd, { CODEOWNERS: (before) => `${before}# ours\n`.replace('/mail.yaml', '/male.yaml') });
    expect(await own(cwd, true)).toMatchObject({ exitCode: 1 });
    expect((await own(cwd)).exitCode).toBe(0);
    expect(textOf(cwd, 'CODEOWNERS')).toBe(`${text}# ours\n`);
  });

  test('writes nothing where no role names anybody', async () => {
    const cwd = planIn();
    expect((await own(cwd)).exitCode).toBe(1);
    expect(existsSync(join(cwd, 'CODEOWNERS'))).toBe(false);
  });

  test('takes only what a code host can know', () => {
    const cwd = planIn({ 'roles/shop-lead.yaml': (text: string) => `${text}git: Robin Example\n` });
    const { problems, plan } = loadPlan(join(cwd, 'content'));
    expect(problems.map(({ message }) => message).join()).toContain('such as @our-org/continuity');
    expect(plan.roles.has('shop-lead')).toBe(false);
  });
});

describe('muster expires', () => {
  const list = (cwd: string, more: Partial<Parameters<typeof expires>[0]> = {}) =>
    expires({ content: join(cwd, 'content'), within: '30d', format: 'text', asOf: '2026-06-15', ...more });
  const changes = {
    'services/mail.yaml': (text: string) => text.replace('2026-05-04', '2025-07-01'),
    'services/sign-in.yaml': (text: string) =>
      `${text.replace('2026-05-04', '2025-06-01')}accept: [{ check: review-current, reason: Busy, by: shop-lead, until: 2026-06-20 }]\n`,
    'roles/head-baker.yaml': (text: string) => `${text}git: "@bakery/bakers"\n`,
  };

  test('lists what the checks will say and do not say yet, by owner, with its first day', () => {
    const { output, exitCode } = list(planIn(changes));
    expect(exitCode).toBe(0);
    expect(output).toMatch(
      /^# What expires by 15 Jul 2026\n\nSeen on 15 Jun 2026: \d+ matters to come, 0 past already/,
    );
    const mine = output.split('\n## ').find((section) => section.startsWith('Head baker @bakery/bakers\n'));
    expect(mine).toContain('- [ ] **2 Jul 2026:** Mail was due for review on 1 Jul 2026.');
    expect(mine).toMatch(/\*\*21 Jun 2026:\*\* .*`acceptance-not-expired`/);
    expect(mine).toMatch(/\*\*21 Jun 2026:\*\* .*was due for review on 1 Jun 2026/);
  });

  test('names what is past already, and gives the same as data', () => {
    const { output } = list(planIn(changes), { format: 'json', asOf: '2026-07-02', within: '1w' });
    const data = JSON.parse(output) as Expires;
    expect(data.expired).toContainEqual(
      expect.objectContaining({ check: 'review-current', file: 'services/mail.yaml', owner: 'head-baker' }),
    );
    expect(data.expiring.filter(({ from }) => from <= '2026-07-02' || from > '2026-07-09')).toEqual([]);
  });

  test.each([
    [{ within: '30' }, '`--within` is a period'],
    [{ within: '2y' }, 'at most a year'],
    [{ format: 'sarif' }, '`--format` is'],
  ])('refuses %j', (more, says) => {
    expect(list(planIn(), more)).toMatchObject({ exitCode: 2, errors: [expect.stringContaining(says)] });
  });
});
