import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/index.ts';
import { scan } from '../../src/publish/scan.ts';
import { textFinder } from '../../src/publish/text-finder.ts';
import { changed, soundPlan, TODAY } from '../plan/sound-plan.ts';
import { build, pageOf, removeFolders, writeDist } from './build.ts';
import type { DistFiles } from './build.ts';

afterAll(removeFolders);

const PERSON = `type: person
label: Shop lead at home
name: Robin O'Hara
ways:
  - { type: mobile, value: "+447700900188", failureDomains: [mobile-carrier] }
  - { type: email-personal, value: robin@home.example, failureDomains: [web-host], visibility: restricted }
  - { type: email, value: desk@example.com, failureDomains: [web-host], visibility: public }
`;
const page = (text: string) => pageOf(`<main><h1>Page</h1><p>${text}</p></main>`);
const subjectOf = (changes: Record<string, string> = {}) => ({
  plan: parsePlan(soundPlan({ 'contacts/at-home.yaml': PERSON, ...changes })).plan,
  today: TODAY,
});
const found = (files: DistFiles, changes: Record<string, string> = {}) =>
  scan(writeDist(files), subjectOf(changes)).map(
    ({ check, severity, file, message }) => `${file}: ${severity} ${message} [${check}]`,
  );
const inPage = (text: string) => found({ 'index.html': page(text) });

describe('A value that is not to be published', () => {
  it.each([
    ['in text', "Call Robin O'Hara"],
    ['as HTML writes it', 'Call Robin O&#39;Hara'],
    ['in an attribute', '<b title="Robin O\'Hara">x</b>'],
    ['in an address', '<a href="mailto:robin@home.example">Mail</a>'],
    ['as it is dialled', '<a href="tel:+447700900188">Call</a>'],
    ['as it is read out', 'Call +44 7700 900 188'],
    ['with spaces that do not break', 'Call +44\u00a07700\u00a0900\u00a0188'],
    ['as it is dialled in the country', 'Call 07700900188'],
  ])('is found %s', (_where, text) => {
    expect(inPage(text)).toEqual([expect.stringContaining('[nothing-private-published]')]);
  });

  it('is named by its place in the plan, and not repeated', () => {
    expect(inPage('Robin O&#39;Hara')).toEqual([
      'index.html: error holds the name of a contact that is print-only: contacts/at-home.yaml, line 3. Take it out of what the page is made from, or change its visibility. [nothing-private-published]',
    ]);
  });

  it('is found in data, in scripts and in the names of files', () => {
    const files = {
      'plan.json': JSON.stringify({ name: "Robin O'Hara" }),
      'a.js': 'const mail = "robin@home.example"',
      'people.csv': "Robin O'Hara,1",
      'pages/robin@home.example.txt': '',
    };
    expect(found(files).map((line) => line.split(':')[0])).toEqual([
      'a.js',
      'pages/robin@home.example.txt',
      'people.csv',
      'plan.json',
    ]);
  });

  it('is found inside the packs of the search, where it stands compressed in base64', async () => {
    const fragment = { content: 'the number is +44 7700 900 188', meta: {} };
    const packed = gzipSync(Buffer.from(`pagefind_dcd${JSON.stringify(fragment)}`)).toString('base64');
    const script = `musterSearch.pack(${JSON.stringify({ 'fragment/en_1.pf_fragment': packed })})`;
    expect(found({ 'search/pages.1.js': script })).toHaveLength(1);

    const { dist } = await build({ 'index.html': pageOf('<main data-pagefind-body>Robin Hood</main>') });
    const named = subjectOf({ 'contacts/at-home.yaml': PERSON.replace("Robin O'Hara", 'Robin Hood') });
    expect(scan(dist, named).map(({ file }) => file.replace(/\..*\./, '.*.'))).toEqual([
      'index.html',
      'search/pages.*.js',
    ]);
  });

  it('is none when the plan publishes the same elsewhere, or when it is part of a longer word', () => {
    expect(inPage('desk@example.com, Robin O&#39;Haraway')).toEqual([]);
    const known = PERSON.replace('+447700900188', '+447700900124');
    expect(found({ 'index.html': page('+447700900124') }, { 'contacts/at-home.yaml': known })).toEqual([]);
  });

  it('is none on the page of a check, whose examples are the same for every plan', () => {
    expect(found({ 'checks/no-secret.html': page('Robin O&#39;Hara') })).toEqual([]);
  });

  it('may be what a playbook says that is not published', () => {
    const hidden = changed(
      'playbooks/mail-is-down.mdx',
      'kind: degraded-work',
      'kind: degraded-work\nvisibility: restricted',
    );
    const [[file, text] = ['', '']] = Object.entries(hidden);
    hidden[file] = text.replace('title: Mail is down', 'title: The owner is ill');
    expect(found({ 'playbooks/mail-is-down.html': page('A page') }, hidden)).toEqual([
      expect.stringContaining('holds the page of a playbook that is restricted'),
    ]);
    expect(found({ 'a.html': page('Open: The owner is ill') }, hidden)).toEqual([
      expect.stringContaining('holds the title of a playbook that is restricted'),
    ]);
  });

  it('stops the publishing of a site', async () => {
    const { messages } = await build({ 'index.html': page('Robin O&#39;Hara') }, { subject: subjectOf() });
    expect(messages()).toEqual([expect.stringContaining('[nothing-private-published]')]);
  });
});

