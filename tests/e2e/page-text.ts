import { parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];

/** `nodeType` of a text. */
const TEXT = 3;
const READ = ['aria-label', 'title', 'placeholder', 'alt', 'content'];

/** What a page says to readers in its own language: its texts and the attributes that are read out, each on a line. */
export function textOfPage(html: string): string {
  return parseDocument(html).children.flatMap(textsOf).join('\n');
}

function textsOf(node: Node): string[] {
  if ('data' in node) return node.nodeType === TEXT ? [node.data.replace(/\s+/g, ' ')] : [];
  if (!('children' in node)) return [];
  // What stands in another language, such as clauses and the messages of checks, is marked so.
  if ('attribs' in node && 'lang' in node.attribs && node.name !== 'html') return [];
  const attributes = 'attribs' in node ? READ.flatMap((name) => node.attribs[name] ?? []) : [];
  return [...attributes, ...node.children.flatMap(textsOf)];
}
