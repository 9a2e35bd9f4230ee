import {
  bodyTree,
  EVERYONE,
  factValue,
  parseDuration,
  parseRef,
  sectionOf,
  statusPages,
} from '../../plan/index.ts';
import type { BodyDiagram, BodyNode, Plan, Playbook } from '../../plan/index.ts';
import type { Words } from '../../words/index.ts';
import { channelLines, contactLines, indented, roleLines } from './cards.ts';
import { tableLines } from './table.ts';
import { linkText, nameInText, reach } from './words.ts';
import { hanging, labelled, spaced, underlined, wrap } from './wrap.ts';

/** A body that is being written: where it stands, its links by name, and the numbers of its steps. */
type Writing = {
  plan: Plan;
  playbook: Playbook;
  words: Words;
  addresses: ReadonlyMap<string, string>;
  numbers: ReadonlyMap<BodyNode, number>;
};

type Element = Extract<BodyNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

const ALERT = /^\s*\[!(note|tip|important|warning|caution)\]\s*/i;
const OPENING = 'Use this when';

/** The body of a playbook as lines of plain text: everything that its page says, pictures and diagrams as their text. */
export function bodyLines(plan: Plan, playbook: Playbook, width: number, said: Words): string[] {
  const nodes = bodyTree(plan, playbook);
  const all = nodes.flatMap(withInner);
  const writing: Writing = {
    plan,
    playbook,
    words: said,
    addresses: new Map(
      all.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : [])),
    ),
    numbers: new Map(
      all.filter((node) => nameOfElement(node) === 'Step').map((node, index) => [node, index + 1]),
    ),
  };
  const opening = nodes.findIndex((node) => isSection(node) && sectionOf(textOf(writing, node)) === OPENING);
  const next = nodes.findIndex((node, at) => at > opening && isSection(node));
  const end = opening < 0 ? 0 : next < 0 ? nodes.length : next;
  return spaced([
    blocks(writing, nodes.slice(0, end), width),
    ...(opening < 0 ? [] : startSigns(plan, playbook, width, said)),
    blocks(writing, nodes.slice(end), width),
  ]);
}

/** What starts a playbook, and where to go otherwise; the page says it under "Use this when". */
function startSigns(
  plan: Plan,
  { activation, routeElsewhere }: Playbook,
  width: number,
  said: Words,
): string[][] {
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [title, ...items.flatMap((item) => labelled('- ', item, width))];
  return [
    list(said.playbook.startsWhen, activation.criteria),
    list(
      said.playbook.anotherWhen,
      routeElsewhere.map(
        (route) => `${route.if}: ${reach(plan, { kind: 'playbook', id: route.playbook }, said)}`,
      ),
    ),
  ];
}

function blocks(writing: Writing, nodes: readonly BodyNode[], width: number): string[] {
  return spaced(nodes.map((node) => block(writing, node, width)));
}

function block(writing: Writing, node: BodyNode, width: number): string[] {
  const text = () => textOf(writing, node);
  switch (node.type) {
    case 'heading':
      return node.depth <= 2 ? underlined(text(), '-', width) : [...wrap(text(), width)];
    case 'paragraph':
      return text() === '' ? [] : wrap(text(), width);
    case 'list':
      return listLines(writing, node, width);
    case 'table':
      return tableLines(
        inner(node).map((row) => inner(row).map((cell) => textOf(writing, cell))),
        width,
      );
    case 'blockquote':
      return quoteLines(writing, node, width);
    case 'code':
      // A command is copied as it is: a line break within it would be part of it.
      return node.lang === 'mermaid'
        ? diagramLines(writing, node.value, width)
        : node.value.split('\n').map((line) => `    ${line}`);
    case 'thematicBreak':
      return ['-'.repeat(20)];
    case 'footnoteDefinition':
      return hanging(
        `[${node.identifier}] `,
        blocks(writing, inner(node), width - node.identifier.length - 3),
      );
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return elementLines(writing, node, width);
    default:
      return text() === '' ? [] : wrap(text(), width);
  }
}

