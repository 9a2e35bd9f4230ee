import { mkdtempSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/index.ts';
import { loadPlan, parsePlan } from '../../src/plan/index.ts';
import type { Problem } from '../../src/plan/index.ts';
import { changed, fixture, soundPlan, TODAY } from './sound-plan.ts';

const MAIL = 'services/mail.yaml';
const PLAYBOOK = 'playbooks/mail-is-down.mdx';

function written({ file, line, column, message, check }: Problem): string {
  return `${file}:${line}:${column} ${message} [${check}]`;
}

function problemsOf(changes: Record<string, string | Uint8Array | undefined>): string[] {
  const { plan, problems } = parsePlan(soundPlan(changes));
  return [...problems, ...runChecks(plan, { today: TODAY })].map(written);
}

const mail = fixture('sound').get(MAIL) ?? '';
const body = (text: string) => changed(PLAYBOOK, 'Write every order into the book.', text);

describe('The sound plan and the other plan', () => {
  it.each(['sound', 'other-plan'])('have no problem: %s', (name) => {
    const { plan, problems } = parsePlan(fixture(name));
    expect([...problems, ...runChecks(plan, { today: TODAY })]).toEqual([]);
  });
});

describe('A data file', () => {
  it.each<[string, string, string[]]>([
    [
      'with a bracket left open',
      mail.replace('[tenant]', '[tenant'),
      [`${MAIL}:5:1 A bracket that was opened above is not closed. Close it. [file-readable]`],
    ],
    [
      'with a quotation mark left open',
      mail.replace('name: Mail', 'name: "Mail'),
      [`${MAIL}:1:7 This quotation mark is not closed. Close it at the end of the text. [file-readable]`],
    ],
    [
      'with a key that stands twice',
      `${mail}name: Post\n`,
      [`${MAIL}:15:1 \`name\` stands here for the second time. Keep one of the two. [file-readable]`],
    ],
    [
      'indented with a tab',
      mail.replace('type: saas', 'type:\n\tsaas'),
      [`${MAIL}:4:1 A tab indents this line. Indent with spaces. [file-readable]`],
    ],
    [
      'with a second document',
      `${mail}---\nname: Post\n`,
      [
        `${MAIL}:15:1 This line \`---\` begins a second document, but a file of a plan holds one. Remove it. [file-readable]`,
      ],
    ],
    [
      'with a tag of YAML',
      mail.replace('name: Mail', 'name: !!js/function Mail'),
      [
        `${MAIL}:1:7 A word that begins with \`!\` has a meaning of its own in YAML. Put the text in quotation marks. [file-readable]`,
      ],
    ],
    [
      'with an alias of nothing',
      mail.replace('name: Mail', 'name: *mail'),
      [
        `${MAIL}:1:7 \`*mail\` refers to something that is not there. Put text that begins with \`*\` in quotation marks. [file-readable]`,
      ],
    ],
    [
      'with a character that no editor shows',
      mail.replace('name: Mail', 'name: Ma\u0000il'),
      [`${MAIL}:1:9 A control character stands here, which no editor shows. Remove it. [file-readable]`],
    ],
    [
      'that is a list',
      '- name: Mail\n',
      [`${MAIL}:1:1 A service file must be a group of keys, but is a list. [schema-valid]`],
    ],
    [
      'with a number where text belongs',
      mail.replace('name: Mail', 'name: 365'),
      [`${MAIL}:1:7 \`name\` must be text, but is 365. Put it in quotation marks. [schema-valid]`],
    ],
    [
      'with a word that is not on the list',
      mail.replace('type: saas', 'type: sas'),
      [
        `${MAIL}:3:7 \`type\` must be one of saas, paas, on-premises, network, telephony, identity, facility, data or manual, but is "sas". Did you mean \`saas\`? [schema-valid]`,
      ],
    ],
    [
      'with an unknown key',
      `${mail}signinVia: []\n`,
      [`${MAIL}:15:1 \`signinVia\` is not a key of a service. Did you mean \`signInVia\`? [schema-valid]`],
    ],
    [
      'with its own id',
      `${mail}id: mail\n`,
      [
        `${MAIL}:15:1 \`id\` is not a key of a service. The file's name is its id and its address. Remove this line. [schema-valid]`,
      ],
    ],
    [
      'that YAML 1.1 would read otherwise',
      `${mail}on: 2026-05-04\nyes: no\n`,
      [
        expect.stringMatching(/^services\/mail\.yaml:15:1 `on` is not a key of a service\./),
        expect.stringMatching(/^services\/mail\.yaml:16:1 `yes` is not a key of a service\./),
      ] as unknown as string[],
    ],
    [
      'with a day that does not exist',
      mail.replace('2026-05-04', '2026-02-30'),
      [
        `${MAIL}:13:15 \`lastReviewed\` must be a day that exists, written YYYY-MM-DD, but is "2026-02-30". [schema-valid]`,
      ],
    ],
    [
      'with one key missing inside a group',
      mail.replace('rpo: 1h, ', ''),
      [
        `${MAIL}:6:13 \`capability.rpo\` is missing. Add it: how far back data may be lost; a duration or \`unknown\`. [schema-valid]`,
      ],
    ],
    [
      'with several keys missing',
      mail.replace(/^(name|owner): .*\n/gm, ''),
      [
        `${MAIL}:1:1 These keys are missing: \`name\` (what people call it), \`owner\` (the role that keeps it current). Add them. [schema-valid]`,
      ],
    ],
    [
      'with nothing behind a key',
      mail.replace('name: Mail', 'name:'),
      [`${MAIL}:1:6 \`name\` is empty. Add it: what people call it. [schema-valid]`],
    ],
    [
      'with text that a comma cuts in two',
      mail.replace('Contract of the provider', 'Contract of May, signed by both'),
      [
        `${MAIL}:6:80 \`signed by both\` is not a key of \`capability\`. If it belongs to the text before the comma, put that text in quotation marks. [schema-valid]`,
      ],
    ],
    [
      'that is empty',
      '',
      [
        `${MAIL}:1:1 The file is empty. A service needs \`name\`, \`description\`, \`type\`, \`failureDomains\`, \`capability\`, \`data\`, \`redundancy\`, \`owner\`, \`status\`, \`version\`, \`reviewEvery\`. [schema-valid]`,
      ],
    ],
  ])('%s is one problem, with its place and what to do', (_what, text, problems) => {
    expect(problemsOf({ [MAIL]: text })).toEqual(problems);
  });

  it('that is not UTF-8 is one problem, and what refers to it is not reported as well', () => {
    expect(problemsOf({ [MAIL]: new Uint8Array([0x6e, 0xe4, 0x6d, 0x65, 0x3a]) })).toEqual([
      `${MAIL}:1:1 The file is not UTF-8 text. Save it as UTF-8. [file-readable]`,
    ]);
  });

  it('of 10 MB is refused without being read', () => {
    expect(problemsOf({ [MAIL]: `name: ${'x'.repeat(10 * 1024 * 1024)}` })).toEqual([
      `${MAIL}:1:1 The file has 10.0 MB; a file of a plan may have at most 1 MB. Split it, or put what is not text elsewhere. [file-readable]`,
    ]);
  });

  it('whose aliases would fill the memory is refused', () => {
    const lines = Array.from({ length: 9 }, (_, i) => {
      const item = i === 0 ? '"x"' : `*a${i - 1}`;
      return `a${i}: &a${i} [${Array.from({ length: 9 }, () => item).join(', ')}]`;
    });
    expect(problemsOf({ [MAIL]: lines.join('\n') })).toEqual([
      `${MAIL}:1:1 It repeats more than 100 things through \`*\` names. Write them out. [file-readable]`,
    ]);
  });

  it('cannot reach into objects by the key __proto__', () => {
    const [problem] = problemsOf({ [MAIL]: `${mail}__proto__: { polluted: true }\n` });
    expect(problem).toMatch(/^services\/mail\.yaml:15:1 `__proto__` is not a key of a service\./);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('may have a byte order mark and the line ends of Windows, and keeps its positions', () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(problemsOf({ [MAIL]: windows(mail) })).toEqual([]);
    expect(problemsOf({ [MAIL]: new TextEncoder().encode(windows(`${mail}foo: 1\n`)) })).toEqual([
      expect.stringMatching(/^services\/mail\.yaml:15:1 `foo`/),
    ]);
  });

  it('may use merge keys', () => {
    const merged = mail.replace(/^data: (.*)$/m, 'data:\n  <<: $1\n  personal: false');
    const { plan, problems } = parsePlan(soundPlan({ [MAIL]: merged }));
    expect(problems).toEqual([]);
    expect(plan.services.get('mail')?.data).toEqual({
      personal: false,
      classification: 'internal',
      majorEventIfLost: false,
    });
  });
});

describe('A choice between several forms', () => {
  it.each([
    [
      changed(PLAYBOOK, 'audience: everyone', 'audience: all'),
      `${PLAYBOOK}:5:11 \`audience\` must be everyone or a list, but is "all". [schema-valid]`,
    ],
    [
      changed(MAIL, 'rto: 4h', 'rto: 4 hours'),
      `${MAIL}:6:20 \`capability.rto\` must be unknown or a duration such as 15m, 4h, 2d or 1w, but is "4 hours". [schema-valid]`,
    ],
    [
      changed(PLAYBOOK, 'criteria: No mail for 30 minutes', 'criteria: [30, 2]'),
      `${PLAYBOOK}:10:14 \`activation.criteria[0]\` must be text, but is 30. Put it in quotation marks. [schema-valid]`,
    ],
    [
      { 'measures/paper.yaml': 'name: Paper\ntype: fallback\n' },
      'measures/paper.yaml:2:7 `type` must be mitigation or contingency, but is "fallback". [schema-valid]',
    ],
  ])('that fits none is said with all of them', (change, problem) => {
    expect(problemsOf(change)[0]).toBe(problem);
  });
});

describe('A body', () => {
  it.each([
    [
      'an unknown component',
      body('<Stepp id="a">Write.</Stepp>'),
      [`${PLAYBOOK}:44:1 \`<Stepp>\` is no component of a playbook. Did you mean \`Step\`? [file-readable]`],
    ],
    [
      'an element of HTML',
      body('<iframe src="https://evil.example"></iframe>'),
      [
        `${PLAYBOOK}:44:1 \`<iframe>\` is no component of a playbook. There are: Step, Contact, Role, Channel, Message, Decision, Fact, Status, Caution, Note, OnScreen, OnPaper. [file-readable]`,
      ],
    ],
    [
      'a component that is not closed',
      body('<Note>Write.'),
      [
        `${PLAYBOOK}:44:1 \`<Note>\` is opened here and not closed. Close it with \`</Note>\`, in the same paragraph if the text begins beside it. A \`<\` that is meant as text is written \`\\<\`. [file-readable]`,
      ],
    ],
    [
      'a brace that is not closed',
      body('Write {every order.'),
      [
        `${PLAYBOOK}:44:7 A \`{\` stands here without its \`}\`. A brace that is meant as text is written \`\\{\`. [file-readable]`,
      ],
    ],
    [
      'JavaScript',
      body('{process.exit(1)}'),
      [
        `${PLAYBOOK}:44:1 \`{process.exit(1)}\` would be run as JavaScript. Write \`\\{\` for a brace that is meant as text. [file-readable]`,
      ],
    ],
    [
      'an import',
      body('import fs from "node:fs"'),
      [
        `${PLAYBOOK}:44:1 JavaScript (\`import\` or \`export\`) has no place in a plan. Remove it; the components are there without it. [file-readable]`,
      ],
    ],
    [
      'attributes that are misspelt, computed or no duration',
      body('<Step id="a" verify="1 > 0" rôle="x" role={lead} whithin="1h" within="soon">Write.</Step>'),
      [
        `${PLAYBOOK}:44:29 \`<Step>\` has no attribute \`rôle\`. Did you mean \`role\`? [file-readable]`,
        `${PLAYBOOK}:44:38 \`role\` of \`<Step>\` must be plain text: role="…". [file-readable]`,
        `${PLAYBOOK}:44:50 \`<Step>\` has no attribute \`whithin\`. Did you mean \`within\`? [file-readable]`,
        `${PLAYBOOK}:44:63 \`within\` must be a duration such as 5m or 4h, but is "soon". [schema-valid]`,
      ],
    ],
    [
      'a reference to nothing, after letters that take more than one byte',
      body('Größe 🍞: <Contact id="bakehouse-fone" /> and <Contact />'),
      [
        `${PLAYBOOK}:44:20 \`<Contact>\` names the contact \`bakehouse-fone\`, which does not exist. Did you mean \`bakehouse-phone\`? [reference-exists]`,
        `${PLAYBOOK}:44:47 \`<Contact>\` needs the attribute \`id\`. Add id="…". [file-readable]`,
      ],
    ],
    [
      'a picture that is not there, or lies elsewhere',
      body('![Book](book.png) ![Sign](https://elsewhere.example/sign.png) ![Odd](%zz.png)'),
      [
        `${PLAYBOOK}:44:1 The picture \`book.png\` does not exist. Put it beside the file, or correct the name. [reference-exists]`,
        `${PLAYBOOK}:44:19 The picture \`https://elsewhere.example/sign.png\` lies on another host, which may be lost in the outage. Put it beside the file. [reference-exists]`,
        `${PLAYBOOK}:44:63 The picture \`%zz.png\` does not exist. Put it beside the file, or correct the name. [reference-exists]`,
      ],
    ],
  ])('with %s says where and what to do', (_what, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  it('that cannot be read at all is not reported for lacking its sections as well', () => {
    expect(problemsOf(body('<Note>Write.'))).toHaveLength(1);
  });

  it('needs front matter above it', () => {
    expect(problemsOf({ [PLAYBOOK]: '# Mail is down\n' })).toEqual([
      `${PLAYBOOK}:1:1 The file has no front matter. Begin it with a line \`---\`, the keys, and another line \`---\`. [file-readable]`,
    ]);
  });

  it('keeps title and summary as text, whatever they hold', () => {
    const { plan, problems } = parsePlan(
      soundPlan(changed(PLAYBOOK, 'title: Mail is down', 'title: "<script>alert(1)</script>"')),
    );
    expect(problems).toEqual([]);
    expect(plan.playbooks.get('mail-is-down')?.title).toBe('<script>alert(1)</script>');
  });
});

describe('A reference', () => {
  it('to nothing gets the nearest name, or the file to add', () => {
    expect(
      problemsOf({
        ...changed('processes/bake.yaml', 'id: take-orders', 'id: take-order'),
        ...changed('scenarios/mail-lost.yaml', 'mail-is-down', 'paper'),
      }),
    ).toEqual([
      'processes/bake.yaml:7:26 `dependsOn[0].id` names the process `take-order`, which does not exist. Did you mean `take-orders`? [reference-exists]',
      'scenarios/mail-lost.yaml:7:12 `startWith` names the playbook `paper`, which does not exist. Correct the name, or add playbooks/paper.mdx. [reference-exists]',
    ]);
  });

  it('that leads back to where it came from is shown as a loop', () => {
    expect(
      problemsOf(changed('processes/take-orders.yaml', 'kind: service, id: mail', 'kind: process, id: bake')),
    ).toEqual([
      'processes/bake.yaml:7:26 Baking needs Taking orders, which needs Baking. In such a loop nothing can be brought back first. Make one of these dependencies soft, or remove it. [no-dependency-cycle]',
    ]);
  });
});

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
    ['services/mail2.yml', 'A file in `services/` must end in `.yaml`. Rename it.'],
    ['playbooks/power.md', 'A file in `playbooks/` must end in `.mdx`. Rename it.'],
    ['organisation.yaml', 'The file belongs to no part of a plan. Did you mean `organization.yaml`?'],
  ])('at the wrong place says where it belongs: %s', (file, message) => {
    expect(problemsOf({ [file]: mail })).toEqual([`${file}:1:1 ${message} [file-readable]`]);
  });

  it('of a file that is no part of the plan is left alone', () => {
    expect(problemsOf({ 'README.md': '# Read me', 'playbooks/form.pdf': '', 'notes/todo.txt': 'x' })).toEqual(
      [],
    );
  });
});

