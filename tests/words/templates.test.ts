import { globSync, readFileSync } from 'node:fs';
import { parse } from '@astrojs/compiler-rs';
import { describe, expect, test } from 'vitest';
import { NOT_YET } from './not-yet.ts';

/** Attributes that are read by people, and props that become text. */
const READ = new Set(
  'aria-label title placeholder alt label caption summary eyebrow lead heading corner none words'.split(' '),
);
/** Elements whose text is for machines, or written the same in every language. */
const NOT_WORDS = new Set(['style', 'script', 'code', 'kbd', 'pre']);
const WORD = /\p{L}{2,}/u;
/** Names of files, their sorts and addresses are the same in every language. */
const FILE = /^\s*(?:[A-Z0-9]+(?:\.\w+)?:?|[\w-]*\.(?:csv|json)|https:\/\/|\/[\w-]+)\s*$/;

type Node = { type: string; [key: string]: unknown };

/** What a template says in words of its own: texts, attributes that are read, and strings that an expression shows. */
function literalWords(source: string): string[] {
  const found: string[] = [];
  const say = (text: unknown) => {
    if (typeof text === 'string' && WORD.test(text) && !FILE.test(text))
      found.push(text.trim().replace(/\s+/g, ' '));
  };
  const visit = (node: unknown, shown: boolean): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each, shown);
      return;
    }
    if (!isNode(node)) return;
    switch (node.type) {
      case 'JSXText':
        say(node['value']);
        return;
      case 'JSXElement': {
        const opening = node['openingElement'] as Node;
        const name = nameOf(opening['name']);
        for (const attribute of opening['attributes'] as Node[]) {
          const key = nameOf(attribute['name']);
          const value = attribute['value'];
          if (isNode(value) && (value.type !== 'Literal' || READ.has(key))) visit(value, READ.has(key));
        }
        if (!NOT_WORDS.has(name)) visit(node['children'], true);
        return;
      }
      case 'JSXExpressionContainer':
        visit(node['expression'], shown);
        return;
      case 'Literal':
        if (shown) say(node['value']);
        return;
      case 'TemplateLiteral':
        for (const part of node['quasis'] as { value: { cooked: string } }[])
          if (shown) say(part.value.cooked);
        return;
      case 'ConditionalExpression':
        visit(node['test'], false);
        visit([node['consequent'], node['alternate']], shown);
        return;
      case 'LogicalExpression':
        visit(node['left'], node['operator'] !== '&&' && shown);
        visit(node['right'], shown);
        return;
      case 'ArrayExpression':
      case 'JSXFragment':
        visit(node['elements'] ?? node['children'], shown);
        return;
      default:
        // Arguments of a call, keys and comparisons are not shown as they stand; markup inside them is.
        for (const [key, value] of Object.entries(node)) if (key !== 'type') visit(value, false);
    }
  };
  visit((parse(source).ast as unknown as { body: unknown }).body, true);
  return found;
}

/** The name of an element or of an attribute; empty for one that has none, such as `{...props}`. */
function nameOf(node: unknown): string {
  const name = isNode(node) ? node['name'] : '';
  return typeof name === 'string' ? name : '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

describe('Scripts of pages', () => {
  test('import the words in English, in whose place publishing puts those of each page', () => {
    const imports = globSync('src/client/**/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/from '[./]+\/words\/([^']+)'/g)].map(([, words]) => words),
    );
    expect(imports.filter((words) => !/^en\/[\w-]+\.ts$/.test(words ?? ''))).toEqual(['kinds-spoken.ts']);
    expect(imports.length).toBeGreaterThan(30);
  });
});

describe('Templates', () => {
  const templates = globSync('src/**/*.astro')
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const spoken = new Map(templates.map((file) => [file, literalWords(readFileSync(file, 'utf8'))]));
  const roomOf = (file: string) => NOT_YET.find((room) => file.startsWith(room));

  test('hold no words of their own: all are in the dictionaries', () => {
    const own = [...spoken].filter(([file, words]) => roomOf(file) === undefined && words.length > 0);
    expect(own).toEqual([]);
  });

  test('of the rooms that may still hold words do hold some', () => {
    const rooms = NOT_YET.filter(
      (room) => ![...spoken].some(([file, words]) => file.startsWith(room) && words.length > 0),
    );
    expect(rooms).toEqual([]);
  });

  test('are read with care: text, attributes and strings in expressions are found, the words of machines are not', () => {
    const source = `<p title="A title" class="a class" aria-label={open ? 'Open' : words.shut}>
      Text {count > 1 && <b>bold</b>} {'said'} {name('not shown')} <code>a command</code> {words.said}
    </p>`;
    expect(literalWords(source)).toEqual(['A title', 'Open', 'Text', 'bold', 'said']);
  });
});
