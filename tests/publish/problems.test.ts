import { afterAll, describe, expect, test } from 'vitest';
import { build, pageOf, removeFolders } from './build.ts';

afterAll(removeFolders);

/** The problems of a site whose page `at/page.html` has this body and head. */
async function problemsOf(body: string, head = ''): Promise<string[]> {
  const { messages } = await build({
    'at/page.html': pageOf(body, { head }),
    'index.html': pageOf('<p id="top-part"></p>'),
  });
  return messages();
}

describe('links', () => {
  test('a dead link is named with its file', async () => {
    expect(await problemsOf('<a href="/nowhere">x</a>')).toEqual([
      'at/page.html: dead link "/nowhere" in <a href>: no page or file of the site has this address. Mend or remove it.',
    ]);
  });

  test.each(['/%E0%A4%A', '../../outside', '/at/', '/Index', 'nothing?x=1'])('%s is dead', async (url) => {
    expect(await problemsOf(`<a href="${url}">x</a>`)).toEqual([
      expect.stringContaining(`dead link "${url}"`),
    ]);
  });

  test('a missing anchor is named, on the page itself and on another', async () => {
    expect(await problemsOf('<a href="#gone">x</a><a href="/#gone">y</a><a href="/#top-part">z</a>')).toEqual(
      [
        'at/page.html: missing anchor "#gone": index.html has no element with this id. Mend the link or add the id.',
        'at/page.html: missing anchor "#gone": the page itself has no element with this id. Mend the link or add the id.',
      ],
    );
  });

  test('anchors by name, in another spelling, to the top and into text are found', async () => {
    expect(
      await problemsOf(
        '<p id="für"></p><a name="old"></a><a href="#f%C3%BCr">1</a><a href="#für">2</a><a href="#old">3</a>' +
          '<a href="#">4</a><a href="#top">5</a><a href="#:~:text=x">6</a>',
      ),
    ).toEqual([]);
  });

  test('links out of the site, to telephones and to mail are left alone', async () => {
    expect(
      await problemsOf(
        '<a href="https://a.example/x">1</a><a href="tel:+4912345">2</a><a href="mailto:a@b.example">3</a>',
      ),
    ).toEqual([]);
  });

  test('files the caller adds afterwards may be linked', async () => {
    const { messages } = await build(
      { 'index.html': pageOf('<a href="/SHA256SUMS">x</a>') },
      { laterFiles: ['SHA256SUMS'] },
    );
    expect(messages()).toEqual([]);
  });
});

describe('what cannot travel', () => {
  test.each([
    ['<img src="https://a.example/i.png" alt="">', 'external asset "https://a.example/i.png" in <img src>'],
    ['<img src="//a.example/i.png" alt="">', 'external asset "//a.example/i.png"'],
    ['<img src="data:image/png;base64,AAAA" alt="">', 'a data: address in <img src>'],
    [
      '<script src="https://a.example/s.js"></script>',
      'external asset "https://a.example/s.js" in <script src>',
    ],
    [
      '<p style="background:url(https://a.example/i.png)"></p>',
      'external asset "https://a.example/i.png" in a style',
    ],
    ['<iframe src="https://a.example/"></iframe>', '<iframe> is not allowed'],
    ['<video src="/v.mp4"></video>', '<video> is not allowed'],
    ['<button onclick="x()">x</button>', 'inline handler onclick in <button>'],
    ['<a href="javascript:x()">x</a>', 'a javascript: address in <a href>'],
    ['<svg><use href="/icons.svg#x"/></svg>', '<use href="/icons.svg#x"> takes a drawing from another file'],
    ['<svg><use xlink:href="icons.svg#x"/></svg>', '<use xlink:href="icons.svg#x">'],
    ['<astro-island component-url="/x.js"></astro-island>', 'a client:* island'],
    ['<p style="mask-image:url(/i.svg)"></p>', 'mask-image: url() is refused on file://'],
    ['<form action="/find"></form>', '<form action> sends a form'],
    ['<script type="importmap">{}</script>', '<script type="importmap"> is blocked'],
  ])('%s', async (body, message) => {
    expect(await problemsOf(body)).toContainEqual(expect.stringContaining(message));
  });

  test.each([
    ['<link rel="stylesheet" href="https://a.example/s.css">', 'external asset "https://a.example/s.css"'],
    ['<link rel="preconnect" href="https://a.example">', 'external asset "https://a.example"'],
    ['<base href="/x/">', '<base> is not allowed'],
    ['<style>@import "https://a.example/s.css";</style>', 'external asset "https://a.example/s.css"'],
  ])('%s', async (head, message) => {
    expect(await problemsOf('', head)).toContainEqual(expect.stringContaining(message));
  });

  test('style sheets are held to the same', async () => {
    const { messages } = await build({
      'index.html': pageOf(''),
      'site.css':
        'a{background:url(/none.png)}b{background:url(https://a.example/i.png)}c{-webkit-mask:url(/index.html)}',
    });
    expect(messages()).toEqual([
      'site.css: -webkit-mask: url() is refused on file:// and hides the element. Use an inline SVG or an <img>.',
      'site.css: dead link "/none.png" in url(): no file of the site has this address. Mend or remove it.',
      'site.css: external asset "https://a.example/i.png" in url(): the site must work without any other host. Add it to the site.',
    ]);
  });

  test('names that a stick, Windows or a Mac refuses are named', async () => {
    const { messages } = await build({
      'Plan/a.html': pageOf(''),
      'plan/b.html': pageOf(''),
      'con.html': pageOf(''),
      'what?.html': pageOf(''),
      'dot./a.html': pageOf(''),
      ['u\u0308ber.html']: pageOf(''),
      [`${'long-name/'.repeat(18)}a.html`]: pageOf(''),
    });
    expect(messages().map((message) => message.replace(/^(?:long-name\/)+/u, '…/'))).toEqual([
      'con.html: "con.html" is a name that Windows keeps for a device. Rename it.',
      'dot./a.html: "dot." ends in a dot or a space, which Windows drops. Rename it.',
      '…/a.html: has a path of 186 characters; Windows needs 180 or fewer. Shorten it.',
      'plan/b.html: differs from "Plan" only in case: Windows and macOS keep one of the two. Rename one.',
      'u\u0308ber.html: "u\u0308ber.html" is in decomposed Unicode form, which links do not match. Rename it.',
      'what?.html: "what?.html" holds a character that Windows refuses in a file name. Rename it.',
    ]);
  });
});
