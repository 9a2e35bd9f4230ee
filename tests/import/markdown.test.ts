import { describe, expect, it } from 'vitest';
import { toGuide } from '../../src/import/to-guide.ts';
import { parsePlan } from '../../src/plan/index.ts';

/** What becomes of documents: the text of each page, and what is lost as `file:line what detail (why)`. */
function imported(documents: Record<string, string>, pictures: Record<string, string> = {}, navigation = {}) {
  const bytes = Object.entries(pictures).map(([path, text]) => [path, Buffer.from(text)] as const);
  const guide = toGuide({
    documents: new Map(Object.entries(documents)),
    pictures: new Map(bytes),
    navigation: new Map(Object.entries(navigation)),
  });
  const problems = parsePlan(guide.files).problems.filter(({ file }) => file.startsWith('guide/'));
  expect(problems).toEqual([]);
  return {
    ...guide,
    text: (name: string) => String(guide.files.get(`guide/${name}.mdx`)),
    said: guide.lost.map(
      ({ file, line, what, detail, why }) =>
        `${file}:${line} ${what} ${detail}${why === undefined ? '' : ` (${why})`}`,
    ),
  };
}

describe('An include', () => {
  it('comes in where it stands, with its links and pictures, and is no page of its own', () => {
    const { text, pages, said, files } = imported(
      {
        'docs/aa.md':
          '# A\n\n- one\n\n  [!INCLUDE [hours](../parts/hours.md)]\n\nHe said [!INCLUDE [x](../parts/word.md)] twice.\n',
        'docs/bb.md': '# B\n',
        'parts/hours.md':
          '---\nms.topic: include\n---\n\n> [!NOTE]\n> From 8. See [B](../docs/bb.md).\n\n![Clock](media/clock.svg)\n',
        'parts/word.md': 'hello\n',
      },
      { 'parts/media/clock.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    );
    expect(pages.map(({ slug }) => slug)).toEqual(['aa', 'bb']);
    expect(said).toEqual([]);
    expect(text('aa')).toContain(
      '- one\n\n  > [!NOTE]\n  > From 8. See [B](/guide/bb).\n\n  ![Clock](./clock.svg)',
    );
    expect(text('aa')).toContain('He said hello twice.');
    expect(files.has('guide/clock.svg')).toBe(true);
  });

  it.each([
    [
      'leads out of its folder',
      { 'aa.md': '# A\n\n[!INCLUDE [x](../../etc/passwd)]\n' },
      'aa.md:3 include ../../etc/passwd (leads out of the folder that is imported)',
    ],
    ['is not there', { 'aa.md': '# A\n\n[!INCLUDE [x](bb.md)]\n' }, 'aa.md:3 include bb.md (is not there)'],
    [
      'leads back to itself',
      {
        'aa.md': '# A\n\n[!INCLUDE [x](p/bb.md)]\n',
        'p/bb.md': 'In b.\n\n[!INCLUDE [y](cc.md)]\n',
        'p/cc.md': '[!INCLUDE [z](bb.md)]\n',
      },
      'aa.md:3 include p/bb.md (includes itself: aa.md → p/bb.md → p/cc.md → p/bb.md)',
    ],
    [
      'is the document itself',
      { 'aa.md': '# A\n\nText.\n\n[!INCLUDE [x](aa.md)]\n' },
      'aa.md:5 include aa.md (includes itself: aa.md → aa.md)',
    ],
  ])('that %s is left out and named', (_, documents, says) => {
    expect(imported(documents).said).toEqual([says]);
  });

  it('that multiplies itself ends, and is named', () => {
    const parts = Array.from({ length: 20 }, (_, at): [string, string] => [
      `p${at}.md`,
      `[!INCLUDE [x](p${at + 1}.md)]\n`.repeat(10),
    ]);
    const { said } = imported({
      'aa.md': '# A\n\n[!INCLUDE [x](p0.md)]\n',
      ...Object.fromEntries(parts),
      'p20.md': 'x\n'.repeat(9),
    });
    expect(said[0]).toMatch(/^aa\.md:3 include p\d+\.md \(makes more than 50000 lines/);
  });
});

describe('Markdown of others', () => {
  it('keeps directives as call-outs, also in each other', () => {
    const { text } = imported({
      'aa.md': '# A\n\n::::tip[Do {this}]\n\nOne.\n\n:::danger\nTwo.\n:::\n\n::::\n\nAfter.\n',
    });
    expect(text('aa')).toContain('> [!TIP]\n> **Do \\{this\\}**\n>\n>\n> One.\n>\n> > [!CAUTION]\n> > Two.');
    expect(text('aa')).toMatch(/\n\nAfter\.\n$/);
  });

  it('keeps lists in the cells of a table as lines with their marks, and counts them as there', () => {
    const { text, said, pages } = imported({
      'aa.md':
        '# A\n\n<table><tr><th>B</th></tr><tr><td>First<ul><li>one</li><li><b>two</b></li></ul><ol><li>x</li><li>y</li></ol></td></tr></table>\n',
    });
    expect(text('aa')).toContain('| First<br/>• one<br/>• **two**<br/>1. x<br/>2. y |');
    expect(said).toEqual([]);
    expect(pages[0]).toMatchObject({ before: { items: 4 }, after: { items: 4 }, unnamed: {} });
  });

  it('keeps of MDX the words, and runs none of it', () => {
    const { text, said } = imported({
      'aa.mdx':
        'import x from "./x";\n\n# A\n\n{globalThis.ran = true}\n\n<Tabs>\n  <Tab>Words</Tab>\n</Tabs>\n\n<img src="gone.png" alt="Gone" />\n',
    });
    expect('ran' in globalThis).toBe(false);
    expect(text('aa')).toContain('Words');
    expect(said).toEqual([
      'aa.mdx:1 code import x from "./x"; (is JavaScript)',
      'aa.mdx:5 code globalThis.ran = true (is JavaScript)',
      'aa.mdx:7 component <Tabs>',
      'aa.mdx:8 component <Tab>',
      'aa.mdx:11 picture gone.png (is not there)',
    ]);
  });

  it('turns a script, a handler and a script of an address into nothing', () => {
    const { text } = imported({
      'aa.md':
        '# A\n\n<script>alert(1)</script>\n\n<p onclick="alert(2)">Words</p>\n\n[x](javascript:alert(3)) <img src=x onerror=alert(4)>\n\n<iframe src="//evil.example"></iframe>\n',
    });
    expect(text('aa')).not.toMatch(/alert|evil|onclick|onerror/);
    expect(text('aa')).toContain('Words');
  });

  it('leaves a drawing that holds a script, and names it', () => {
    const { files, said } = imported(
      { 'aa.md': '# A\n\n![Drawing](d.svg)\n' },
      { 'd.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' },
    );
    expect([...files.keys()]).toEqual(['guide/aa.mdx']);
    expect(said).toEqual(['aa.md:3 picture d.svg (is a drawing that holds a script)']);
  });

  it('gives names that differ in case only pages and pictures of their own, and finds what is meant', () => {
    const { pages, text, files, said } = imported(
      {
        'x/Setup.md': '# One\n\n![](Logo.gif)\n',
        'x/setup.md': '# Two\n\n![](logo.gif)\n',
        'x/cc.md': '# C\n\n[one](Setup.md) [c](CC.MD)\n',
      },
      { 'x/Logo.gif': 'GIF89a one', 'x/logo.gif': 'GIF89a two' },
    );
    expect(pages.map(({ slug }) => slug)).toEqual(['setup', 'x-setup', 'cc']);
    expect(text('cc')).toContain('[one](/guide/setup) [c](/guide/cc)');
    expect([...files.keys()].filter((file) => file.endsWith('.gif'))).toHaveLength(2);
    expect(said).toEqual([]);
  });

  it('takes names that can be no id, however many are alike', () => {
    const names = [
      '1.md',
      '2.md',
      '日本.md',
      `${'long-'.repeat(30)}aa.md`,
      `${'long-'.repeat(30)}bb.md`,
      'index.md',
    ];
    const { pages } = imported(Object.fromEntries(names.map((name) => [name, 'Words.\n'])));
    expect(new Set(pages.map(({ slug }) => slug)).size).toBe(names.length);
  });

  it('keeps the order of a table of contents, and names what it lists and is not there', () => {
    const { text, said } = imported(
      { 'docs/aa.md': '# A\n', 'docs/sub/bb.md': '# B\n' },
      {},
      {
        'docs/TOC.yml':
          '- name: B\n  href: sub/bb.md\n- name: More\n  items:\n    - name: A\n      href: aa.md\n    - name: Gone\n      href: gone.md\n',
        'mkdocs.yml': 'site_name: X\nnav:\n  - Home: aa.md\nextra: !!python/name:os.system\n',
      },
    );
    expect([text('bb'), text('aa')].map((page) => /order: (\d)/.exec(page)?.[1])).toEqual(['1', '2']);
    expect(said).toEqual(['docs/TOC.yml:8 navigation gone.md (is not there)']);
  });

  it('keeps links from the top of Microsoft Learn', () => {
    const { text } = imported({
      'aa.md': '---\nms.topic: x\n---\n# A\n\n[Power](/power-platform/admin?x=1#y)\n',
    });
    expect(text('aa')).toContain('[Power](https://learn.microsoft.com/power-platform/admin?x=1#y)');
  });
});

describe('A diagram', () => {
  const draft =
    '---\naccTitle: Who calls whom\naccDescr: Draft of the import, to be completed - say what the diagram shows\n---\n';

  it('without words gets a draft of them, made of the heading above, and is named', () => {
    const { text, said } = imported({
      'aa.md': '# A\n\n## Who *calls*: whom?\n\n```mermaid\nflowchart LR\n  a --> b\n```\n',
      'bb.md': '# B\n\n## Who calls whom\n\n- In a list:\n\n  ```mermaid\n  pie\n    "a": 3\n  ```\n',
      'cc.md': '# Who calls whom\n\n::: mermaid\ngraph TD; A-->B\n:::\n',
    });
    expect(text('aa')).toContain(`\`\`\`mermaid\n${draft}flowchart LR\n  a --> b\n\`\`\``);
    const inList = `\`\`\`mermaid\n${draft}pie\n  "a": 3\n\`\`\``.replaceAll('\n', '\n  ');
    expect(text('bb')).toContain(`- In a list:\n\n  ${inList}`);
    expect(text('cc')).toContain(`\`\`\`mermaid\n${draft}graph TD; A-->B\n\`\`\``);
    const why =
      'has no words for whoever cannot see it: complete its `accTitle` and `accDescr`, which are drafts';
    expect(said).toEqual([
      `aa.md:5 diagram flowchart LR (${why})`,
      `bb.md:7 diagram pie (${why})`,
      `cc.md:3 diagram graph TD; A-->B (${why})`,
    ]);
  });

  it('that says in words what it shows stays as it is', () => {
    const own = '```mermaid\n---\ntitle: T\n---\npie\n  accTitle: A\n  accDescr {\n    B\n  }\n  "a": 3\n```';
    const { text, said } = imported({ 'aa.md': `# A\n\n${own}\n` });
    expect(text('aa')).toContain(own);
    expect(said).toEqual([]);
  });
});

describe('What other programs add to Markdown', () => {
  it.each([
    [
      'a definition',
      'Term\n:   One.\n\n    Two.\n\nAfter.\n',
      '- **Term**\n\n  One.\n\n  Two.\n\nAfter.',
      [],
    ],
    ['an abbreviation', '*[BIA]: Business impact analysis\n', '- **BIA**: Business impact analysis', []],
    ['a definition in HTML', '<dl><dt>T</dt><dd>D</dd></dl>\n', '**T**\n\nD', []],
    ['a list in a cell', '|a|\n|-|\n|<ul><li>x</li></ul>|\n', '• x', []],
    [
      'an address of an API',
      'See <xref:System.String>.\n',
      'See xref:System.String.',
      ['aa.md:3 link xref:System.String'],
    ],
    [
      'code in a file',
      ':::code language="cs" source="a.cs" range="1-2":::\n',
      '',
      ['aa.md:3 code a.cs (is a file of code)'],
    ],
    [
      'a picture to be enlarged',
      ':::image source="p.emf" alt-text="P" lightbox="q.png":::\n',
      '*P*',
      [
        'aa.md:3 attributes lightbox="q.png"',
        'aa.md:3 picture p.emf (is a picture of the sort EMF, which no browser shows: save it as PNG and put that in its place)',
      ],
    ],
    [
      'a variable',
      'Call {{ phone }} now.\n',
      'Call \\{\\{ phone \\}\\} now.',
      ['aa.md:3 macro {{ phone }} (is filled in by another program, and stays as it is written)'],
    ],
  ])('comes in or is named: %s', (_, source, becomes, names) => {
    const { text, said, pages } = imported({ 'aa.md': `# A\n\n${source}` });
    expect(text('aa')).toContain(becomes);
    expect(said.sort()).toEqual([...names].sort());
    expect(pages[0]?.unnamed).toEqual({});
  });
});

describe('A numbered description of a process', () => {
  it('becomes a programme with its steps, branches and ends', () => {
    const { flows } = imported({
      'aa.md':
        '# Plan\n\n1. Start\n\n   A parallel branch from Start connects to the *Forecast* end-to-end process, which connects to *Set goals*.\n\n2. *Set goals*\n3. *Test*\n\n   1. *Dry run*\n\n      Parallel branches connect to *Train, tell, and ask* and *Set goals*, which connects to End.\n\n4. End\n',
    });
    const { plan, problems } = parsePlan(new Map([['programme.yaml', flows[0]?.text ?? '']]));
    expect(problems.filter(({ file }) => file === 'programme.yaml')).toEqual([]);
    expect(plan.programme?.nodes.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'start start',
      'set-goals area',
      'test area',
      'dry-run step',
      'end end',
      'forecast end-to-end',
      'train-tell-and-ask area',
    ]);
    const edges = plan.programme?.edges.map(({ from, to }) => `${from} ${to}`);
    expect(edges).toEqual(
      expect.arrayContaining([
        'start set-goals',
        'start forecast',
        'forecast set-goals',
        'set-goals test',
        'test dry-run',
        'test end',
        'dry-run train-tell-and-ask',
        'dry-run set-goals',
      ]),
    );
  });
});
