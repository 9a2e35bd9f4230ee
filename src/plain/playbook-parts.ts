import {
  bodyTree,
  EVERYONE,
  factValue,
  parseDuration,
  parseRef,
  sectionOf,
  statusPages,
} from '../plan/index.ts';
import type { BodyDiagram, BodyNode, Plan, Playbook } from '../plan/index.ts';
import type { Words } from '../words/index.ts';
import { channelCard, contactCard, plain, roleCard } from './cards.ts';
import type { Card, Said } from './cards.ts';
import { linkText, nameInText, reach } from './names.ts';
import type { PlaceOf } from './names.ts';

/** A part of a playbook as every edition without links and pictures tells it: what is said, in its order, and no layout. */
export type Part =
  | { type: 'heading'; level: number; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'list'; start: number | undefined; spread: boolean; items: ListItem[] }
  /** A list behind a sentence that leads to it. */
  | { type: 'signs'; lead: string; items: string[]; sets?: string }
  /** The first row is the head. */
  | { type: 'table'; rows: string[][] }
  | { type: 'quote'; parts: Part[] }
  /** A grave one warns of harm; `name` is what readers call it. */
  | { type: 'callout'; name: string; grave: boolean; parts: Part[] }
  | { type: 'code'; text: string }
  | { type: 'diagram'; said: Said }
  | { type: 'rule' }
  | { type: 'footnote'; name: string; parts: Part[] }
  | { type: 'step'; number: number; caution: Said[]; parts: Part[]; facts: Said[] }
  | { type: 'card'; card: Card; after: string | undefined };

/** What reads other in a sentence than it is written: a link, a value of the plan, words in bold. */
export type Mark = { said: string; source: string };

/** A piece of a body, how it is written there and what it says; one without a source says what the front matter holds. */
export type Piece = { source: string; marks: Mark[]; parts: Part[] };

export type ListItem = { checked: boolean | undefined; parts: Part[] };

/** A body that is being read: in which words, where others are read, its links by name, and the numbers of its steps. */
type Reading = {
  plan: Plan;
  playbook: Playbook;
  words: Words;
  placeOf: PlaceOf;
  addresses: ReadonlyMap<string, string>;
  numbers: ReadonlyMap<BodyNode, number>;
};

type Element = Extract<BodyNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

const ALERT = /^\s*\[!(note|tip|important|warning|caution)\]\s*/i;
const OPENING = 'Use this when';

/** The body of a playbook or a translation in parts: everything that its page says, pictures and diagrams as their text. */
export function playbookParts(plan: Plan, playbook: Playbook, words: Words, placeOf: PlaceOf): Part[] {
  return playbookPieces(plan, playbook, words, placeOf).flatMap(({ parts }) => parts);
}

/** The same, piece by piece with how each is written; what starts the playbook stands among them where its page says it. */
export function playbookPieces(plan: Plan, playbook: Playbook, words: Words, placeOf: PlaceOf): Piece[] {
  const nodes = bodyTree(plan, playbook);
  const all = nodes.flatMap(withInner);
  const reading: Reading = {
    plan,
    playbook,
    words,
    placeOf,
    addresses: new Map(
      all.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : [])),
    ),
    numbers: new Map(
      all.filter((node) => nameOfElement(node) === 'Step').map((node, index) => [node, index + 1]),
    ),
  };
  const opening = nodes.findIndex((node) => isSection(node) && sectionOf(textOf(reading, node)) === OPENING);
  const next = nodes.findIndex((node, at) => at > opening && isSection(node));
  const end = opening < 0 ? 0 : next < 0 ? nodes.length : next;
  const signs: Piece = { source: '', marks: [], parts: opening < 0 ? [] : startSigns(reading) };
  return [
    ...nodes.slice(0, end).map((node) => pieceOf(reading, node)),
    signs,
    ...nodes.slice(end).map((node) => pieceOf(reading, node)),
  ];
}

function pieceOf(reading: Reading, node: BodyNode): Piece {
  const text = reading.plan.sources.get(reading.playbook.file)?.text ?? '';
  const sourceOf = ({ position }: BodyNode) => text.slice(position?.start.offset, position?.end.offset);
  const marks = withInner(node)
    .filter(({ type }) => MARKED.has(type))
    .map((inline) => ({ said: textOf(reading, inline), source: sourceOf(inline) }));
  // A comment is for those who keep the plan.
  const source = node.type === 'mdxFlowExpression' ? '' : sourceOf(node);
  return { source, marks, parts: partOf(reading, node) };
}

const MARKED = new Set([
  'delete',
  'emphasis',
  'footnoteReference',
  'image',
  'imageReference',
  'inlineCode',
  'link',
  'linkReference',
  'mdxJsxTextElement',
  'strong',
]);

