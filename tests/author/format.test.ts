import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFile } from '../../src/author/format.ts';
import { OFFERED, starterPlan } from '../../src/author/starter.ts';
import type { OfferedService } from '../../src/author/starter.ts';
import { toGuide } from '../../src/import/to-guide.ts';
import { approvables, contentDigest, loadPlan, parsePlan } from '../../src/plan/index.ts';
import { corpusFolder, readCorpus } from '../corpus/documents.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;

function formatted(file: string, text: string | Uint8Array): string {
  const result = formatFile(file, text);
  if ('fault' in result) throw new Error(result.fault);
  return result.text;
}

/** What is read from files, positions apart. */
function reading(files: Files): unknown {
  const { plan, problems } = parsePlan(files);
  const data = Object.entries(plan).flatMap(([key, value]) =>
    ['graph', 'sources', 'paths'].includes(key) ? [] : [[key, value instanceof Map ? [...value] : value]],
  );
  const raw = [...plan.sources.values()].map(({ yaml }) => yaml?.toJS() as unknown);
  return JSON.parse(
    JSON.stringify(
      [data, raw, problems.map(({ check, file, message }) => [check, file, message])],
      (key, value) => (['place', 'line', 'column'].includes(key) ? undefined : (value as unknown)),
    ),
  );
}

/** Whether a file is no YAML or no MDX, rather than one that we fail to set. */
function isUnreadable(file: string, text: string): boolean {
  return parsePlan(new Map([[file, text]])).problems.some(({ check }) => check === 'file-readable');
}

function isFormattedWell(file: string, text: string | Uint8Array): string {
  const once = formatted(file, text);
  expect(formatted(file, once)).toBe(once);
  expect(reading(new Map([[file, once]]))).toEqual(reading(new Map([[file, text]])));
  return once;
}

const DATED = { name: 'Fern', timeZone: 'Europe/London', tenant: 'fern.example', today: '2026-11-21' };
const starter = starterPlan({
  ...DATED,
  services: Object.keys(OFFERED) as OfferedService[],
  processes: ['"Quoted": {braces}', '*stars*', 'Baking'],
  phones: ['+447700900123', '+447700900124'],
});
const imported = (folder: string) =>
  [...toGuide(readCorpus(folder)).files].filter(([file]) => file.endsWith('.mdx'));
const corpus = corpusFolder();

describe('Formatting', () => {
  it('finds nothing to do in the sample plan', () => {
    const { files } = loadPlan('content');
    const planFiles = [...files].filter(([file]) => /\.(?:yaml|mdx)$/.test(file));
    const unset = planFiles.filter(
      ([file, bytes]) => formatted(file, bytes) !== new TextDecoder().decode(bytes),
    );
    expect(unset.map(([file]) => file)).toEqual([]);
  });

  it.each([
    ['a new plan', [...starter]],
    ['our own documents', imported('tests/corpus/fixtures')],
    ['documents of others', corpus === undefined ? [] : imported(corpus)],
  ])('changes nothing that is read, and nothing the second time: %s', (_, files) => {
    for (const [file, text] of files) isFormattedWell(file, text);
  });

  it('keeps comments, keys in their order, quotes and numbers, and sets the rest', () => {
    const ugly = `# Who.\ntitle:   'Head: one'   # why\n\n\n\ngroup:\n- operations\n# between\n- "facilities"\nresponsibilities: >-\n     Much\n     to do\nprimary:    desk\nalternates: [ a-one,b-two ]\n# end\n`;
    expect(formatted('roles/head.yaml', ugly)).toBe(
      `# Who.\ntitle: 'Head: one' # why\n\ngroup:\n  - operations\n  # between\n  - "facilities"\nresponsibilities: >-\n  Much to do\nprimary: desk\nalternates: [a-one, b-two]\n\n# end\n`,
    );
  });

  it('sets a body, and leaves code, components and broken lines alone', () => {
    const ugly = `---\ntitle:  T\n---\nFirst\n=====\nwords \nmore\n* one\n* two\n\n\n\n|  a|b  |\n|:-|-:|\n|1 | |\n***\n\`\`\`sh\nx  \n\n\n* y\n\`\`\`\n<Note>\n* in it\n</Note>\n## Last ##\n`;
    expect(formatted('guide/t.mdx', ugly)).toBe(
      `---\ntitle: T\n---\n\n# First\n\nwords\nmore\n\n- one\n- two\n\n| a | b |\n| :-- | --: |\n| 1 | |\n\n---\n\n\`\`\`sh\nx  \n\n\n* y\n\`\`\`\n\n<Note>\n- in it\n</Note>\n\n## Last\n`,
    );
  });

  it.each([
    ['guide/open.mdx', '---\ntitle: T\n---\n\n```sh\nnever closed\n\n## Next\n', 'guide/open.mdx:5:1'],
    ['guide/none.mdx', '# No front matter\n', 'guide/none.mdx:1:1'],
    ['guide/tag.mdx', '---\ntitle: T\n---\n\n<Step id="a">\n', 'guide/tag.mdx:5:1'],
    ['roles/two.yaml', 'title: A\ntitle: B\n', 'roles/two.yaml:2:1'],
  ])('leaves alone what cannot be read, and says where: %s', (file, text, place) => {
    const result = formatFile(file, text);
    expect('fault' in result ? result.fault : 'set').toMatch(new RegExp(`^${place} [A-Z\`].*\\.$`));
  });

  it('keeps the line ends of Windows', () => {
    expect(formatted('glossary.yaml', '\uFEFFA:   b\r\nC: d\r\n')).toBe('A: b\r\nC: d\r\n');
  });
});

