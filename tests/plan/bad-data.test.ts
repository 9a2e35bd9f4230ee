import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/index.ts';
import { parsePlan } from '../../src/plan/index.ts';
import { changed, fixture, ofStructure, problemsOf, soundPlan, TODAY } from './sound-plan.ts';

const MAIL = 'services/mail.yaml';
const PLAYBOOK = 'playbooks/mail-is-down.mdx';
const mail = fixture('sound').get(MAIL) ?? '';

describe('The sound plan and the other plan', () => {
  it.each(['sound', 'other-plan'])('have no problem: %s', (name) => {
    const { plan, problems } = parsePlan(fixture(name));
    expect([...problems, ...runChecks(plan, { today: TODAY }, ofStructure)]).toEqual([]);
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
      ],
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
      `${MAIL}:6:20 \`capability.rto\` must be unknown or a duration such as 15m, 4h, 2d, or 0m for none, but is "4 hours". [schema-valid]`,
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

it('A scenario whose worst length is shorter than its typical one is told which to correct', () => {
  const lasting = (typical: string, worst: string) =>
    problemsOf(
      changed(
        'scenarios/mail-lost.yaml',
        'startWith: mail-is-down',
        `startWith: mail-is-down\nduration: { typical: ${typical}, worst: ${worst} }`,
      ),
    );
  expect(lasting('1d', '4h')).toEqual([
    expect.stringMatching(
      /^scenarios\/mail-lost\.yaml:\d+:\d+ `duration\.worst` is shorter than `typical`\. Write the longest time that it may last, or correct `typical`\. \[schema-valid\]$/,
    ),
  ]);
  expect(lasting('1d', '24h')).toEqual([]);
});
