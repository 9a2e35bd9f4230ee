import { expect, test } from 'vitest';
import { isSafeLink, serialise } from '../../src/diagrams/render/flatten/serialise.ts';
import { drawnNode } from '../../src/diagrams/render/flatten/node.ts';
import { draw, drawAll } from './drawn.ts';
import { elementsOf, textOf } from './markup.ts';

const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)><b onclick=alert(1)>bold</b>';

test('HTML and script in labels come out as text', async () => {
  const drawings = await drawAll([
    `flowchart TD\n  a["${hostile}"] -- "${hostile}" --> b`,
    `sequenceDiagram\n  participant A as ${hostile}\n  A->>A: ${hostile}`,
    `classDiagram\n  class A["${hostile}"]\n  note for A "${hostile}"`,
    `stateDiagram-v2\n  state "${hostile}" as s\n  [*] --> s`,
    `mindmap\n  root["${hostile}"]`,
    `pie title ${hostile}\n  "${hostile}" : 1`,
    `timeline\n  title ${hostile}\n  a : ${hostile}`,
    `---\ntitle: "${hostile}"\n---\nflowchart TD\n  accTitle: ${hostile}\n  accDescr: ${hostile}\n  a --> b`,
  ]);
  for (const { svg } of drawings) {
    for (const { tagName, attrs } of elementsOf(svg)) {
      expect(tagName).toMatch(
        /^(svg|g|path|rect|circle|ellipse|line|polygon|text|tspan|marker|defs|title|desc)$/i,
      );
      expect(attrs.filter(({ name }) => name.startsWith('on') || name === 'src')).toEqual([]);
    }
  }
  const titled = drawings.at(-1);
  expect(titled?.title).toBe(hostile);
  const names = elementsOf(titled?.svg ?? '').filter(({ tagName }) => /^(title|desc)$/.test(tagName));
  expect(names.map(textOf)).toEqual([hostile, hostile]);
});

test('text that looks like an element stays readable', async () => {
  const { svg } = await draw('flowchart TD\n  a["call <b>now</b> & write"]');
  expect(elementsOf(svg).map(textOf).join(' ')).toContain('& write');
});

test('links stay where they lead to a page, a site, a mailbox or a telephone', async () => {
  const { svg } = await draw(
    [
      'flowchart TD',
      '  a --> b --> c --> d --> e',
      '  click a href "/services/mail"',
      '  click b href "https://example.org/" _blank',
      '  click c href "mailto:desk@example.org"',
      '  click d href "tel:+441632960000"',
      '  click e href "javascript:alert(1)"',
    ].join('\n'),
  );
  const links = elementsOf(svg).filter(({ tagName }) => tagName === 'a');
  expect(links.map(({ attrs }) => attrs.find(({ name }) => name === 'href')?.value)).toEqual([
    '/services/mail',
    'https://example.org/',
    'mailto:desk@example.org',
    'tel:+441632960000',
  ]);
  expect(svg).toContain('role="group"');
  expect(svg).not.toContain('javascript');
});

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  '//evil.org',
])('an address like %j is no link', (address) => {
  expect(isSafeLink(address)).toBe(false);
});

test('a diagram cannot change what the site decides', async () => {
  const { svg } = await draw(
    [
      '---',
      'config:',
      '  securityLevel: loose',
      '  theme: forest',
      '  htmlLabels: false',
      '  themeCSS: "* { fill: url(https://evil.org/x) }"',
      '---',
      '%%{init: {"securityLevel": "loose", "fontFamily": "url(https://evil.org)"}}%%',
      'flowchart TD',
      '  a["<img src=x onerror=alert(1)>"] --> b',
    ].join('\n'),
  );
  expect(svg).not.toMatch(/evil\.org|onerror="|<img/);
  expect(svg).toContain('fill="var(--diagram-node, ');
});

test('the serialiser lets nothing through that is not on its list', () => {
  const node = drawnNode(
    'svg',
    [
      ['onload', 'alert(1)'],
      ['style', 'x'],
      ['fill', 'url(https://evil.org/#a)'],
    ],
    [
      drawnNode('script', [], ['alert(1)']),
      drawnNode('foreignObject', [], ['x']),
      drawnNode('image', [['href', 'https://evil.org/a.png']]),
      drawnNode('a', [['href', 'javascript:alert(1)']], ['a < b & "c"\u0000']),
      drawnNode('use', [['href', 'https://evil.org/#a']]),
    ],
  );
  expect(serialise(node)).toBe('<svg><a>a &lt; b &amp; "c"</a><use/></svg>');
});