/** What starts a playbook, and where to go otherwise; the page says it under "Use this when". */
function startSigns({ plan, playbook: { activation, routeElsewhere }, words, placeOf }: Reading): Part[] {
  const elsewhere = routeElsewhere.map(
    (route) => `${route.if}: ${reach(plan, { kind: 'playbook', id: route.playbook }, words, placeOf)}`,
  );
  return [
    ...signs(words.playbook.startsWhen, activation.criteria, 'activation.criteria'),
    ...signs(words.playbook.anotherWhen, elsewhere),
  ];
}

function signs(lead: string, items: string[], sets?: string): Part[] {
  return items.length === 0 ? [] : [{ type: 'signs', lead, items, ...(sets === undefined ? {} : { sets }) }];
}

function partsOf(reading: Reading, nodes: readonly BodyNode[]): Part[] {
  return nodes.flatMap((node) => partOf(reading, node));
}

function partOf(reading: Reading, node: BodyNode): Part[] {
  switch (node.type) {
    case 'heading':
      return [{ type: 'heading', level: node.depth, text: textOf(reading, node) }];
    case 'list':
      return [
        {
          type: 'list',
          start: node.ordered ? (node.start ?? 1) : undefined,
          spread: node.spread === true,
          items: inner(node).map((item) => ({
            checked: item.type === 'listItem' ? (item.checked ?? undefined) : undefined,
            parts: partsOf(reading, inner(item)),
          })),
        },
      ];
    case 'table':
      return [
        {
          type: 'table',
          rows: inner(node).map((row) => inner(row).map((cell) => textOf(reading, cell))),
        },
      ];
    case 'blockquote':
      return [quotePart(reading, node)];
    case 'code':
      return node.lang === 'mermaid'
        ? [{ type: 'diagram', said: diagramWords(reading, node.value) }]
        : [{ type: 'code', text: node.value }];
    case 'thematicBreak':
      return [{ type: 'rule' }];
    case 'footnoteDefinition':
      return [{ type: 'footnote', name: node.identifier, parts: partsOf(reading, inner(node)) }];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return elementParts(reading, node);
    default:
      return paragraph(textOf(reading, node));
  }
}

function paragraph(text: string): Part[] {
  return text === '' ? [] : [{ type: 'paragraph', text }];
}

/** A quotation; an alert of GitHub's, `> [!NOTE]`, says what it is. */
function quotePart(reading: Reading, node: BodyNode): Part {
  const [start, ...rest] = inner(node);
  const said = start === undefined ? '' : textOf(reading, start);
  const mark = ALERT.exec(said)?.[1];
  if (mark === undefined) return { type: 'quote', parts: partsOf(reading, inner(node)) };
  return callout(reading, mark, [...paragraph(said.replace(ALERT, '')), ...partsOf(reading, rest)]);
}

/** What an alert is called: `NOTE` as authors write it, `Hinweis` as readers read it. */
function callout({ words }: Reading, mark: string, parts: Part[]): Part {
  const names: Readonly<Record<string, string>> = words.page.callouts;
  const name = names[mark.toLowerCase()] ?? mark;
  return { type: 'callout', name, grave: /caution|warning/i.test(mark), parts };
}

function diagramWords({ playbook, words: { text } }: Reading, source: string): Said {
  const diagram: BodyDiagram | undefined = playbook.body.diagrams.find((each) => each.source === source);
  const said = [diagram?.title, diagram?.description].filter((text) => text !== undefined).join('. ');
  return { label: text.diagram, text: said === '' ? text.noDescription : oneLine(said) };
}

function elementParts(reading: Reading, node: Element): Part[] {
  const { plan, words } = reading;
  const id = attribute(node, 'id') ?? '';
  const contact = plan.contacts.get(id);
  const role = plan.roles.get(id);
  const channel = plan.channels.get(id);
  const card = (card: Card | undefined): Part[] => (card ? [{ type: 'card', card, after: undefined }] : []);
  switch (node.name) {
    case 'Step':
      return [stepPart(reading, node)];
    case 'Contact':
      return card(contact && contactCard(plan, contact, words));
    case 'Role':
      return card(role && roleCard(plan, role, words));
    case 'Channel':
      return card(channel && channelCard(channel));
    case 'Message':
      return messageParts(reading, id);
    case 'Decision':
      return card(decisionCard(reading, id));
    case 'Status':
      return signs(
        words.playbook.statusPages,
        statusPages(plan, attribute(node, 'scenario') ?? '').map(({ label, url }) => `${label} <${url}>`),
      );
    case 'Caution':
    case 'Note':
      return [callout(reading, node.name, childParts(reading, node))];
    // What is read on paper has nothing to press.
    case 'OnScreen':
      return [];
    case 'OnPaper':
      return childParts(reading, node);
    default:
      return paragraph(textOf(reading, node));
  }
}