function listLines(writing: Writing, node: Extract<BodyNode, { type: 'list' }>, width: number): string[] {
  const items = inner(node).map((item, index) => {
    const mark = node.ordered ? `${(node.start ?? 1) + index}. ` : '- ';
    const checked = item.type === 'listItem' ? item.checked : undefined;
    const box = typeof checked === 'boolean' ? (checked ? '[x] ' : '[ ] ') : '';
    const before = mark + box;
    const parts = inner(item).map((child) => block(writing, child, width - before.length));
    return hanging(before, node.spread === true ? spaced(parts) : parts.flat());
  });
  return node.spread === true ? spaced(items) : items.flat();
}

/** A quotation; an alert of GitHub's, `> [!NOTE]`, says what it is. */
function quoteLines(writing: Writing, node: BodyNode, width: number): string[] {
  const lines = blocks(writing, inner(node), width - 2);
  const [first = ''] = lines;
  const mark = ALERT.exec(first)?.[1];
  if (mark === undefined) return lines.map((line) => `> ${line}`.trimEnd());
  const [, ...rest] = inner(node);
  const start = inner(node)[0];
  const said = start === undefined ? '' : textOf(writing, start).replace(ALERT, '');
  return callout(
    markWord(mark, writing.words),
    /caution|warning/i.test(mark),
    spaced([...(said === '' ? [] : [wrap(said, width - 2)]), blocks(writing, rest, width - 2)]),
  );
}

function callout(word: string, isGrave: boolean, lines: readonly string[]): string[] {
  const mark = isGrave ? '! ' : '| ';
  return [word.toUpperCase(), ...lines].map((line) => `${mark}${line}`.trimEnd());
}

/** What an alert is called: `NOTE` as authors write it, `Hinweis` as readers read it. */
function markWord(mark: string, { page }: Words): string {
  return (page.callouts as Readonly<Record<string, string>>)[mark.toLowerCase()] ?? mark;
}

function diagramLines({ playbook, words: { text } }: Writing, source: string, width: number): string[] {
  const diagram: BodyDiagram | undefined = playbook.body.diagrams.find((each) => each.source === source);
  const said = [diagram?.title, diagram?.description].filter((text) => text !== undefined).join('. ');
  return labelled(`${text.diagram}: `, said === '' ? text.noDescription : oneLine(said), width);
}

function elementLines(writing: Writing, node: Element, width: number): string[] {
  const { plan, words: said } = writing;
  const id = attribute(node, 'id') ?? '';
  const contact = plan.contacts.get(id);
  const role = plan.roles.get(id);
  const channel = plan.channels.get(id);
  switch (node.name) {
    case 'Step':
      return stepLines(writing, node, width);
    case 'Contact':
      return contact ? contactLines(plan, contact, width, said) : [];
    case 'Role':
      return role ? roleLines(plan, role, width, said) : [];
    case 'Channel':
      return channel ? channelLines(channel, width) : [];
    case 'Message':
      return messageLines(writing, id, width);
    case 'Decision':
      return decisionLines(writing, id, width);
    case 'Status':
      return statusLines(writing, attribute(node, 'scenario') ?? '', width);
    case 'Caution':
    case 'Note':
      return callout(
        markWord(node.name, writing.words),
        node.name === 'Caution',
        childLines(writing, node, width - 2),
      );
    // Text is read on paper as often as on a screen, and has nothing to press.
    case 'OnScreen':
      return [];
    case 'OnPaper':
      return childLines(writing, node, width);
    default:
      return textOf(writing, node) === '' ? [] : wrap(textOf(writing, node), width);
  }
}

/** What stands in an element: blocks, or the words of a sentence. */
function childLines(writing: Writing, node: BodyNode, width: number): string[] {
  const children = inner(node);
  const isBlock = (child: BodyNode) => BLOCKS.has(child.type);
  return children.some(isBlock) ? blocks(writing, children, width) : wrap(textOf(writing, node), width);
}

const BLOCKS = new Set(['paragraph', 'list', 'table', 'blockquote', 'code', 'heading', 'mdxJsxFlowElement']);

