import { mdxToMdast } from 'satteri';
import type { MdastNode } from 'satteri';
import { stringify } from 'yaml';
import { SECTIONS } from '../plan/index.ts';
import type { RECOVERY_SECTIONS } from '../plan/index.ts';
import { plainText } from './draft.ts';
import type { Draft } from './draft.ts';

/** Who keeps and who approves a playbook that an import makes: roles of the plan. */
export type Keepers = { owner: string; approver: string };
type Section = (typeof SECTIONS | typeof RECOVERY_SECTIONS)[number];

/** Headings under which people write what stands in our sections; in English and German. */
const SYNONYMS: Record<Section, RegExp> = {
  'Use this when':
    /^(?:use this when|when to (?:use|activate).*|triggers?|activation(?: criteria)?|scope|symptoms?|wann.*|auslöser|anlass)$/,
  'Do this first':
    /^(?:do this first|(?:immediate|first|initial) (?:actions?|steps?|response)|sofortma(?:ß|ss)nahmen|erste schritte)$/,
  'Tell people':
    /^(?:tell people|who to (?:tell|inform|notify)|communications?(?: plan)?|notifications?|inform.*|kommunikation|benachrichtigung)$/,
  'Keep working':
    /^(?:keep working|work ?arounds?|manual (?:procedures?|workarounds?|operation)|(?:alternate|alternative|contingency|business continuity) procedures?|notbetrieb|ersatzverfahren|umgehung)$/,
  Decide: /^(?:decide|decisions?(?: points?)?|entscheidungen)$/,
  'If it gets worse': /^(?:if it gets worse|escalations?(?: procedure)?|eskalation)$/,
  Recover: /^(?:recover|recovery(?: (?:steps|procedures?))?|restoration|restore|wiederherstellung)$/,
  Check: /^(?:check|checks|verification|validation|testing|prüfung)$/,
  'Back to normal':
    /^(?:back to normal|(?:return|returning) to normal(?: operations?)?|stand ?down|deactivation|reconstitution|rückkehr.*|wiederanlauf)$/,
  'Contacts and numbers':
    /^(?:contacts?(?: and numbers| list| information)?|phone numbers|call list|kontakte|ansprechpartner|telefonliste)$/,
  'About this playbook':
    /^(?:about this (?:playbook|document|plan)|document (?:control|history)|revision history|dokument(?:historie|kontrolle))$/,
};
/** As many sections of ours make a document a playbook. */
const ENOUGH = 4;

/** The section that a heading means, if any. */
function sectionOf(heading: string): Section | undefined {
  const text = heading
    .toLowerCase()
    .replace(/^[\d.\s]+/, '')
    .replace(/[:.!]$/, '')
    .trim();
  return (Object.keys(SYNONYMS) as Section[]).find((section) => SYNONYMS[section].test(text));
}

/** Whether the headings of a document are those of a playbook. */
export function isPlaybook({ tree, titleNode }: Draft): boolean {
  const headings = tree.children.filter((node) => node.type === 'heading' && node !== titleNode);
  return new Set(headings.flatMap((node) => sectionOf(plainText(node)) ?? [])).size >= ENOUGH;
}

/**
 * A playbook made of a page: its sections under our headings, in our order, lists of actions as steps, as a draft. What stands
 * under other headings is the `rest`.
 */