/** What stands in an element: blocks, or the words of a sentence. */
function childParts(reading: Reading, node: BodyNode): Part[] {
  const children = inner(node);
  const isBlock = (child: BodyNode) => BLOCKS.has(child.type);
  return children.some(isBlock) ? partsOf(reading, children) : paragraph(textOf(reading, node));
}

const BLOCKS = new Set(['paragraph', 'list', 'table', 'blockquote', 'code', 'heading', 'mdxJsxFlowElement']);

function stepPart(reading: Reading, node: Element): Part {
  const { plan, words, placeOf } = reading;
  const { text, common } = words;
  const role = attribute(node, 'role');
  const minutes = parseDuration(attribute(node, 'within') ?? '');
  const who = [
    ...(role === undefined
      ? []
      : [role === EVERYONE ? common.everyone : nameInText(plan, { kind: 'role', id: role }, words)]),
    ...(minutes === undefined ? [] : [common.within(minutes)]),
  ].join(', ');
  const needs = (attribute(node, 'uses') ?? '').split(/[\s,]+/).flatMap((word) => parseRef(word) ?? []);
  const said = (label: string, value: string | undefined, sets: string): Said[] =>
    value === undefined || value === '' ? [] : [{ label, text: value, sets }];
  return {
    type: 'step',
    number: reading.numbers.get(node) ?? 0,
    caution: said(text.caution, attribute(node, 'caution'), '@caution'),
    parts: childParts(reading, node),
    facts: [
      ...said(text.who, who, '@who'),
      ...said(text.use, needs.map((ref) => reach(plan, ref, words, placeOf)).join('; '), '@uses'),
      ...said(text.doneWhen, attribute(node, 'verify'), '@verify'),
      ...said(text.ifNot, attribute(node, 'ifFails'), '@ifFails'),
    ],
  };
}

function messageParts({ plan, playbook, words }: Reading, id: string): Part[] {
  const at = playbook.messages.findIndex((each) => each.id === id);
  const message = playbook.messages[at];
  if (message === undefined) return [];
  const { audience, channel, text, nextUpdate } = message;
  const next = typeof nextUpdate === 'number' ? words.common.duration(nextUpdate) : nextUpdate;
  const by = nameInText(plan, { kind: 'channel', id: channel }, words);
  const lead = plain(words.text.message(words.common.audience(audience), by));
  return [
    {
      type: 'card',
      card: { ...lead, facts: [{ ...plain(oneLine(text)), sets: `messages.${at}.text` }], cards: [] },
      after: next === undefined ? undefined : words.playbook.nextUpdate(next),
    },
  ];
}

function decisionCard({ plan, playbook, words }: Reading, id: string): Card | undefined {
  const at = playbook.decisions.findIndex((each) => each.id === id);
  const decision = playbook.decisions[at];
  if (decision === undefined) return undefined;
  const who = nameInText(plan, { kind: 'role', id: decision.who }, words);
  return {
    label: words.text.decide,
    text: decision.question,
    sets: `decisions.${at}.question`,
    facts: [
      plain(words.text.decidesWithin(who, decision.by)),
      { label: words.text.ifNobody, text: decision.default, sets: `decisions.${at}.default` },
    ],
    cards: [],
  };
}

/** The words of a node, links with their address, components as they read within a sentence. */
function textOf(reading: Reading, node: BodyNode): string {
  return wordsIn(reading, node)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function wordsIn(reading: Reading, node: BodyNode): string {
  const { plan, addresses, placeOf } = reading;
  const all = () =>
    inner(node)
      .map((child) => wordsIn(reading, child))
      .join('');
  switch (node.type) {
    case 'text':
      return node.value.replace(/\n/g, ' ');
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'link':
      return linkText(plan, all(), node.url, placeOf);
    case 'linkReference':
      return linkText(plan, all(), addresses.get(node.identifier) ?? '', placeOf);
    case 'image':
    case 'imageReference':
      return node.alt ? reading.words.text.picture(node.alt) : '';
    case 'footnoteReference':
      return ` [${node.identifier}]`;
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement':
      return elementWords(reading, node) ?? all();
    default:
      return all();
  }
}

/** A component within a sentence; undefined for one that is its content. */
function elementWords({ plan, words, placeOf }: Reading, node: Element): string | undefined {
  const id = attribute(node, 'id') ?? '';
  switch (node.name) {
    case 'br':
      return '\n';
    case 'Contact':
      return reach(plan, { kind: 'contact', id }, words, placeOf);
    case 'Channel':
      return reach(plan, { kind: 'channel', id }, words, placeOf);
    case 'Role':
      return nameInText(plan, { kind: 'role', id }, words);
    case 'Fact':
      return (
        factValue(plan, attribute(node, 'of') ?? '', attribute(node, 'field') ?? '', words.common) ??
        words.playbook.notKnown
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
