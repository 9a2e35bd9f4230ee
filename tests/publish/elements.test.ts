import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { expect, test } from 'vitest';
import { elementsOf } from '../../src/publish/html.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Seen = {
  tag: string;
  start: number;
  inner: number;
  drawing: boolean;
  attributes: Record<string, string>;
};

const pages: Record<string, string> = {
  'a page as Astro writes it':
    '<!DOCTYPE html><html lang="en"> <head><meta charset="utf-8"><title>A &lt;b&gt; &amp; c</title><link rel="stylesheet" href="/a.css"><script type="module" src="/a.js"></script></head> <body><main id="main"><p class=plain data-empty>One<br>two</p><ul><li>a<li>b</ul></main></body></html>',
  'a drawing with a style, a title and links':
    '<html><body><svg viewBox="0 0 1 1"><style>#a > b{fill:red}</style><title>x</title><foreignObject width="1"><div>in</div></foreignObject><path d="M0 0"/><a xlink:href="/b"><text>b</text></a></svg><p>after</p></body></html>',
  'attributes with quotes, signs and entities':
    '<html><body><a href=\'/a?b=1&amp;c=2\' title="it\'s &quot;so&quot;">x</a><img alt="" src=/p.png><p>1 < 2 > 0</p></body></html>',
  'text that looks like elements':
    '<html><body><script>if (a<b) document.write("<p>no</p>")</script><style>a::after{content:"<i>"}</style><!-- <p>no</p> --><textarea><p>no</p></textarea></body></html>',
  'what browsers without scripts read':
    '<html><body><noscript><p><a href="/x">x</a></p></noscript></body></html>',
};

test.each(Object.entries(pages))('reads the elements of %s as the standard does', (_name, source) => {
  const ours: Seen[] = elementsOf(source).map((element) => ({
    tag: element.tagName,
    start: element.start,
    inner: element.innerStart,
    drawing: element.inDrawing && element.tagName !== 'div',
    attributes: Object.fromEntries(element.attributes.map(({ name, value }) => [name, value])),
  }));
  expect(ours).toEqual(standard(parse(source, { sourceCodeLocationInfo: true, scriptingEnabled: false })));
  for (const { attributes } of elementsOf(source)) {
    for (const { name, start, end } of attributes) {
      expect(source.slice(start, end).toLowerCase()).toMatch(
        new RegExp(`^${name}(=("[^"]*"|'[^']*'|[^\\s>]+))?$`, 'u'),
      );
    }
  }
});

test('an element ends behind its end tag, or where it is ended', () => {
  const source = '<body><ul><li>a<li><b>c</b></ul><hr><p>d</p></body>';
  const parts = elementsOf(source).map(({ start, end }) => source.slice(start, end));
  expect(parts).toEqual([
    source,
    '<ul><li>a<li><b>c</b></ul>',
    '<li>a',
    '<li><b>c</b>',
    '<b>c</b>',
    '<hr>',
    '<p>d</p>',
  ]);
});

function standard(node: Node): Seen[] {
  const own: Seen[] = [];
  if ('tagName' in node && node.sourceCodeLocation) {
    own.push({
      tag: node.tagName.toLowerCase(),
      start: node.sourceCodeLocation.startOffset,
      inner: (node.sourceCodeLocation.startTag ?? node.sourceCodeLocation).endOffset,
      drawing: node.namespaceURI.endsWith('/svg'),
      attributes: Object.fromEntries(
        node.attrs.map(({ prefix, name, value }) => [
          (prefix ? `${prefix}:` : '') + name.toLowerCase(),
          value,
        ]),
      ),
    });
  }
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(standard) : [])];
}
