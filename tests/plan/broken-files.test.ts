import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/index.ts';
import { changed, fixture, problemsOf, soundPlan } from './sound-plan.ts';

const MAIL = 'services/mail.yaml';
const PLAYBOOK = 'playbooks/mail-is-down.mdx';
const mail = fixture('sound').get(MAIL) ?? '';

const checksAt = (problems: readonly string[]) =>
  problems.map((problem) => /^(\S+) .*\[([a-z-]+)\]$/.exec(problem)?.slice(1).join(' '));

describe('What a file with a fault refers to', () => {
  it('is looked up all the same, and shown at once', () => {
    const problems = problemsOf({
      [MAIL]: mail
        .replace('type: saas', 'type: sas')
        .replace('[tenant]', '[tennant, 5, Not_An_Id]')
        .replace('[sign-in]', '[sing-in]'),
    });
    expect(checksAt(problems)).toEqual([
      `${MAIL}:3:7 schema-valid`,
      `${MAIL}:4:18 reference-exists`,
      `${MAIL}:4:27 schema-valid`,
      `${MAIL}:4:30 schema-valid`,
      `${MAIL}:5:13 reference-exists`,
    ]);
  });

  it('is looked up in the form that is plainly meant, where there are several', () => {
    const problems = problemsOf({
      'measures/paper.yaml':
        'name: Paper\ntype: contingency\nprotects: [{ kind: service, id: maill }]\nundo: { playbook: nowhere }\nrequires: [{ kind: servic, id: maill }, text]\n',
    });
    expect(checksAt(problems)).toEqual([
      'measures/paper.yaml:1:1 schema-valid',
      'measures/paper.yaml:3:33 reference-exists',
      'measures/paper.yaml:4:19 reference-exists',
      'measures/paper.yaml:5:20 schema-valid',
      'measures/paper.yaml:5:41 schema-valid',
    ]);
  });

  it.each([
    ['the schema refuses', 'kind: degraded-work', 'kind: degraded', 'schema-valid'],
    ['is no YAML', 'title: Mail is down', 'title: "Mail is down', 'file-readable'],
  ])('is looked up in the body below front matter that %s', (_what, from, to, check) => {
    const whole = changed(PLAYBOOK, from, to)[PLAYBOOK] ?? '';
    const problems = problemsOf({
      [PLAYBOOK]: whole.replace(
        'Write every order into the book.',
        '<Contact id="bakehose-phone" /> and [more](/playbooks/till-is-down)',
      ),
    });
    expect(problems.filter((problem) => problem.includes(`[${check}]`))).toHaveLength(1);
    expect(problems.filter((problem) => problem.includes('[reference-exists]'))).toEqual([
      expect.stringMatching(/:44:10 .*Did you mean `bakehouse-phone`/),
      expect.stringMatching(/:44:37 .*Did you mean `mail-is-down`/),
    ]);
  });

  it('is looked up among the messages that can be read', () => {
    const whole = changed(PLAYBOOK, 'kind: degraded-work', 'kind: degraded')[PLAYBOOK] ?? '';
    const wrong = whole.replace('Write every order into the book.', '<Message id="by-fone" />');
    expect(problemsOf({ [PLAYBOOK]: wrong }).at(-1)).toContain('Did you mean `by-phone`?');
  });

  it('still counts as what it refers to', () => {
    const { plan } = parsePlan(soundPlan({ [MAIL]: mail.replace('type: saas', 'type: sas') }));
    expect(plan.graph.from.get('service/mail')?.map(({ to }) => to)).toContain('service/sign-in');
  });
});
