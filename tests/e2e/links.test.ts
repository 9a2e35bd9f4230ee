import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, inject, test } from 'vitest';
import { htmlFiles, kindsOfPage } from './pages.ts';

type Element = DefaultTreeAdapterTypes.Element;

const sites = [
  ['the sample', inject('site')],
  ['the other organisation', inject('otherSite')],
] as const;

function elements(node: DefaultTreeAdapterTypes.Node, found: Element[] = []): Element[] {
  if ('attrs' in node) found.push(node);
  if ('childNodes' in node) for (const child of node.childNodes) elements(child, found);
  return found;
}

const attribute = (element: Element, name: string) => element.attrs.find((item) => item.name === name)?.value;

describe.each(sites)('Every page of %s', (_name, site) => {
  const files = htmlFiles(site);
  const pages = new Map(files.map((file) => [file, elements(parse(readFileSync(join(site, file), 'utf8')))]));
  const ids = new Map(
    [...pages].map(([file, list]) => [
      file,
      new Set(list.flatMap((element) => attribute(element, 'id') ?? [])),
    ]),
  );

  test('links only to files and anchors that exist, all of them relative', () => {
    const dead: string[] = [];
    for (const [file, list] of pages) {
      for (const element of list) {
        for (const name of ['href', 'src'] as const) {
          const url = attribute(element, name);
          if (url === undefined || /^(https?|mailto|tel|sms):/.test(url)) continue;
          // 404.html is served at any depth: its links start at the site's root
          if (file === '404.html') continue;
          if (url.startsWith('/')) dead.push(`${file}: ${url} is not relative`);
          const [path = '', hash] = url.split('#');
          const clean = decodeURIComponent(path.split('?')[0] ?? '');
          const target = clean === '' ? file : posix.join(posix.dirname(file), clean);
          if (!existsSync(join(site, target))) dead.push(`${file}: ${url} leads nowhere`);
          else if (hash && target.endsWith('.html') && !ids.get(target)?.has(decodeURIComponent(hash)))
            dead.push(`${file}: ${url} has no anchor`);
        }
      }
    }
    expect(dead).toEqual([]);
  });

  test('loads nothing from elsewhere, and holds nothing inline', () => {
    const faults: string[] = [];
    for (const [file, list] of pages) {
      for (const element of list) {
        const name = element.tagName;
        const source =
          attribute(element, 'src') ?? (name === 'link' ? attribute(element, 'href') : undefined);
        if (source !== undefined && /^(https?:)?\/\//.test(source))
          faults.push(`${file}: <${name}> from ${source}`);
        if (file !== '404.html' && name === 'style') faults.push(`${file}: inline <style>`);
        if (name === 'script' && attribute(element, 'src') === undefined)
          faults.push(`${file}: inline <script>`);
        if (attribute(element, 'style') !== undefined) faults.push(`${file}: style="" on <${name}>`);
        if (element.attrs.some((item) => item.name.startsWith('on')))
          faults.push(`${file}: a handler on <${name}>`);
        if (name === 'script' && attribute(element, 'type') === 'module')
          faults.push(`${file}: a module script`);
      }
    }
    expect(faults).toEqual([]);
  });

  test('has a title, a language, one heading of the first level and something to read', () => {
    const poor = [...pages].filter(([, list]) => {
      const html = list.find((element) => element.tagName === 'html');
      return (
        !html ||
        !attribute(html, 'lang') ||
        list.filter((element) => element.tagName === 'h1').length !== 1 ||
        !list.some((element) => element.tagName === 'title')
      );
    });
    expect(poor.map(([file]) => file)).toEqual([]);
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        'no-trailing-whitespace': 'off',
        'void-style': 'off',
        'doctype-style': 'off',
        'long-title': 'off',
        'svg-focusable': 'off',
        'tel-non-breaking': 'off',
        'no-inline-style': 'error',
        'attribute-boolean-style': 'off',
      },
    });
    const faults: string[] = [];
    for (const file of kindsOfPage(site)) {
      const report = await validator.validateString(readFileSync(join(site, file), 'utf8'), file);
      for (const result of report.results) {
        for (const message of result.messages)
          faults.push(`${file}:${message.line} ${message.message} [${message.ruleId}]`);
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('A plan that uses few kinds', () => {
  test('has no page for the kinds it does not use', () => {
    const files = htmlFiles(inject('otherSite'));
    for (const absent of [
      'glossary.html',
      'plan/exercises.html',
      'plan/training.html',
      'plan/objectives.html',
      'binders/index.html',
      'guide/index.html',
    ]) {
      expect(files).not.toContain(absent);
    }
    expect(files).toContain('index.html');
    expect(files).toContain('playbooks/index.html');
  });
});
