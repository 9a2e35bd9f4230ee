import { posix } from 'node:path';
import type { Nodes } from 'mdast';
import { escaped, htmlToMarkdown, prefixed, short } from './html-blocks.ts';
import type { Targets } from './html-blocks.ts';
import type { Name } from './lost.ts';
import { endOfTable } from './counts.ts';
import { decodedPath, meantPath } from './documents.ts';
import type { Sources } from './documents.ts';
import { plainText } from './draft.ts';
import type { Draft, Parent } from './draft.ts';
import type { Line } from './dialects.ts';
import { toldInWords } from './drawings.ts';
import { whyGone, whyNotShown } from './pictures.ts';

type Site = {
  drafts: ReadonlyMap<string, Draft>;
  files: Map<string, string | Uint8Array>;
} & Pick<Sources, 'pictures' | 'undrawn' | 'unshown'>;
type Edit = { start: number; end: number; text: string };
type NodeOf<Type extends Nodes['type']> = Extract<Nodes, { type: Type }>;

const EMOJI: Record<string, string> = {
  warning: '⚠️',
  rotating_light: '🚨',
  white_check_mark: '✅',
  x: '❌',
  information_source: 'ℹ️',
  telephone_receiver: '📞',
  memo: '📝',
  smile: '😄',
};
const TAG = /^<(\/?)([a-z][\w-]*)([\s\S]*?)\/?>$/i;
const KEPT = new Set(['kbd', 'sub', 'sup', 'abbr']);
const MARKS: Record<string, string> = { strong: '**', b: '**', em: '*', i: '*', del: '~~', s: '~~' };

/**
 * Rewrites Markdown as the MDX of a guide page by edits at the places of its tree, so that everything else stays as it was
 * written. Copies the pictures that exist into `site.files`.
 */
