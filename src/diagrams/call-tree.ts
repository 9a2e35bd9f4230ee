import { addressOf, holders } from '../plan/index.ts';
import type { Contact, Plan, Role } from '../plan/index.ts';
import type { Words } from '../words/index.ts';
import type { DataDiagram, ListItem } from './data-diagram.ts';
import { flowchart } from './flowchart.ts';
import type { FlowEdge, FlowNode } from './flowchart.ts';
import { mermaidId, shortened } from './mermaid-text.ts';

/** More boxes than this are no longer read on A4: the roles that follow stand in the list only. */
const MOST_BOXES = 40;

type Call = { from: Contact; to: Contact; after: number | undefined };

/**
 * Who is called for each role, and who next after how many minutes. Labels only: no names, no numbers. Undefined when no
 * role has anybody to call.
 */
export function callTree(plan: Plan, { diagrams: { callTree: words } }: Words): DataDiagram | undefined {
  const roles = [...plan.roles.values()].filter((role) => holders(plan, role).length > 0);
  if (roles.length === 0) return undefined;
  const drawnRoles = fitting(plan, roles);
  const { title } = words;
  const description = words.description(roles.length - drawnRoles.length);
  const nodes = new Map<string, FlowNode>();
  const edges = new Map<string, FlowEdge>();
  for (const role of drawnRoles) {
    const [first] = holders(plan, role);
    if (!first) continue;
    const id = mermaidId('role', role.id);
    const lines = [shortened(role.title, 80), words.role];
    nodes.set(id, { id, lines, shape: 'box', style: 'focus', href: addressOf(role) });
    edges.set(id, { from: id, to: contactId(first), arrow: 'solid', label: words.first });
    for (const contact of peopleOf(plan, role)) nodes.set(contactId(contact), contactNode(contact));
    for (const { from, to, after } of callsOf(plan, role)) {
      const ends = { from: contactId(from), to: contactId(to) };
      const label = after === undefined ? words.then : words.after(after);
      edges.set(`${ends.from} ${ends.to}`, { ...ends, arrow: 'solid', label });
    }
  }
  const source = flowchart({
    title,
    description,
    direction: 'TB',
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    options: { nodeSpacing: 16, rankSpacing: 36, wrappingWidth: 140 },
  });
  const list = roles.map((role) => listItem(plan, role, words));
  return { id: 'call-tree', title, description, source, list };
}

/** As many roles from the first on as fit. */
function fitting(plan: Plan, roles: readonly Role[]): Role[] {
  const boxes = new Set<string>();
  return roles.filter((role) => {
    boxes.add(`role/${role.id}`);
    for (const { id } of peopleOf(plan, role)) boxes.add(id);
    return boxes.size <= MOST_BOXES;
  });
}

const contactId = (contact: Contact) => mermaidId('contact', contact.id);

function contactNode(contact: Contact): FlowNode {
  return {
    id: contactId(contact),
    lines: [shortened(contact.label, 80)],
    shape: 'rounded',
    href: addressOf(contact),
  };
}

/** Everybody who may be called for a role: its holders, and whom they name when they cannot be reached. */
function peopleOf(plan: Plan, role: Role): Contact[] {
  const people = new Set(holders(plan, role));
  for (const contact of people) {
    const next = contact.unreachable && plan.contacts.get(contact.unreachable.then);
    if (next) people.add(next);
  }
  return [...people];
}

/** Calls in order: from holder to holder, and where somebody names another to call instead. */
function callsOf(plan: Plan, role: Role): Call[] {
  const calls: Call[] = [];
  const inOrder = holders(plan, role);
  for (const [index, from] of inOrder.entries()) {
    const to = inOrder[index + 1];
    if (to && from.unreachable?.then !== to.id) calls.push({ from, to, after: from.unreachable?.after });
  }
  for (const from of peopleOf(plan, role)) {
    const to = from.unreachable && plan.contacts.get(from.unreachable.then);
    if (from.unreachable && to) calls.push({ from, to, after: from.unreachable.after });
  }
  return calls;
}

function listItem(plan: Plan, role: Role, words: Words['diagrams']['callTree']): ListItem {
  const children = peopleOf(plan, role).map((contact, index) => {
    const next = callsOf(plan, role)
      .filter(({ from }) => from === contact)
      .map(({ to, after }) =>
        after === undefined ? words.thenTo(to.label) : words.noAnswer(after, to.label),
      );
    return {
      text: `${index + 1}. ${contact.label}`,
      href: addressOf(contact),
      ...(next.length > 0 ? { note: next.join('; ') } : {}),
    };
  });
  return { text: role.title, href: addressOf(role), children };
}
