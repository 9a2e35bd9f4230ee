import { afterAll, describe, expect, test } from 'vitest';
import { listFiles } from '../../src/publish/files.ts';
import { build, pageOf, removeFolders } from './build.ts';

afterAll(removeFolders);

describe('addresses', () => {
  test('links with and without a slash or .html lead to the real file, relative, with query and hash', async () => {
    const { read, problems } = await build({
      'index.html': pageOf(
        '<p id="here"></p><a href="/list">1</a><a href="/list/">2</a><a href="/list/one?x=1#a">3</a>',
      ),
      'list.html': pageOf('<a href="/">home</a><a href="/list/one.html">one</a>'),
      'list/one.html': pageOf(
        '<p id="a"></p><a href="/">1</a><a href="/list">2</a><a href="#a">3</a><a href="/list/one#a">4</a>',
      ),
    });
    expect(problems).toEqual([]);
    expect(hrefs(read('index.html'))).toEqual(['list/index.html', 'list/index.html', 'list/one.html?x=1#a']);
    expect(hrefs(read('list/index.html'))).toEqual(['../index.html', 'one.html']);
    expect(hrefs(read('list/one.html'))).toEqual(['../index.html', 'index.html', '#a', '#a']);
  });

  test('spaces, umlauts and percent signs in names are encoded once, however the link spells them', async () => {
    const { read, problems } = await build({
      'index.html': pageOf('<a href="/über uns/50%25">1</a><a href="/%C3%BCber%20uns/50%25">2</a>'),
      'über uns/50%.html': pageOf(''),
    });
    expect(problems).toEqual([]);
    expect(hrefs(read('index.html'))).toEqual(['%C3%BCber%20uns/50%25.html', '%C3%BCber%20uns/50%25.html']);
  });

  test('relative links of a page that moved into its folder are read from where it stood', async () => {
    const { read, problems } = await build({
      'list.html': pageOf('<a href="other">1</a><a href="list/one">2</a>'),
      'list/one.html': pageOf('<a href="../other">1</a>'),
      'other.html': pageOf(''),
    });
    expect(problems).toEqual([]);
    expect(hrefs(read('list/index.html'))).toEqual(['../other.html', 'one.html']);
  });

  test('a base path that Astro put before links is taken off', async () => {
    const { read, problems } = await build(
      { 'index.html': pageOf('<a href="/plan/a">1</a><a href="/a">2</a>'), 'a.html': pageOf('') },
      { base: '/plan' },
    );
    expect(problems).toEqual([]);
    expect(hrefs(read('index.html'))).toEqual(['a.html', 'a.html']);
  });

  test('srcset, meta refresh, links inside drawings and the root of the site become relative', async () => {
    const { read, problems } = await build({
      'deep/page.html': pageOf(
        '<img src="/a.png" srcset="/a.png 1x, /b,c.png 2x" alt=""><svg><a href="/x"></a><a xlink:href="/x"></a></svg>',
        { head: '<meta http-equiv="refresh" content="0;url=/x">' },
      ),
      'a.png': '',
      'b,c.png': '',
      'x.html': pageOf(''),
    });
    const page = read('deep/page.html');
    expect(problems).toEqual([]);
    expect(page).toContain('srcset="../a.png 1x, ../b%2Cc.png 2x"');
    expect(page).toContain('<a href="../x.html"></a><a xlink:href="../x.html"></a>');
    expect(page).toContain('content="0;url=../x.html"');
    expect(page).toContain('<meta name="muster-root" content="../">');
  });

  test('canonical, preload and prefetch links go, crossorigin and integrity too', async () => {
    const { read } = await build({
      'index.html': pageOf('', {
        head:
          '<link rel="canonical" href="https://a.example/"><link rel="modulepreload" href="/m.js">' +
          '<link rel="preload" href="/f.woff2" as="font" crossorigin><link rel="prefetch" href="/m.js">' +
          '<link rel="stylesheet" href="/s.css" crossorigin integrity="sha256-x">',
      }),
      's.css': 'a{color:red}',
      'm.js': '',
    });
    expect(read('index.html').match(/<link[^>]*>/gu)).toEqual(['<link rel="stylesheet" href="s.css">']);
  });

  test('addresses in style sheets and in the web manifest become relative to these', async () => {
    const { read, problems } = await build({
      'index.html': pageOf(''),
      'fonts/a.woff2': '',
      'css/site.css': '@import "/css/more.css";@font-face{font-family:A;src:url(/fonts/a.woff2)}',
      'css/more.css': '.x{fill:url(#gradient)}',
      'app.webmanifest': JSON.stringify({ start_url: '/', scope: '/', icons: [{ src: '/fonts/a.woff2' }] }),
    });
    expect(problems).toEqual([]);
    expect(read('css/site.css')).toMatch(/@import "more\.css";.*url\(\.\.\/fonts\/a\.woff2\)/u);
    expect(read('css/more.css')).toContain('url(#gradient)');
    expect(JSON.parse(read('app.webmanifest'))).toEqual({
      start_url: 'index.html',
      scope: './',
      icons: [{ src: 'fonts/a.woff2' }],
    });
  });
});