function stepLines(writing: Writing, node: Element, width: number): string[] {
  const { plan, words: all } = writing;
  const { text, common } = all;
  const before = `${String(writing.numbers.get(node) ?? 0).padStart(2)}. [ ] `;
  const inside = width - before.length;
  const role = attribute(node, 'role');
  const minutes = parseDuration(attribute(node, 'within') ?? '');
  const who = [
    ...(role === undefined
      ? []
      : [role === EVERYONE ? common.everyone : nameInText(plan, { kind: 'role', id: role }, all)]),
    ...(minutes === undefined ? [] : [common.within(minutes)]),
  ].join(', ');
  const needs = (attribute(node, 'uses') ?? '').split(/[\s,]+/).flatMap((word) => parseRef(word) ?? []);
  const said = (label: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : labelled(`${label}: `, value, inside);
  return hanging(before, [
    ...said(text.caution, attribute(node, 'caution')),
    ...childLines(writing, node, inside),
    ...said(text.who, who),
    ...said(text.use, needs.map((ref) => reach(plan, ref, all)).join('; ')),
    ...said(text.doneWhen, attribute(node, 'verify')),
    ...said(text.ifNot, attribute(node, 'ifFails')),
  ]);
}

function messageLines({ plan, playbook, words: said }: Writing, id: string, width: number): string[] {
  const message = playbook.messages.find((each) => each.id === id);
  if (message === undefined) return [];
  const { audience, channel, text, nextUpdate } = message;
  const next = typeof nextUpdate === 'number' ? said.common.duration(nextUpdate) : nextUpdate;
  const by = nameInText(plan, { kind: 'channel', id: channel }, said);
  return [
    ...wrap(said.text.message(audience, by), width),
    ...indented(wrap(oneLine(text), width - 2)),
    ...(next === undefined ? [] : [said.playbook.nextUpdate(next)]),
  ];
}

function decisionLines({ plan, playbook, words: said }: Writing, id: string, width: number): string[] {
  const decision = playbook.decisions.find((each) => each.id === id);
  if (decision === undefined) return [];
  const who = nameInText(plan, { kind: 'role', id: decision.who }, said);
  return [
    ...labelled(said.text.decide, decision.question, width),
    ...indented([
      ...wrap(said.text.decidesWithin(who, decision.by), width - 2),
      ...labelled(said.text.ifNobody, decision.default, width - 2),
    ]),
  ];
}

function statusLines({ plan, words: said }: Writing, scenario: string, width: number): string[] {
  const pages = statusPages(plan, scenario);
  if (pages.length === 0) return [];
  return [
    said.playbook.statusPages,
    ...pages.flatMap(({ label, url }) => labelled('- ', `${label} <${url}>`, width)),
  ];
}

/** The words of a node, links with their address, components as they read within a sentence. */
function textOf(writing: Writing, node: BodyNode): string {
  return words(writing, node)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function words(writing: Writing, node: BodyNode): string {
  const { plan, addresses } = writing;
  const all = () =>
    inner(node)
      .map((child) => words(writing, child))
      .join('');
  switch (node.type) {
    case 'text':
      return node.value.replace(/\n/g, ' ');
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'link':
      return linkText(plan, all(), node.url);
    case 'linkReference':
      return linkText(plan, all(), addresses.get(node.identifier) ?? '');
    case 'image':
    case 'imageReference':
      return node.alt ? writing.words.text.picture(node.alt) : '';
    case 'footnoteReference':
      return ` [${node.identifier}]`;
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement':
      return elementWords(writing, node) ?? all();
    default:
      return all();
  }
}

/** A component within a sentence; undefined for one that is its content. */
function elementWords({ plan, words: said }: Writing, node: Element): string | undefined {
  const id = attribute(node, 'id') ?? '';
  switch (node.name) {
    case 'br':
      return '\n';
    case 'Contact':
      return reach(plan, { kind: 'contact', id }, said);
    case 'Channel':
      return reach(plan, { kind: 'channel', id }, said);
    case 'Role':
      return nameInText(plan, { kind: 'role', id }, said);
    case 'Fact':
      return (
        factValue(plan, attribute(node, 'of') ?? '', attribute(node, 'field') ?? '', said.common) ??
        said.playbook.notKnown
      );
    case 'OnScreen':
      return '';
    default:
      return undefined;
  }
}

function attribute(node: Element, name: string): string | undefined {
  for (const each of node.attributes)
    if (each.type === 'mdxJsxAttribute' && each.name === name && typeof each.value === 'string')
      return each.value.trim();
  return undefined;
}

function nameOfElement(node: BodyNode): string | null {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement' ? node.name : null;
}

function isSection(node: BodyNode): boolean {
  return node.type === 'heading' && node.depth <= 2;
}

function inner(node: BodyNode): BodyNode[] {
  return node.children ?? [];
}

function withInner(node: BodyNode): BodyNode[] {
  return [node, ...inner(node).flatMap(withInner)];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