describe('A folder', () => {
  it('with nothing in it is one problem', () => {
    const { plan, problems } = parsePlan(new Map());
    expect([...problems, ...runChecks(plan, { today: TODAY })].map(written)).toEqual([
      'organization.yaml:1:1 The plan has no organisation, no process, no scenario and no playbook. Add `organization.yaml`, a file in `processes/`, a file in `scenarios/` and a file in `playbooks/`. [plan-not-empty]',
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

describe('Problems', () => {
  it('are all shown at once, in order of file and line', () => {
    const problems = problemsOf({
      [MAIL]: `${mail.replace('type: saas', 'type: sas')}foo: 1\n`,
      ...changed('roles/head-baker.yaml', 'bakehouse-phone', 'nobody-here'),
      ...changed(PLAYBOOK, '## Decide', '## Decisions'),
      'failure-domains/tenant.yaml': 'name: Office tenant\ntype: cloud-tenant\n',
    });
    expect(problems.map((problem) => /^[^:]+:\d+/.exec(problem)?.[0]).sort()).toEqual([
      'failure-domains/tenant.yaml:1',
      'playbooks/mail-is-down.mdx:42',
      'roles/head-baker.yaml:4',
      'services/mail.yaml:15',
      'services/mail.yaml:3',
    ]);
  });
});