/** YAML as no two people write it. */
const word = fc.oneof(
  fc.constantFrom(
    'a',
    'two words',
    '1.10',
    '010',
    'true',
    '~',
    '2026-01-02',
    '- x',
    'k: v',
    '#no',
    "it's",
    '"q"',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constant('long '.repeat(40).trim()),
);
const scalar = fc.oneof(
  word.map((text) => JSON.stringify(text)),
  fc.constantFrom('plain', '1.0', '0x1F', '-3', '.5', '1e3', 'null', 'yes', "'it''s'", 'a  # c', '!!str 1'),
  fc.constantFrom(
    '>-\n      folded\n      text\n\n      two',
    '|\n      as\n        it\n      is',
    '>\n\n      x\n',
  ),
  fc.constantFrom(
    'plain\n      over lines',
    '"quoted\n      over lines"',
    '[ a,b , [c] ]',
    '{x: 1,y:  {z: [] }}',
    '[a, # why\n      b]',
  ),
);
const gap = fc.constantFrom('', '', '\n', '\n\n\n', '# comment\n', '\n  # deep\n\n');
const pair = (indent: string) => fc.tuple(gap, scalar).map(([before, value]) => ({ before, value, indent }));
const uglyYaml = fc
  .array(fc.tuple(pair(''), fc.array(pair('  '), { maxLength: 3 }), fc.boolean()), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pairs) =>
    pairs
      .map(([{ before, value }, inner, listed], n) => {
        if (inner.length === 0) return `${before}k${n}:  ${value}\n`;
        const lines = inner.map((each, m) =>
          listed
            ? `${each.before}${each.indent}-   ${each.value}\n`
            : `${each.before}${each.indent}i${m}: ${each.value}\n`,
        );
        return `${before}k${n}:   # on\n${lines.join('')}`;
      })
      .join(''),
  );

