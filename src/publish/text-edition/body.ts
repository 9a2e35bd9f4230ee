import {
  bodyTree,
  EVERYONE,
  factValue,
  formatDuration,
  parseDuration,
  parseRef,
  statusPages,
} from '../../plan/index.ts';
import type { BodyDiagram, BodyNode, Plan, Playbook } from '../../plan/index.ts';
import { channelLines, contactLines, indented, roleLines } from './cards.ts';
import { tableLines } from './table.ts';
import { linkText, nameInText, reach } from './words.ts';
import { hanging, labelled, spaced, underlined, wrap } from './wrap.ts';

/** A body that is being written: where it stands, its links by name, and the numbers of its steps. */
type Writing = {
  plan: Plan;
  playbook: Playbook;
  addresses: ReadonlyMap<string, string>;
  numbers: ReadonlyMap<BodyNode, number>;
};

type Element = Extract<BodyNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

const ALERT = /^\s*\[!(note|tip|important|warning|caution)\]\s*/i;
const OPENING = 'Use this when';

/** The body of a playbook as lines of plain text: everything that its page says, pictures and diagrams as their text. */
export function bodyLines(plan: Plan, playbook: Playbook, width: number): string[] {
  const nodes = bodyTree(plan, playbook);
  const all = nodes.flatMap(withInner);
  const writing: Writing = {
    plan,
    playbook,
    addresses: new Map(
      all.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : [])),
    ),
    numbers: new Map(
      all.filter((node) => nameOfElement(node) === 'Step').map((node, index) => [node, index + 1]),
    ),
  };
  const opening = nodes.findIndex((node) => isSection(node) && textOf(writing, node) === OPENING);
  const next = nodes.findIndex((node, at) => at > opening && isSection(node));
  const end = opening < 0 ? 0 : next < 0 ? nodes.length : next;
  return spaced([
    blocks(writing, nodes.slice(0, end), width),
    ...(opening < 0 ? [] : startSigns(plan, playbook, width)),
    blocks(writing, nodes.slice(end), width),
  ]);
}

/** What starts a playbook, and where to go otherwise; the page says it under "Use this when". */
function startSigns(plan: Plan, { activation, routeElsewhere }: Playbook, width: number): string[][] {
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [title, ...items.flatMap((item) => labelled('- ', item, width))];
  return [
    list('It starts when one of these is true:', activation.criteria),
    list(
      'Another playbook is right when:',
      routeElsewhere.map((route) => `${route.if}: ${reach(plan, { kind: 'playbook', id: route.playbook })}`),
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
        ? diagramLines(writing.playbook, node.value, width)
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
    mark,
    spaced([...(said === '' ? [] : [wrap(said, width - 2)]), blocks(writing, rest, width - 2)]),
  );
}

function callout(tone: string, lines: readonly string[]): string[] {
  const mark = /caution|warning/i.test(tone) ? '! ' : '| ';
  return [tone.toUpperCase(), ...lines].map((line) => `${mark}${line}`.trimEnd());
}

function diagramLines({ body }: Playbook, source: string, width: number): string[] {
  const diagram: BodyDiagram | undefined = body.diagrams.find((each) => each.source === source);
  const said = [diagram?.title, diagram?.description].filter((text) => text !== undefined).join('. ');
  return labelled('Diagram: ', said === '' ? 'no text says what it shows.' : oneLine(said), width);
}

function elementLines(writing: Writing, node: Element, width: number): string[] {
  const { plan, playbook } = writing;
  const id = attribute(node, 'id') ?? '';
  const contact = plan.contacts.get(id);
  const role = plan.roles.get(id);
  const channel = plan.channels.get(id);
  switch (node.name) {
    case 'Step':
      return stepLines(writing, node, width);
    case 'Contact':
      return contact ? contactLines(plan, contact, width) : [];
    case 'Role':
      return role ? roleLines(plan, role, width) : [];
    case 'Channel':
      return channel ? channelLines(channel, width) : [];
    case 'Message':
      return messageLines(plan, playbook, id, width);
    case 'Decision':
      return decisionLines(plan, playbook, id, width);
    case 'Status':
      return statusLines(plan, attribute(node, 'scenario') ?? '', width);
    case 'Caution':
    case 'Note':
      return callout(node.name, childLines(writing, node, width - 2));
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
  const { plan } = writing;
  const before = `${String(writing.numbers.get(node) ?? 0).padStart(2)}. [ ] `;
  const inside = width - before.length;
  const role = attribute(node, 'role');
  const minutes = parseDuration(attribute(node, 'within') ?? '');
  const who = [
    ...(role === undefined
      ? []
      : [role === EVERYONE ? 'Everyone' : nameInText(plan, { kind: 'role', id: role })]),
    ...(minutes === undefined ? [] : [`within ${formatDuration(minutes)}`]),
  ].join(', ');
  const needs = (attribute(node, 'uses') ?? '').split(/[\s,]+/).flatMap((word) => parseRef(word) ?? []);
  const said = (label: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : labelled(`${label}: `, value, inside);
  return hanging(before, [
    ...said('Caution', attribute(node, 'caution')),
    ...childLines(writing, node, inside),
    ...said('Who', who),
    ...said('Use', needs.map((ref) => reach(plan, ref)).join('; ')),
    ...said('Done when', attribute(node, 'verify')),
    ...said('If not', attribute(node, 'ifFails')),
  ]);
}

function messageLines(plan: Plan, { messages }: Playbook, id: string, width: number): string[] {
  const message = messages.find((each) => each.id === id);
  if (message === undefined) return [];
  const { audience, channel, text, nextUpdate } = message;
  const next = typeof nextUpdate === 'number' ? formatDuration(nextUpdate) : nextUpdate;
  const by = nameInText(plan, { kind: 'channel', id: channel });
  return [
    ...wrap(`Approved message for ${audience}, by ${by}:`, width),
    ...indented(wrap(oneLine(text), width - 2)),
    ...(next === undefined ? [] : [`Next update: ${next}.`]),
  ];
}

function decisionLines(plan: Plan, { decisions }: Playbook, id: string, width: number): string[] {
  const decision = decisions.find((each) => each.id === id);
  if (decision === undefined) return [];
  const who = nameInText(plan, { kind: 'role', id: decision.who });
  return [
    ...labelled('Decide: ', decision.question, width),
    ...indented([
      ...wrap(`${who} decides within ${formatDuration(decision.by)}.`, width - 2),
      ...labelled('If nobody has decided: ', decision.default, width - 2),
    ]),
  ];
}

function statusLines(plan: Plan, scenario: string, width: number): string[] {
  const pages = statusPages(plan, scenario);
  if (pages.length === 0) return [];
  return [
    'Public status pages, without signing in:',
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
      return node.alt ? `[Picture: ${node.alt}]` : '';
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
function elementWords({ plan }: Writing, node: Element): string | undefined {
  const id = attribute(node, 'id') ?? '';
  switch (node.name) {
    case 'br':
      return '\n';
    case 'Contact':
      return reach(plan, { kind: 'contact', id });
    case 'Channel':
      return reach(plan, { kind: 'channel', id });
    case 'Role':
      return nameInText(plan, { kind: 'role', id });
    case 'Fact':
      return factValue(plan, attribute(node, 'of') ?? '', attribute(node, 'field') ?? '') ?? 'not known';
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