export function toMdx(draft: Draft, site: Site, name: Name): string {
  const { source, lines, tree } = draft;
  const edits: Edit[] = [];
  const definitions = new Map<string, string>();
  const startOf = (node: Nodes) => node.position?.start.offset ?? 0;
  const endOf = (node: Nodes) => node.position?.end.offset ?? 0;
  const lineOf = (node: Nodes) => lines[(node.position?.start.line ?? 1) - 1]?.line ?? 1;
  const replace = (start: number, end: number, text: string) => edits.push({ start, end, text });

  const targets: Targets = {
    link(url, text, line) {
      const to = target(draft, site, url, line, name);
      if (to !== undefined && text.trim() !== '') return `[${text}](${to})`;
      // A page links an address that stands in its text, so the link is not lost.
      name(line, /^https?:\/\/\S+$/.test(text) ? 'anchor' : 'link', url);
      return text;
    },
    picture(url, alt, line) {
      const address = decodedPath(url);
      const top = /^~?\//.test(address);
      const path = top ? address.replace(/^~?\//, '') : posix.join(posix.dirname(draft.path), address);
      const found = /^[a-z]+:|^\/\//i.test(url) ? undefined : meantPath(site.pictures, path);
      const bytes = found === undefined ? undefined : site.pictures.get(found);
      const words =
        alt.trim() ||
        posix
          .basename(path)
          .replace(/\.\w+$/, '')
          .replace(/[-_]+/g, ' ');
      const unshown = found !== undefined && site.unshown?.has(found) === true;
      const why = bytes ? whyNotShown(path, bytes, unshown) : whyGone(url, path);
      if (!bytes || why !== undefined) {
        name(line, 'picture', url, why);
        return `*${escaped(words)}*`;
      }
      const file = portableName(path);
      const known = site.files.get(posix.join(draft.folder, file));
      const own = known === undefined || known === bytes ? file : `${draft.slug}-${file}`;
      site.files.set(posix.join(draft.folder, own), bytes);
      return `![${escaped(words)}](./${own})`;
    },
  };

  function visit(node: Nodes, parent: Parent): void {
    switch (node.type) {
      case 'text':
        replace(startOf(node), endOf(node), mdxText(node, parent));
        return;
      case 'heading':
        if (node === draft.titleNode) {
          replace(startOf(node), endOf(node), '');
          return;
        }
        if (node.depth === 1) demote(node);
        break;
      case 'link':
      case 'linkReference':
        rewriteLink(node);
        break;
      case 'image':
      case 'imageReference': {
        const url = node.type === 'image' ? node.url : (definitions.get(node.identifier) ?? '');
        replace(startOf(node), endOf(node), targets.picture(url, node.alt ?? '', lineOf(node)));
        return;
      }
      case 'definition':
        replace(startOf(node), endOf(node), '');
        return;
      case 'code':
        if (node.lang === 'mermaid') rewriteDiagram(node);
        else if (!/^[`~]/.test(source.slice(startOf(node)))) fence(node, parent);
        return;
      case 'html':
        if (!isPhrasing(parent)) rewriteHtml(node);
        return;
      case 'mdxjsEsm':
      case 'mdxFlowExpression':
      case 'mdxTextExpression': {
        const comment = node.type !== 'mdxjsEsm' && /^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value);
        name(
          lineOf(node),
          comment ? 'comment' : 'code',
          short(node.value),
          comment ? undefined : 'is JavaScript',
        );
        replace(startOf(node), endOf(node), '');
        return;
      }
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        if (unwrap(node)) return;
        break;
    }
    if ('children' in node) {
      inlineHtml(node);
      for (const child of node.children) visit(child, node);
    }
  }

  function mdxText(node: NodeOf<'text'>, parent: Parent): string {
    const text = source
      .slice(startOf(node), endOf(node))
      .replace(/(?<![\w:]):([a-z][\w+-]*):(?![\w:])/g, (whole, word: string) => {
        if (EMOJI[word] === undefined) name(lineOf(node), 'emoji', whole);
        return EMOJI[word] ?? whole;
      })
      .replace(/\\[\s\S]|[{}<]/g, (match) => (match.length === 2 ? match : `\\${match}`));
    const first = parent.type === 'paragraph' && parent.children[0] === node;
    return first
      ? text.replace(/^(?:i(?=mport\b)|e(?=xport\b))/, (letter) => `&#${letter.charCodeAt(0)};`)
      : text;
  }

  function demote(node: NodeOf<'heading'>): void {
    const written = source.slice(startOf(node), endOf(node));
    if (written.trimStart().startsWith('#')) replace(startOf(node), startOf(node), '#');
    else replace(endOf(node) - (/=+\s*$/.exec(written)?.[0].length ?? 0), endOf(node), '---');
  }

  function rewriteLink(node: NodeOf<'link'> | NodeOf<'linkReference'>): void {
    const written = source.slice(startOf(node), endOf(node));
    const url = node.type === 'link' ? node.url : (definitions.get(node.identifier) ?? '');
    const last = node.children.at(-1);
    if (!written.startsWith('[')) {
      if (!/^(?:https?|mailto|tel):/i.test(url)) {
        name(lineOf(node), 'link', url);
        replace(startOf(node), endOf(node), escaped(plainText(node)));
      } else if (/[<{}]/.test(written))
        replace(startOf(node), endOf(node), `[${escaped(plainText(node))}](${encoded(url)})`);
      return;
    }
    const text = plainText(node).trim() !== '' || node.children.some(({ type }) => type === 'image');
    const to = text ? target(draft, site, url, lineOf(node), name) : undefined;
    if (to === undefined) name(lineOf(node), 'link', url);
    if (to === undefined || !last) replace(startOf(node), startOf(node) + 1, '');
    if (to === undefined) replace(last ? endOf(last) : startOf(node) + 1, endOf(node), '');
    else if (last && (to !== url || node.type === 'linkReference'))
      replace(endOf(last), endOf(node), `](${to})`);
  }

  function rewriteHtml(node: NodeOf<'html'>): void {
    const end = endOfTable(node.value, source, startOf(node)) ?? endOf(node);
    const html = source.slice(startOf(node), end);
    const text = htmlToMarkdown(html, lineOf(node), targets, name);
    replace(startOf(node), end, prefixed(text, '', containerOf(node)));
  }

  /** A component of MDX: pictures and breaks become Markdown, of others stays what stands in them. True when all is said. */
  function unwrap(node: NodeOf<'mdxJsxFlowElement'> | NodeOf<'mdxJsxTextElement'>): boolean {
    const said = (key: string) => {
      const found = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === key);
      return typeof found?.value === 'string' ? found.value : '';
    };
    const tag = node.name ?? '';
    if (tag === 'br' || KEPT.has(tag)) return tag === 'br';
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (tag === 'img')
      replace(startOf(node), endOf(node), targets.picture(said('src'), said('alt'), lineOf(node)));
    else if (!first || !last) {
      name(lineOf(node), 'component', `<${tag}>`);
      replace(startOf(node), endOf(node), '');
    } else {
      const to = tag === 'a' ? target(draft, site, said('href'), lineOf(node), name) : undefined;
      if (to === undefined)
        name(lineOf(node), tag === 'a' ? 'link' : 'component', tag === 'a' ? said('href') : `<${tag}>`);
      replace(startOf(node), startOf(first), to === undefined ? '' : '[');
      replace(endOf(last), endOf(node), to === undefined ? '' : `](${to})`);
      return false;
    }
    return true;
  }

  /** Tags within a sentence: each opening tag and its closing one become marks, stay, or go and are named. */
  function inlineHtml(parent: Parent): void {
    const open: { node: NodeOf<'html'>; tag: string; attributes: string }[] = [];
    for (const node of parent.children) {
      if (node.type !== 'html' || !isPhrasing(parent)) continue;
      const [, slash, written = '', attributes = ''] = TAG.exec(node.value) ?? [];
      const tag = written.toLowerCase();
      if (tag === 'br') replace(startOf(node), endOf(node), '<br/>');
      else if (tag === 'img') replace(startOf(node), endOf(node), imageOf(attributes, lineOf(node)));
      else if (slash === '/' && open.at(-1)?.tag === tag) {
        const opening = open.pop();
        if (opening) pair(opening.node, node, tag, opening.attributes);
      } else if (tag !== '' && slash === '') open.push({ node, tag, attributes });
      else drop(node);
    }
    for (const { node } of open) drop(node);
  }

  function pair(opening: NodeOf<'html'>, closing: NodeOf<'html'>, tag: string, attributes: string): void {
    const put = (before: string, after: string): void => {
      replace(startOf(opening), endOf(opening), before);
      replace(startOf(closing), endOf(closing), after);
    };
    const mark = MARKS[tag];
    const href = tag === 'a' ? valueOf(attributes, 'href') : undefined;
    if (href !== undefined) {
      const to = target(draft, site, href, lineOf(opening), name);
      if (to === undefined) name(lineOf(opening), 'link', href);
      put(to === undefined ? '' : '[', to === undefined ? '' : `](${to})`);
    } else if (mark !== undefined) put(mark, mark);
    // A cell has no room for a list: each item is a line of it, with its mark.
    else if (tag === 'li') put('• ', '<br/>');
    else if (tag === 'ul') put('', '');
    else if (KEPT.has(tag)) put(`<${tag}>`, `</${tag}>`);
    else {
      name(lineOf(opening), 'html', `<${tag}>`);
      put('', '');
    }
  }

  function drop(node: NodeOf<'html'>): void {
    const comment = node.value.startsWith('<!--');
    name(lineOf(node), comment ? 'comment' : 'html', short(node.value));
    replace(startOf(node), endOf(node), '');
  }

  const imageOf = (attributes: string, line: number) =>
    targets.picture(valueOf(attributes, 'src') ?? '', valueOf(attributes, 'alt') ?? '', line);

  /** Code that only its indentation marks: MDX knows none, so it gets a fence. */
  function fence(node: NodeOf<'code'>, parent: Parent): void {
    const lead = parent.children[0] === node ? '' : containerOf(parent.children[0] as Nodes);
    const lineStart = source.lastIndexOf('\n', startOf(node) - 1) + 1;
    const before = source.slice(lineStart, startOf(node));
    const inner = before.trim() === '' ? lead : before.replace(/[^>]/g, ' ');
    const first = before.trim() === '' ? lead.slice(before.length) : '';
    replace(startOf(node), endOf(node), prefixed(`\`\`\`\`\n${node.value}\n\`\`\`\``, first, inner));
  }

  /** A diagram says in words what it shows; one that cannot be drawn stays as text. */
  function rewriteDiagram(node: NodeOf<'code'>): void {
    const row = (node.position?.start.line ?? 1) - 1;
    const { text, added } = toldInWords(node.value, headingAbove(lines, row) ?? draft.title);
    const fault = site.undrawn?.get(text);
    if (!fault && added === 0) return;
    const kind = short(/^(?!\s*(?:%%|---|\w+:\s)).*\S.*$/m.exec(node.value)?.[0] ?? '');
    const at = lines[row + Math.max(0, (fault?.line ?? 0) - added)]?.line ?? lineOf(node);
    name(
      at,
      'diagram',
      kind,
      fault
        ? `stays as text, since it cannot be drawn: ${fault.message.replace(/\.$/, '')}`
        : 'has no words for whoever cannot see it: complete its `accTitle` and `accDescr`, which are drafts',
    );
    const written = fault ? `text\n${node.value}` : `mermaid\n${text}`;
    const fences = '`'.repeat(Math.max(3, ...[...written.matchAll(/`{3,}/g)].map(([run]) => run.length + 1)));
    replace(startOf(node), endOf(node), prefixed(`${fences}${written}\n${fences}`, '', containerOf(node)));
  }

  /** What stands before a block on each of its lines: the marks of the quotes and lists around it. */
  function containerOf(node: Nodes): string {
    const lineStart = source.lastIndexOf('\n', startOf(node) - 1) + 1;
    return source.slice(lineStart, startOf(node)).replace(/[^>]/g, ' ');
  }

  collect(tree, definitions);
  visit(tree, tree);
  return edited(source, edits);
}

/** The words of the heading that stands last before a line, counted from 0. */
export function headingAbove(lines: readonly Line[], line: number): string | undefined {
  const above = lines.slice(0, line).findLast(({ text }) => /^#{1,6} /.test(text));
  return above?.text.replace(/^#+ |\s#+\s*$|\\(?=[^\w\s])/g, '').trim();
}

/** Where a link of a document leads on the site; undefined when that is not there. */
function target(draft: Draft, { drafts }: Site, url: string, line: number, name: Name): string | undefined {
  if (/^(?:https?|mailto|tel):/i.test(url)) return encoded(url);
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return undefined;
  const [address = '', anchor = ''] = url.trim().split('#');
  if (address === '') return draft.anchors.has(anchor) ? `#${anchor}` : undefined;
  const path = decodedPath(address);
  const to = path.startsWith('/')
    ? [...drafts.values()].find((other) => `/${other.path}`.endsWith(`${path.replace(/\.md$/, '')}.md`))
    : drafts.get(meantPath(drafts, posix.join(posix.dirname(draft.path), path)) ?? '');
  if (!to)
    return draft.site !== undefined && path.startsWith('/') ? encoded(draft.site + url.trim()) : undefined;
  if (anchor === '' || to.anchors.has(anchor))
    return `/${to.folder}/${to.slug}${anchor === '' ? '' : `#${anchor}`}`;
  name(line, 'anchor', url);
  return `/${to.folder}/${to.slug}`;
}

const encoded = (url: string) =>
  url.replace(/[\s<>(){}\\]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);

const isPhrasing = ({ type }: Parent) =>
  ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(
    type,
  );

const valueOf = (attributes: string, key: string) =>
  new RegExp(`\\b${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
    .exec(attributes)
    ?.slice(1)
    .find(Boolean);

const portableName = (path: string) =>
  posix
    .basename(path)
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-');

function collect(node: Nodes, definitions: Map<string, string>): void {
  if (node.type === 'definition' && !definitions.has(node.identifier))
    definitions.set(node.identifier, node.url);
  if ('children' in node) for (const child of node.children) collect(child, definitions);
}

/** Applies edits from the first to the last; one that begins inside another is left out. */
function edited(source: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const { start, end, text: replacement } of [...edits].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  )) {
    if (start < at) continue;
    text += source.slice(at, start) + replacement;
    at = end;
  }
  return text + source.slice(at);
}