describe('A page', () => {
  it('must say something without a script', () => {
    const silent = [
      '<main><h1>Title</h1><nav>Start</nav><div id="app"></div><script>show("text")</script></main>',
      '<main><div hidden>Later</div><p data-needs-script>Search</p></main>',
      '',
    ];
    for (const body of silent) {
      expect(found({ 'a.html': pageOf(body) })).toEqual([
        'a.html: error says nothing when no script runs. Put its content into the page itself. [page-works-alone]',
      ]);
    }
    expect(found({ 'a.html': pageOf('<main><div hidden>Later</div><p>Now</p></main>') })).toEqual([]);
  });

  it('must load nothing from another host', () => {
    const loads = [
      '<img src="https://a.example/i.png" alt="">',
      "<img srcset='//a.example/i.png 2x' alt=''>",
      '<link rel="stylesheet" href="https://a.example/s.css">',
      '<p style="background: url(https://a.example/i.png)">x</p>',
    ];
    for (const html of loads)
      expect(inPage(`Text ${html}`)).toEqual([
        expect.stringMatching(/loads .*\/\/a\.example\/.* \[page-works-alone\]$/),
      ]);
    expect(found({ 'a.css': '@import "https://a.example/s.css";' })).toHaveLength(1);
  });

  it('may lead to another host, and may write of one', () => {
    expect(
      inPage(
        '<a class="x" href="https://a.example/">There</a> <code>&lt;img src="https://a.example"></code>',
      ),
    ).toEqual([]);
  });
});

describe('What browsers save', () => {
  const judged = (dist: string) =>
    scan(dist, subjectOf()).map(({ check, file, message }) => `${file}: ${message} [${check}]`);

  it('names every page as it is: one that comes later or changes is found', async () => {
    const { dist, messages } = await build(
      { 'index.html': page('Words'), 'playbooks/a.html': page('More words') },
      { subject: subjectOf() },
    );
    expect(messages()).toEqual([]);
    expect(judged(dist)).toEqual([]);
    writeDist({ 'late.html': page('Late'), 'playbooks/a.html': page('Other words') }, dist);
    expect(judged(dist)).toEqual([
      'late.html: is not in the list of what browsers save for reading offline (sw.js). Build the site again, and add nothing to it afterwards. [page-works-alone]',
      'playbooks/a.html: is not the page that stands in the list of what browsers save (sw.js), for which they save nothing. Build the site again, and add nothing to it afterwards. [page-works-alone]',
    ]);
  });

  it('is nothing where the worker has no list, such as the one that ends saving', async () => {
    const { dist, read } = await build({ 'index.html': page('Words') }, { subject: subjectOf() });
    writeDist({ 'sw.js': read('sw.js').replace('musterSite', 'other') }, dist);
    expect(judged(dist)).toEqual([expect.stringContaining('index.html: is not in the list')]);
  });
});

