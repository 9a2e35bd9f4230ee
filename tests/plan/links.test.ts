import { describe, expect, it } from 'vitest';
import { changed, fixture, problemsOf } from './sound-plan.ts';

const PLAYBOOK = 'playbooks/mail-is-down.mdx';
const said = (text: string) =>
  problemsOf(changed(PLAYBOOK, 'Write every order into the book.', text)).map((problem) =>
    problem.replace(/^\S+ /, '').replace(' [reference-exists]', ''),
  );
const STEP = '<Step id="phone-them" role="everyone" within="5m">Phone.</Step>';

describe('A link to a page', () => {
  it.each([
    '/',
    '/contacts',
    '/contacts/',
    '/playbooks/mail-is-down',
    '/teams/shop',
    '/checks/schema-valid',
    'https://elsewhere.example/x.html',
    'mailto:a@example.org',
  ])('that is there is no problem: %s', (url) => {
    expect(said(`[x](${url})`)).toEqual([]);
  });

  it.each([
    [
      '/contacts.html',
      'names a file, but links name pages, so that they work on every host. Write `/contacts`.',
    ],
    ['/index.html', 'names a file, but links name pages, so that they work on every host. Write `/`.'],
    [
      '/playbooks/mail-is-down.html#decide',
      'names a file, but links name pages, so that they work on every host. Write `/playbooks/mail-is-down#decide`.',
    ],
    [
      '/playbooks/mail-is-dwn.html',
      'leads to the playbook `mail-is-dwn`, which does not exist. Did you mean `mail-is-down`?',
    ],
    [
      '/binders',
      'leads to a page that this plan does not have: it has no binders. Remove the link, or add what it leads to.',
    ],
    [
      '/plan/risks/',
      'leads to a page that this plan does not have: it has no risks. Remove the link, or add what it leads to.',
    ],
    ['/contatcs', 'leads to no page of the site. Did you mean `/contacts`?'],
    ['contacts', 'is relative. Links to pages of the site begin with `/`. Write `/contacts`.'],
  ])('that is not there is told what to write: %s', (url, message) => {
    expect(said(`[x](${url})`)).toEqual([`The link \`${url}\` ${message}`]);
  });

  it('of a team is no second fault when the process of that team cannot be read', () => {
    const process = fixture('sound').get('processes/bake.yaml') ?? '';
    const problems = problemsOf({
      'processes/bake.yaml': process.replace('unit:', 'units:'),
      ...changed(PLAYBOOK, 'Write every order into the book.', '[x](/teams/bakehouse)'),
    });
    expect(problems.filter((problem) => problem.includes('/teams/'))).toEqual([]);
  });
});

describe('A link to a place of a page', () => {
  it.each(['#decide', '#step-phone-them', '#', '/playbooks/mail-is-down#decide', '/contacts#shop-phone'])(
    'that is there is no problem: %s',
    (url) => {
      expect(said(`${STEP}\n\n[x](${url})`)).toEqual([]);
    },
  );

  it.each([
    ['#deside', 'leads to no place of this page. Did you mean `#decide`?'],
    ['#phone-them', 'leads to no place of this page. Did you mean `#step-phone-them`?'],
    [
      '#somewhere-else',
      'leads to no place of this page. Name one of its headings or steps, such as `#use-this-when`.',
    ],
    [
      '/playbooks/mail-is-down#back-to-norml',
      'leads to a page that has no place `#back-to-norml`. Did you mean `#back-to-normal`?',
    ],
    ['/contacts#shop-fone', 'leads to a page that has no place `#shop-fone`. Did you mean `#shop-phone`?'],
  ])('that is not there gets the nearest one: %s', (url, message) => {
    expect(said(`${STEP}\n\n[x](${url})`)).toEqual([`The link \`${url}\` ${message}`]);
  });

  it('finds headings by the id that the page gives them', () => {
    const guide = (text: string) =>
      problemsOf({ 'guide/keeping.mdx': `---\ntitle: Keeping\n---\n\n${text}\n` });
    const headings = '## Who, when & how?\n\n### Große *Öfen* `x_y`\n\n## Twice\n\n## Twice';
    const links = ['#who-when--how', '#große-öfen-x_y', '#twice', '#twice-1'];
    expect(guide(`${headings}\n\n${links.map((link) => `[x](${link})`).join(' ')}`)).toEqual([]);
    expect(guide(`${headings}\n\n[x](#twice-2)`)).toHaveLength(1);
  });
});

describe('The audience of a playbook', () => {
  it('names roles and teams of the plan, or everyone', () => {
    const problems = problemsOf(
      changed(PLAYBOOK, 'audience: everyone', 'audience: [shop-lead, Shop, head-bakr, Zoo]'),
    );
    expect(problems).toEqual([
      `${PLAYBOOK}:5:29 \`audience[2]\` names \`head-bakr\`, which is neither a role nor a team of the plan. Did you mean \`head-baker\`? [reference-exists]`,
      `${PLAYBOOK}:5:40 \`audience[3]\` names \`Zoo\`, which is neither a role nor a team of the plan. Correct the name, or give it to the \`unit\` of a process. [reference-exists]`,
    ]);
  });

  it('is not judged while a team may stand in a file that cannot be read', () => {
    const process = fixture('sound').get('processes/bake.yaml') ?? '';
    const problems = problemsOf({
      ...changed(PLAYBOOK, 'audience: everyone', 'audience: [Bakehouse]'),
      'processes/bake.yaml': process.replace('unit:', 'units:'),
    });
    expect(problems.filter((problem) => problem.includes('audience'))).toEqual([]);
  });
});

describe('A binder', () => {
  it('names teams of the plan', () => {
    const binder =
      'title: Shop\nplace: Till\nholder: shop-lead\ncontains: { units: [Shop, Bakehose] }\nreplaceEvery: 6mo\n';
    expect(problemsOf({ 'binders/shop.yaml': binder })).toEqual([
      expect.stringMatching(
        /^binders\/shop\.yaml:4:\d+ `contains\.units\[1\]` names `Bakehose`, which is no team/,
      ),
    ]);
  });
});