/** Markdown as no two people write it. */
const inline = fc
  .array(
    fc.constantFrom(
      'word',
      '*em*',
      '__b__',
      '`co|de`',
      '[l](/x)',
      '\\*',
      'a  \nb',
      'a \nb',
      'é😀',
      '{/* c */}',
      '<Fact of="a/b" field="c" />',
      '![p](x.png)',
      '&amp;',
      '1.',
      '#',
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(' '));
const block = fc.oneof(
  inline,
  inline.map((text) => `##  ${text.replaceAll('\n', ' ')} ##  `),
  inline.map((text) => `${text.replaceAll('\n', ' ')}\n---`),
  fc
    .tuple(
      fc.constantFrom('*', '+', '-', '1.', '2)'),
      fc.array(inline, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('\n', '\n\n'),
    )
    .map(([mark, items, between]) =>
      items.map((item) => `${mark} ${item.replaceAll('\n', ' ')}`).join(between),
    ),
  inline.map((text) => `* a\n\n  * ${text.replaceAll('\n', ' ')}\n    + c\n  \n  more`),
  fc
    .array(
      fc.array(
        inline.map((text) => text.replaceAll('\n', ' ')),
        { minLength: 2, maxLength: 3 },
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((rows) => ['| A|B |', '|:-:|--|', ...rows.map((row) => `|${row.join('|')}`)].join('\n')),
  fc.constantFrom(
    '```js\n* a  \n\n\n```',
    '~~~\n## x ##\n~~~',
    '```mermaid\nflowchart LR\n  a --> b  \n```',
    '    indented',
    '***',
    '___',
  ),
  inline.map((text) => `> ${text.replaceAll('\n', '\n> ')}\n> * x`),
  inline.map((text) => `<Step id="s" role="everyone"\n  verify="v  \n\n w">\n${text}\n\n* in\n</Step>`),
  fc.constantFrom(
    '[r]: https://a.example\n[s]: https://b.example',
    '{/* alone\n\n\n */}',
    '<Note>one line </Note>',
    'x[^1]\n\n[^1]: note',
  ),
);
const uglyBody = fc
  .array(fc.tuple(block, fc.constantFrom('\n', '\n\n', '\n\n\n\n', '\n  \n', '\n\n   ')), { maxLength: 8 })
  .map((blocks) => blocks.flat().join(''));

describe('Whatever is written', () => {
  it('in YAML says the same when it is set, and is set once for all', () => {
    fc.assert(
      fc.property(uglyYaml, (text) => {
        const file = 'roles/some.yaml';
        if (isUnreadable(file, text)) return;
        const comments = (written: string) => written.match(/# (?:comment|deep|on|why|c)$/gm)?.length;
        expect(comments(isFormattedWell(file, text))).toBe(comments(text));
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('in MDX says the same when it is set, and is set once for all', () => {
    fc.assert(
      fc.property(uglyBody, (body) => {
        const file = 'guide/some.mdx';
        const text = `---\ntitle: T\n---\n${body}`;
        if (isUnreadable(file, text)) return;
        const comments = (written: string) => written.match(/\{\/\* (?:c|alone)/g)?.length;
        expect(comments(isFormattedWell(file, text))).toBe(comments(text));
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

describe('What was approved', () => {
  it('is the same when it is set otherwise, and another when a word changes', () => {
    const { plan, files } = loadPlan('tests/fixtures/sound');
    const text = (file: string) => new TextDecoder().decode(files.get(file));
    for (const { file } of approvables(plan).values()) {
      const ugly = text(file)
        .replace(/^(\w+): (\w[^#\n]*)$/gm, '$1:    $2   # new comment')
        .replace(/\n## /g, '\n\n\n## ');
      const digestIn = (written: string) => contentDigest(parsePlan(new Map([[file, written]])).plan, file);
      const digest = contentDigest(plan, file);
      expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(digestIn(ugly), file).toBe(digest);
      expect(digestIn(formatted(file, ugly)), file).toBe(digest);
      const standing = ugly
        .replace(/^version: .*$/m, 'version: "9"')
        .replace(/^lastReviewed: .*$/m, 'lastReviewed: 2026-06-01');
      expect(digestIn(standing)).toBe(digest);
      expect(digestIn(ugly.replace(/^reviewEvery: .*$/m, 'reviewEvery: 1d'))).not.toBe(digest);
      if (file.endsWith('.mdx')) expect(digestIn(`${ugly}\nOne more word.\n`)).not.toBe(digest);
    }
  });
});