describe('A page to start with', () => {
  const START = changed('playbooks/mail-is-down.mdx', 'kind: degraded-work', 'kind: start-here');
  /** Text that no compression makes shorter than about its half. */
  const noise = (length: number) =>
    Array.from({ length: length / 64 }, (_, index) =>
      createHash('sha256').update(`${index}`).digest('hex'),
    ).join(' ');

  it('weighs little: 14 KB of compressed HTML at most', () => {
    expect(found({ 'playbooks/mail-is-down.html': page(noise(40_000)) }, START)).toEqual([
      expect.stringMatching(
        /^playbooks\/mail-is-down\.html: warning weighs \d+ KB of compressed HTML, of 14 KB that .* \[page-within-budget\]$/,
      ),
    ]);
    expect(found({ 'playbooks/mail-is-down.html': page(noise(4_000)) }, START)).toEqual([]);
    expect(found({ 'playbooks/mail-is-down.html': page(noise(40_000)) })).toEqual([]);
  });

  it('counts what its style sheets load', () => {
    const dist = writeDist({
      'index.html': pageOf('<main>Text</main>', { head: '<link rel="stylesheet" href="a.css">' }),
      'a.css': '@font-face { src: url(font.woff2) }',
    });
    writeFileSync(join(dist, 'font.woff2'), Buffer.alloc(240_000));
    expect(scan(dist, subjectOf())).toMatchObject([{ check: 'page-within-budget', file: 'index.html' }]);
  });

  it('may be heavy while the plan accepts it', () => {
    const accepting = (until: string) =>
      changed(
        'playbooks/mail-is-down.mdx',
        'kind: degraded-work',
        `kind: start-here\naccept: [{ check: page-within-budget, reason: r, by: shop-lead, until: ${until} }]`,
      );
    const heavy = { 'playbooks/mail-is-down.html': page(noise(40_000)) };
    expect(found(heavy, accepting('2026-06-15'))).toEqual([]);
    expect(found(heavy, accepting('2026-06-14'))).toHaveLength(1);
  });
});

describe('The finder of texts', () => {
  const places = (hay: string, ...texts: string[]) => {
    const needles = texts.map((of) => ({ bytes: Buffer.from(of), of }));
    const list: string[] = [];
    textFinder(needles)(Buffer.from(hay), (of, start, end) => list.push(`${of} ${start}-${end}`));
    return list;
  };

  it('finds every text at every place, whatever their lengths and however they overlap', () => {
    expect(places('abcabcd', 'abcd', 'bc', 'ca')).toEqual(['bc 1-3', 'ca 2-4', 'abcd 3-7', 'bc 4-6']);
    expect(places('aaaa', 'aa')).toEqual(['aa 0-2', 'aa 1-3', 'aa 2-4']);
    expect(places('x', 'longer')).toEqual([]);
    expect(places('anything')).toEqual([]);
  });

  it('finds what a plain search finds', () => {
    const hay = createHash('sha512').update('hay').digest('hex').repeat(3);
    const texts = ['00', 'a1', '3f', 'bcd', 'e7', '9', 'ffff'].filter((text) => text.length > 1);
    const letters = hay.split('');
    const plain = texts.flatMap((text) =>
      letters.flatMap((_, at) => (hay.startsWith(text, at) ? [`${text} ${at}-${at + text.length}`] : [])),
    );
    expect(places(hay, ...texts).sort()).toEqual(plain.sort());
  });
});