describe('scripts and styles', () => {
  test('module scripts become deferred classic files, one for each entry, and the modules go', async () => {
    const { read, dist, problems } = await build({
      'index.html': pageOf('<script type="module" src="/assets/main.abc.js"></script>'),
      'sub/two.html': pageOf(
        '<script type="module" src="/assets/main.abc.js"></script><script type="module">import "/assets/part.js";</script>',
      ),
      'assets/main.abc.js': 'import { word } from "./part.js"; document.title = word;',
      'assets/part.js': 'export const word = "shared"; console.log("part");',
    });
    expect(problems).toEqual([]);
    const [, name] =
      /<script defer src="(assets\/main\.[0-9a-f]+\.js)"><\/script>/u.exec(read('index.html')) ?? [];
    expect(name).toBeDefined();
    expect(read('sub/two.html')).toContain(`<script defer src="../${name}"></script>`);
    expect(read('sub/two.html')).toMatch(
      /<script defer src="\.\.\/assets\/inline\.[0-9a-f]+\.js"><\/script>/u,
    );
    const code = read(name ?? '');
    expect(code).toContain('shared');
    expect(code).not.toMatch(/\b(?:import|export)\b/u);
    expect(listFiles(dist).filter((file) => /main\.abc|part/u.test(file))).toEqual([]);
  });

  test('inline scripts and styles move to files; data blocks stay', async () => {
    const { read, problems } = await build({
      'a/b.html': pageOf('<script>console.log(1)</script><script type="application/json">{"a":1}</script>', {
        head: '<style media="print">a{color:#ff0000}</style>',
      }),
    });
    const page = read('a/b.html');
    expect(problems).toEqual([]);
    expect(page).toMatch(/<link rel="stylesheet" media="print" href="\.\.\/assets\/style\.[0-9a-f]+\.css">/u);
    expect(page).toMatch(/<script src="\.\.\/assets\/inline\.[0-9a-f]+\.js"><\/script>/u);
    expect(page).toContain('<script type="application/json">{"a":1}</script>');
    expect(page).not.toMatch(/<style|console\.log/u);
  });

  test('style attributes and styles inside drawings move to the page’s own sheet and keep their weight', async () => {
    const { read, problems } = await build({
      'index.html': pageOf(
        '<p style="color:red" class="x">a</p><p class="y" style="color:red">b</p><i style=""></i>' +
          '<svg><style>#d .n{fill:blue}</style><g style="background:url(/i.png)"></g></svg>',
      ),
      'i.png': '',
    });
    const page = read('index.html');
    expect(problems).toEqual([]);
    expect(page).not.toMatch(/style=|<style/u);
    const [, sheet] = /href="(assets\/page\.[0-9a-f]+\.css)"><\/head>/u.exec(page) ?? [];
    const css = read(sheet ?? '');
    expect(css).toContain('#d .n{fill:#00f}');
    expect(css).toContain('url(../i.png)');
    expect(css).toMatch(/\.s[0-9a-f]{8}:not\(#_#_\)\{color:red\}/u);
    const classes = [...page.matchAll(/class="(?:x|y) (s[0-9a-f]{8})"/gu)].map(([, name]) => name);
    expect(classes).toHaveLength(2);
    expect(new Set(classes).size).toBe(1);
  });

  test('policy, charset and referrer stand first in the head, with the live status’s origin only if there is one', async () => {
    const files = { 'index.html': pageOf(''), 'bare.html': '<!doctype html><title>x</title><p>y' };
    const plain = await build(files);
    const start =
      '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; ';
    expect(plain.read('index.html')).toContain(`<head>${start}`);
    expect(plain.read('bare.html')).toMatch(
      /^<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Sec/u,
    );
    expect(plain.read('index.html').match(/charset/gu)).toHaveLength(1);
    expect(plain.read('index.html')).toContain("require-trusted-types-for 'script'; trusted-types muster");
    expect(plain.read('index.html')).not.toContain('connect-src');
    const live = await build(files, { connectSrc: ['https://status.example'] });
    expect(live.read('index.html')).toContain("; connect-src https://status.example; base-uri 'none';");
  });

  test('404.html stands alone: style inside under its own hash, links from the base, no script', async () => {
    const { read, problems } = await build(
      {
        'index.html': pageOf(''),
        '404.html': pageOf(
          '<div data-needs-script>field</div><a href="/">home</a><p style="margin:0">x</p>',
          {
            head: '<link rel="stylesheet" href="/assets/s.css"><script type="module" src="/assets/m.js"></script>',
          },
        ),
        'assets/s.css': '@font-face{font-family:A;src:url(/assets/a.woff2)}p{color:red}',
        'assets/a.woff2': '',
        'assets/m.js': 'console.log(1)',
      },
      { base: '/plan/' },
    );
    const page = read('404.html');
    expect(problems).toEqual([]);
    expect(page).toMatch(/style-src 'sha256-[^']+'; img-src 'self'; font-src 'self'/u);
    expect(page).toMatch(/<style>@font-face\{[^}]*url\(\/plan\/assets\/a\.woff2\)/u);
    expect(page).toContain('p{color:red}');
    expect(page).toContain('<a href="/plan/index.html">home</a>');
    expect(page).toContain('content="/plan/"');
    expect(page).not.toMatch(/<script|<link|field|style=/u);
  });

  test('the same files give the same bytes, in another folder too', async () => {
    const files = {
      'index.html': pageOf(
        '<main data-pagefind-body><h1>Mail</h1><p style="color:red">Mail is down.</p></main>',
      ),
      ...Object.fromEntries(
        Array.from({ length: 30 }, (_, at) => [
          `p/${at}.html`,
          pageOf(
            `<main data-pagefind-body><h1>Page ${at}</h1><p>Word${at} and mail.</p>` +
              `<i data-pagefind-filter="kind:K${at % 5}"></i><i data-pagefind-filter="team:T${at % 7}"></i>` +
              `<i data-pagefind-filter="role:R${at % 3}"></i></main>`,
          ),
        ]),
      ),
    };
    const first = await build(files);
    const second = await build(files);
    expect(listFiles(second.dist)).toEqual(listFiles(first.dist));
    for (const file of listFiles(first.dist)) expect(second.read(file), file).toBe(first.read(file));
    expect(first.files).toBe(listFiles(first.dist).length);
    expect(first.read('copy.js')).toContain('"pages":31');
  });
});

function hrefs(page: string): string[] {
  return [...page.matchAll(/<a [^>]*?href="([^"]*)"/gu)].map(([, href]) => href ?? '');
}
