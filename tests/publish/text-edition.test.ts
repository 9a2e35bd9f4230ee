import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadPlan, parsePlan, playbookAddress, playbookPages } from '../../src/plan/index.ts';
import { textEdition } from '../../src/publish/text-edition/index.ts';
import { widthOf } from '../../src/publish/text-edition/wrap.ts';
import { soundPlan, TODAY } from '../plan/sound-plan.ts';
import { build, pageOf, removeFolders } from './build.ts';

afterAll(removeFolders);

const VERSION = { name: '3f2a9c0d11', commit: '3f2a9c0d11aa', date: '2026-06-15' };
const MAIL = 'playbooks/mail-is-down.mdx';
const mail = readFileSync(`tests/fixtures/sound/${MAIL}`, 'utf8');

/** The text of the mail playbook with this in place of what it says under "Keep working". */
function kept(text: string, changes: Record<string, string> = {}): string {
  const body = mail.replace('Write every order into the book.', () => text);
  const { plan, problems } = parsePlan(soundPlan({ [MAIL]: body, ...changes }));
  expect(problems.filter(({ check }) => check === 'file-readable')).toEqual([]);
  const whole = textEdition(plan, VERSION).get('playbooks/mail-is-down.txt') ?? '';
  return whole.split('Keep working\n------------\n\n')[1]?.split('\n\nDecide\n------')[0] ?? '';
}

describe('The text edition of the sample plan', () => {
  const { plan } = loadPlan('content');
  const edition = textEdition(plan, VERSION);
  const everything = edition.get('everything.txt') ?? '';

  it('has a file for each published playbook, one for the contacts and one of everything', () => {
    const playbooks = playbookPages(plan).map((page) => `${playbookAddress(page).slice(1)}.txt`);
    expect([...edition.keys()].sort()).toEqual([...playbooks, 'contacts.txt', 'everything.txt'].sort());
  });

  it('has no line over 80 columns but an address', () => {
    const long = [...edition].flatMap(([, text]) => text.split('\n').filter((line) => widthOf(line) > 80));
    expect(long.filter((line) => !/^\s*\S+$/.test(line))).toEqual([]);
  });

  it('holds nothing that a terminal or a fax would show as something else', () => {
    expect(everything).not.toMatch(/[\u00a0\t\r\u001b]| $/m);
    expect(everything).not.toMatch(/<[A-Z][a-z]+ |\]\(|\*\*/);
  });

  it('says in the one file everything that the others say, and which version it is', () => {
    for (const [name, text] of edition)
      if (name !== 'everything.txt') expect(everything).toContain(text.trimEnd());
    expect(everything).toContain('Version 3f2a9c0d11 of 15 Jun 2026');
  });

  it('says the version nowhere else, so that one change changes few files', () => {
    const others = [...edition].filter(
      ([name, text]) => name !== 'everything.txt' && text.includes(VERSION.name),
    );
    expect(others).toEqual([]);
  });

  it('numbers every step of a playbook in its order', () => {
    for (const playbook of playbookPages(plan)) {
      const text = edition.get(`${playbookAddress(playbook).slice(1)}.txt`) ?? '';
      const numbers = [...text.matchAll(/^ *(\d+)\. \[ \] /gm)].map((match) => Number(match[1]));
      expect(numbers).toEqual(playbook.body.steps.map((_, index) => index + 1));
    }
  });
});