export function toPlaybook(
  draft: Draft,
  body: string,
  { owner, approver }: Keepers,
): { text: string; rest: string | undefined } {
  const pieces = piecesOf(body);
  const written = new Map<Section, string[]>();
  const rest: string[] = [];
  const [opening, ...others] = pieces;
  for (const { heading, text, whole } of others) {
    const section = heading === undefined ? undefined : sectionOf(heading);
    if (section === undefined) rest.push(whole);
    else written.set(section, [...(written.get(section) ?? []), text]);
  }
  const order: readonly Section[] = SECTIONS;
  const extra = [...written.keys()].filter((section) => !order.includes(section));
  for (const section of extra) {
    const home: Section = 'Keep working';
    written.set(home, [
      ...(written.get(home) ?? []),
      `### ${section}\n\n${(written.get(section) ?? []).join('\n\n')}`,
    ]);
  }
  const about = 'About this playbook';
  const [lead = ''] = [opening?.whole.trim()];
  const link =
    rest.length === 0
      ? []
      : [`The rest of the document stands in [${escapedTitle(draft.title)}](/guide/${draft.slug}).`];
  written.set(about, [...(lead === '' ? [] : [lead]), ...(written.get(about) ?? []), ...link]);
  const steps = new Set<Section>(['Do this first', 'Back to normal']);
  const sections = order.map((section) => {
    const said = (written.get(section) ?? []).join('\n\n').trim();
    const text = steps.has(section) ? withSteps(said, section, owner) : said;
    return `## ${section}\n\n${text === '' ? 'The document that this was made of says nothing here.' : text}`;
  });
  const criteria = sentence(written.get('Use this when')?.join(' ') ?? '') || draft.title;
  const front = {
    title: draft.title,
    summary: (draft.summary ?? (sentence(lead) || criteria)).slice(0, 160),
    kind: 'communication',
    audience: 'everyone',
    scenarios: [],
    activation: { criteria, authority: owner, alternate: approver },
    states: {
      from: 'The usual way of working',
      to: 'This playbook is followed',
      exit: 'What must be seen before going back',
    },
    roles: [owner],
    owner,
    approver,
    status: 'draft',
    version: '0.1',
    reviewEvery: '12mo',
  };
  const yaml = stringify(front, { lineWidth: 0 }).replace(
    'kind: communication\n',
    `kind: communication # or start-here, degraded-work, recovery, stand-down\n`,
  );
  return {
    text: `---\n${yaml}---\n\n${sections.join('\n\n')}\n`.replace(/\[([^\]]*)\]\(#[^)]*\)/g, '$1'),
    rest: rest.length === 0 ? undefined : rest.join('\n\n').replace(/\[([^\]]*)\]\(#[^)]*\)/g, '$1'),
  };
}

type Piece = { heading: string | undefined; text: string; whole: string };

/** A page cut at the headings that stand highest in it. */
function piecesOf(body: string): Piece[] {
  const nodes = childrenOf(mdxToMdast(body));
  const headings = nodes.filter((node) => node.type === 'heading');
  const matched = headings.filter((node) => sectionOf(wordsOf(node)) !== undefined);
  const depth = Math.min(...matched.map((node) => node.depth));
  const cuts = headings.filter((node) => node.depth <= depth);
  const starts = cuts.map((node) => node.position?.start.offset ?? 0);
  return [
    { heading: undefined, text: '', whole: body.slice(0, starts[0] ?? body.length) },
    ...cuts.map((node, at) => {
      const end = starts[at + 1] ?? body.length;
      const whole = body.slice(starts[at], end).trim();
      return { heading: wordsOf(node), text: body.slice(node.position?.end.offset ?? 0, end).trim(), whole };
    }),
  ];
}

/** Numbered actions as steps; an action of several paragraphs stays as it is written. */
function withSteps(text: string, section: string, role: string): string {
  const id = section.toLowerCase().replaceAll(' ', '-');
  let count = 0;
  const edits: { start: number; end: number; text: string }[] = [];
  for (const node of childrenOf(mdxToMdast(text))) {
    if (node.type !== 'list' || node.ordered !== true) continue;
    const items = node.children.map((item) => (item.children.length === 1 ? item.children[0] : undefined));
    if (items.some((item) => item?.type !== 'paragraph')) continue;
    const steps = items.map((item) => {
      const words = text
        .slice(item?.position?.start.offset, item?.position?.end.offset)
        .replace(/\s*\n\s*/g, ' ');
      return `<Step id="${id}-${++count}" role="${role}">${words}</Step>`;
    });
    edits.push({
      start: node.position?.start.offset ?? 0,
      end: node.position?.end.offset ?? 0,
      text: steps.join('\n\n'),
    });
  }
  return edits.reduceRight(
    (whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end),
    text,
  );
}

const childrenOf = (node: MdastNode): MdastNode[] => ('children' in node ? node.children : []);

function wordsOf(node: MdastNode): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => wordsOf(child)).join('') : '';
}

/** The first sentence of a text, without marks. */
function sentence(text: string): string {
  const plain = text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>|^#+ |[*_`\\]/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return (/^.*?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain).replace(/[.]$/, '').slice(0, 160).trim();
}

const escapedTitle = (title: string) => title.replace(/[[\]{}<>\\`*_]/g, '\\$&');
