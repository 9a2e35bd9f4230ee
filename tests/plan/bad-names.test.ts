import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/index.ts';
import { loadPlan, parsePlan } from '../../src/plan/index.ts';
import { fixture, ofStructure, problemsOf, soundPlan, TODAY, written } from './sound-plan.ts';

const PLAYBOOK = 'playbooks/mail-is-down.mdx';
const mail = fixture('sound').get('services/mail.yaml') ?? '';

describe('A name', () => {
  it.each([
    ['services/con.yaml', "The file's name is con.yaml, which Windows reserves. Rename it."],
    ['services/mail?.yaml', "The file's name holds `?`, which Windows refuses. Rename it."],
    [
      'pictures/plan..png./a.png',
      "The file's name ends in a dot or a space, which Windows drops. Rename it.",
    ],
    [
      'services/Großes Büro.yaml',
      '`Großes Büro` is no id. Name the file with lower-case letters, digits and hyphens, a letter first, 2 to 63 characters, such as `gro-es-buro`.',
    ],
  ])('that a disk refuses or that is no id is a problem: %s', (file, message) => {
    expect(problemsOf({ [file]: mail })).toEqual([`${file}:1:1 ${message} [id-unique]`]);
  });

  it('longer than common disks take is a problem', () => {
    const file = `pictures/${'x'.repeat(180)}.png`;
    expect(problemsOf({ [file]: '' })).toEqual([
      `${file}:1:1 The file's name is 193 characters long; at most 180 fit on every disk. Rename it. [id-unique]`,
    ]);
  });

  it('may stand once, and upper and lower case do not make two', () => {
    const playbook = fixture('sound').get(PLAYBOOK) ?? '';
    const { problems } = parsePlan(
      soundPlan({
        'playbooks/shop/mail-is-down.mdx': playbook,
        'pictures/map.png': '',
        'pictures/Map.png': '',
      }),
    );
    expect(problems.map(written)).toEqual([
      'pictures/map.png:1:1 Windows and macOS take this file and pictures/Map.png for the same. Rename one of them. [id-unique]',
      'playbooks/shop/mail-is-down.mdx:1:1 The id `mail-is-down` is taken by playbooks/mail-is-down.mdx already. Rename one of them. [id-unique]',
    ]);
    expect(problems[1]?.related).toEqual([{ file: PLAYBOOK, line: 1, column: 1 }]);
  });

  it.each([
    ['service/mail.yaml', '`service/` is no folder of a plan. Did you mean `services`?'],
    [
      'services/office/mail2.yaml',
      'Files of `services/` lie directly in it, not in a folder below. Move it up.',
    ],
    [
      'services/mail2.yml',
      'The file ends in `.yml`, so it is not read. A file in `services/` must end in `.yaml`. Rename it to `mail2.yaml`.',
    ],
    [
      'playbooks/power.md',
      'The file ends in `.md`, so it is not read. A file in `playbooks/` must end in `.mdx`. Rename it to `power.mdx`.',
    ],
    [
      'services/mail2',
      'The file has no ending, so it is not read. A file in `services/` must end in `.yaml`. Rename it to `mail2.yaml`.',
    ],
    [
      'services/mail2.YAML.txt',
      'The file ends in `.txt`, so it is not read. A file in `services/` must end in `.yaml`. Rename it to `mail2.yaml`.',
    ],
    ['glossary.txt', 'The file belongs to no part of a plan. Did you mean `glossary.yaml`?'],
    ['organisation.yaml', 'The file belongs to no part of a plan. Did you mean `organization.yaml`?'],
  ])('at the wrong place says where it belongs: %s', (file, message) => {
    expect(problemsOf({ [file]: mail })).toEqual([`${file}:1:1 ${message} [file-readable]`]);
  });

  it('of a file that is no part of the plan is left alone', () => {
    expect(problemsOf({ 'README.md': '# Read me', 'playbooks/form.pdf': '', 'notes/todo.txt': 'x' })).toEqual(
      [],
    );
  });

  it.each([
    'README',
    'README.md',
    'LICENSE',
    '.DS_Store',
    '.gitkeep',
    'Thumbs.db',
    'desktop.ini',
    'mail.yaml~',
  ])('of what stands beside the plan in every folder is left alone: %s', (name) => {
    expect(problemsOf({ [`services/${name}`]: '', [`playbooks/${name}`]: '' })).toEqual([]);
  });

  it('with the wrong ending is one problem, and what refers to it is not reported as well', () => {
    const problems = problemsOf({ 'services/mail.yaml': undefined, 'services/mail.yml': mail });
    expect(problems.filter((problem) => problem.includes('.yml'))).toHaveLength(1);
    expect(problems.filter((problem) => problem.includes('[reference-exists]'))).toEqual([]);
  });
});

describe('A folder', () => {
  it('with nothing in it is one problem', () => {
    const { plan, problems } = parsePlan(new Map());
    expect([...problems, ...runChecks(plan, { today: TODAY }, ofStructure)].map(written)).toEqual([
      'organization.yaml:1:1 The plan has no organisation, no process, no scenario and no playbook. Add `organization.yaml`, a file in `processes/`, a file in `scenarios/` and a file in `playbooks/`. `muster init` writes a plan to begin with. [plan-not-empty]',
    ]);
  });

  it('on a disk is read without following symbolic links, which are reported', () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-plan-'));
    try {
      const outside = join(folder, 'secret.yaml');
      writeFileSync(outside, 'name: secret\n');
      mkdirSync(join(folder, 'content', 'services'), { recursive: true });
      symlinkSync(outside, join(folder, 'content', 'services', 'mail.yaml'));
      symlinkSync(folder, join(folder, 'content', 'playbooks'));
      writeFileSync(join(folder, 'content', '.hidden.yaml'), 'x');
      const { plan, problems, files } = loadPlan(join(folder, 'content'));
      expect(problems.map(written)).toEqual([
        'playbooks:1:1 It is a symbolic link, which is not followed. Put the file itself here. [file-readable]',
        'services/mail.yaml:1:1 It is a symbolic link, which is not followed. Put the file itself here. [file-readable]',
      ]);
      expect([...files.keys(), ...plan.services.keys()]).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('that does not exist is an error and no problem of a plan', () => {
    expect(() => loadPlan(join(tmpdir(), 'muster-nowhere'))).toThrow('ENOENT');
  });
});