describe('In plain text', () => {
  it('a step says who, by when, with what, what proves it and what to do if it fails', () => {
    const step =
      '<Step id="a" role="shop-lead" within="15m" uses="channel/blackboard" verify="It is *read*" ifFails="Shout" caution="Wet floor">Write on the **board**.</Step>';
    expect(kept(step)).toBe(
      [
        ' 2. [ ] Caution: Wet floor',
        '        Write on the board.',
        '        Who: Shop lead, within 15 minutes',
        `        Use: ${boardReached()}`,
        '        Done when: It is *read*',
        '        If not: Shout',
      ].join('\n'),
    );
  });

  it('a table keeps its columns, and its cells break within them', () => {
    const cell = 'Bake what is ordered by telephone before noon and nothing else, until the mail is back';
    expect(kept(`| Work | How |\n| --- | --- |\n| Bread | ${cell} |\n| Cake | Stop |`)).toBe(
      [
        'Work  | How',
        '------+-------------------------------------------------------------------------',
        'Bread | Bake what is ordered by telephone before noon and nothing else, until',
        '      | the mail is back',
        '------+-------------------------------------------------------------------------',
        'Cake  | Stop',
      ].join('\n'),
    );
  });

  it('a table that is too wide for columns is said row by row', () => {
    const cells = Array.from({ length: 9 }, (_, index) => `Incomprehensible${index}`);
    const line = (list: readonly string[]) => `| ${list.join(' | ')} |`;
    const text = kept(
      [line(cells), line(cells.map(() => '---')), line(cells.map((_, at) => `v${at}`))].join('\n'),
    );
    expect(text.split('\n').slice(0, 2)).toEqual(['- Incomprehensible0: v0', '  Incomprehensible1: v1']);
  });

  it('an alert and a caution say what they are in each line', () => {
    const alert = kept('> [!WARNING]\n> Hot **oven**.\n>\n> - Gloves');
    expect(alert).toBe('! WARNING\n! Hot oven.\n!\n! - Gloves');
    expect(kept('<Note>\nThe shop is open.\n</Note>')).toBe('| NOTE\n| The shop is open.');
  });

  it('a diagram and a picture are their text', () => {
    const diagram =
      '```mermaid\nflowchart LR\n  accTitle: Where to go\n  accDescr: To the shop, then home.\n  a --> b\n```';
    expect(kept(diagram)).toBe('Diagram: Where to go. To the shop, then home.');
    expect(kept('![The oven door](oven.png)')).toBe('[Picture: The oven door]');
  });

  it('a link shows where it leads: another text, an address of the site, another site', () => {
    expect(kept('[Start](/playbooks/something-is-wrong#step-a)')).toBe(
      'Start <playbooks/something-is-wrong.txt>',
    );
    expect(kept('[Roles](/roles/)')).toMatch(/^Roles <https:\/\/\S+\/roles\/>$/);
    expect(kept('[The board](https://status.example/now)')).toBe('The board <https://status.example/now>');
    expect(kept('[The board][b]\n\n[b]: https://status.example')).toBe('The board <https://status.example>');
    expect(kept('[01632 960 155](tel:+441632960155)')).toBe('01632 960 155');
    expect(kept('[above](#do-this-first)')).toBe('above');
  });

  it('a long address stays whole, a long word is broken', () => {
    const address = `https://status.example/${'a'.repeat(90)}`;
    expect(kept(`See ${address} now`)).toBe(`See\n${address}\nnow`);
    expect(kept('ö'.repeat(100))).toBe(`${'ö'.repeat(80)}\n${'ö'.repeat(20)}`);
    expect(kept('語'.repeat(50))).toBe(`${'語'.repeat(40)}\n${'語'.repeat(10)}`);
  });

  it('lists, code and quotations keep their form', () => {
    expect(kept('- one\n- two\n  1. deep\n\n')).toBe('- one\n- two\n  1. deep');
    expect(kept('- [x] asked\n- [ ] told')).toBe('- [x] asked\n- [ ] told');
    expect(kept('```sh\nping -c 3 host\n```')).toBe('    ping -c 3 host');
    expect(kept('> Bread\n> is life')).toBe('> Bread is life');
  });

  it('what is for the screen alone is left out, what is for paper is said', () => {
    expect(kept('<OnScreen>\nPress the button.\n</OnScreen>\n\n<OnPaper>\nTick the box.\n</OnPaper>')).toBe(
      'Tick the box.',
    );
  });
});

describe('What is not published', () => {
  const PERSON = `type: person
label: Shop lead at home
name: Robin O'Hara
ways:
  - { type: mobile, value: "+447700900188", failureDomains: [mobile-carrier] }
`;
  const HIDDEN = mail.replace('title: Mail is down', 'title: The safe\nvisibility: print-only');

  it('stands in no text: people, their numbers, playbooks', () => {
    const { plan } = parsePlan(
      soundPlan({
        'contacts/at-home.yaml': PERSON,
        'playbooks/the-safe.mdx': HIDDEN,
        [MAIL]: mail
          .replace('Write every order', 'Open [it](/playbooks/the-safe) with <Contact id="at-home" />. Write')
          .replace('roles: [', 'routeElsewhere: [{ if: The safe is shut, playbook: the-safe }]\nroles: ['),
      }),
    );
    const edition = textEdition(plan, VERSION);
    expect(edition.has('playbooks/the-safe.txt')).toBe(false);
    const all = [...edition.values()].join('');
    expect(all).toContain('Shop lead at home');
    expect(all).toContain('No number is published. The printed binder holds it.');
    expect(all).toContain('The safe is shut: a playbook that is not published here');
    expect(all).not.toMatch(/O'Hara|900 ?188|the-safe|The safe$/m);
  });
});

describe('Publishing', () => {
  const files = {
    'index.html': pageOf('<main><h1>Start</h1><a href="/text/everything.txt">Text</a></main>'),
  };
  const { plan } = parsePlan(soundPlan());

  it('writes the text edition, so that pages may link to it', async () => {
    const { dist, messages } = await build(files, { subject: { plan, today: TODAY } });
    expect(messages()).toEqual([]);
    const written = readdirSync(join(dist, 'text'), { recursive: true }).map(String).sort();
    expect(written).toContain('everything.txt');
    expect(readFileSync(join(dist, 'index.html'), 'utf8')).toContain('href="text/everything.txt"');
  });
});

function boardReached(): string {
  const { plan } = parsePlan(soundPlan());
  const board = plan.channels.get('blackboard');
  return `${board?.name ?? ''} (${board?.address ?? ''})`;
}
