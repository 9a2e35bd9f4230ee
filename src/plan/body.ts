import { mdxToMdast } from 'satteri';
import type { MdastNode } from 'satteri';
import { anchorsOf } from './anchors.ts';
import { unclosed, unreadable } from './body-faults.ts';
import { COMPONENTS, ELEMENTS, EVERYONE } from './components.ts';
import { digestOfDiagram } from './digest.ts';
import { parseDuration } from './duration.ts';
import { sectionOf } from './headings.ts';
import { withFencesClosed } from './fences.ts';
import { KINDS } from './kinds/fields.ts';
import type { Kind, TypedRef } from './kinds/fields.ts';
import { structureProblem } from './problem.ts';
import type { Place, Problem } from './problem.ts';
import { didYouMean } from './suggest.ts';

export type Step = {
  id: string;
  /** A role id, or `everyone`; undefined when the author left it out (check step-complete). */
  role: string | undefined;
  /** Minutes since activation. */
  within: number | undefined;
  uses: TypedRef[];
  verify: string | undefined;
  ifFails: string | undefined;
  caution: string | undefined;
  text: string;
  /** Title of the section it stands in. */
  section: string | undefined;
  place: Place;
};

export type Section = { title: string; place: Place; empty: boolean };

export type BodyDiagram = {
  source: string;
  /** The name of its drawing among the renderer's results. */
  digest: string;
  /** Line of the file on which the source's first line stands. */
  line: number;
  title: string | undefined;
  description: string | undefined;
  place: Place;
};

export type BodyLink = { url: string; text: string; section: string | undefined; place: Place };
export type Picture = { url: string; alt: string; section: string | undefined; place: Place };
export type BodyReference = { to: TypedRef; component: string; section: string | undefined; place: Place };
/** A `<Message id>`, `<Decision id>` or `<Fact of field>` whose target lies inside an entity. */
export type InnerReference = {
  component: 'Message' | 'Decision' | 'Fact';
  of: string;
  field: string;
  place: Place;
};

/** What a playbook or guide page says below its front matter. Positions are those of the file. */
export type Body = {
  /** False when the text is no valid MDX: everything below is then empty. */
  readable: boolean;
  sections: Section[];
  steps: Step[];
  diagrams: BodyDiagram[];
  links: BodyLink[];
  pictures: Picture[];
  references: BodyReference[];
  inner: InnerReference[];
  /** What a link may lead to within the page: ids of headings, steps, messages and decisions. */
  anchors: string[];
};

type Node = MdastNode & { children?: MdastNode[] };
type Jsx = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

export const emptyBody = (): Body => ({
  readable: true,
  sections: [],
  steps: [],
  diagrams: [],
  links: [],
  pictures: [],
  references: [],
  inner: [],
  anchors: [],
});

/** Reads the body of an MDX file; `whole` is the whole file, front matter included, so that positions are the file's. */
export function readBody(file: string, whole: string): { body: Body; problems: Problem[] } {
  const body = emptyBody();
  const { text, open } = withFencesClosed(whole);
  const problems = open.map((fence) => unclosed(file, fence));
  let tree: Node;
  try {
    tree = mdxToMdast(text);
  } catch (cause) {
    return { body: { ...body, readable: false }, problems: [...problems, unreadable(file, text, cause)] };
  }
  const reader = {
    file,
    text,
    body,
    problems,
    section: undefined as string | undefined,
    anchorOf: anchorsOf(),
  };
  for (const child of tree.children ?? []) {
    const current = body.sections.at(-1);
    if (child.type === 'heading' && child.depth === 2) {
      reader.section = sectionOf(plainText(child).trim());
      body.sections.push({ title: reader.section, place: placeOfNode(file, child), empty: true });
    } else if (current && !isSilent(child)) current.empty = false;
    visit(reader, child);
  }
  return { body, problems };
}

type Reader = {
  file: string;
  text: string;
  body: Body;
  problems: Problem[];
  section: string | undefined;
  anchorOf: (heading: string) => string;
};

/** Components whose id is the address of their place on the page. */
const ANCHORED = new Set(['Step', 'Message', 'Decision']);

/** What stands between braces when it is a comment. */
const COMMENT = /^\s*(\/\*[\s\S]*\*\/\s*)?$/;

/** What leaves no trace on a page: a section of nothing else is empty. */
function isSilent(node: Node): boolean {
  if (node.type === 'mdxFlowExpression') return COMMENT.test(node.value);
  return node.type === 'yaml' || node.type === 'definition';
}

function visit(reader: Reader, node: Node): void {
  const { body, file, section } = reader;
  const place = placeOfNode(file, node);
  switch (node.type) {
    case 'code':
      if (node.lang === 'mermaid') body.diagrams.push(diagramOf(node.value, place));
      return;
    case 'heading':
      body.anchors.push(reader.anchorOf(plainText(node)));
      break;
    case 'link':
      body.links.push({ url: node.url, text: plainText(node), section, place });
      break;
    case 'definition':
      body.links.push({ url: node.url, text: '', section, place });
      return;
    case 'image':
      body.pictures.push({ url: node.url, alt: node.alt ?? '', section, place });
      return;
    case 'mdxjsEsm':
      refuse(
        reader,
        place,
        'JavaScript (`import` or `export`) has no place in a plan. Remove it; the components are there without it.',
      );
      return;
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      if (!COMMENT.test(node.value)) {
        refuse(
          reader,
          place,
          `\`{${node.value.trim().slice(0, 40)}}\` would be run as JavaScript. Write \`\\{\` for a brace that is meant as text.`,
        );
      }
      return;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      readComponent(reader, node, place);
      break;
  }
  for (const child of node.children ?? []) visit(reader, child);
}

function readComponent(reader: Reader, node: Jsx, place: Place): void {
  const name = node.name ?? '';
  const known = COMPONENTS[name];
  if (known === undefined) {
    if (ELEMENTS.has(name) && node.attributes.length === 0) return;
    const what = name === '' ? 'An empty tag `<>`' : `\`<${name}>\``;
    refuse(
      reader,
      place,
      `${what} is no component of a playbook.${didYouMean(name, Object.keys(COMPONENTS)) || ` There are: ${Object.keys(COMPONENTS).join(', ')}.`}`,
    );
    return;
  }
  const attributes = readAttributes(reader, node, name, known, place);
  for (const [key, rule] of Object.entries(known)) {
    const value = attributes.get(key);
    if (value === undefined || value.text === '') {
      if (rule.required)
        refuse(reader, place, `\`<${name}>\` needs the attribute \`${key}\`. Add ${key}="…".`);
      continue;
    }
    readNames(reader, name, rule.names, value);
  }
  const of = attributes.get(name === 'Fact' ? 'of' : 'id');
  if (of && (name === 'Message' || name === 'Decision'))
    reader.body.inner.push({ component: name, of: of.text, field: '', place: of.place });
  if (of && ANCHORED.has(name)) reader.body.anchors.push(`${name.toLowerCase()}-${of.text}`);
  if (of && name === 'Fact') {
    const field = attributes.get('field');
    if (field)
      reader.body.inner.push({ component: 'Fact', of: of.text, field: field.text, place: field.place });
  }
  if (name === 'Step') readStep(reader, node, attributes, place);
}

type AttributeValue = { text: string; place: Place };

function readAttributes(
  reader: Reader,
  node: Jsx,
  name: string,
  known: Record<string, unknown>,
  place: Place,
): Map<string, AttributeValue> {
  const attributes = new Map<string, AttributeValue>();
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      refuse(reader, place, `\`<${name}>\` holds \`{…}\`. Attributes are plain text: name="value".`);
      continue;
    }
    const at = attributePlace(reader, attribute.name, place);
    if (!(attribute.name in known)) {
      refuse(
        reader,
        at,
        `\`<${name}>\` has no attribute \`${attribute.name}\`.${didYouMean(attribute.name, Object.keys(known))}`,
      );
    } else if (typeof attribute.value !== 'string') {
      refuse(reader, at, `\`${attribute.name}\` of \`<${name}>\` must be plain text: ${attribute.name}="…".`);
    } else attributes.set(attribute.name, { text: attribute.value.trim(), place: at });
  }
  return attributes;
}

function readNames(
  reader: Reader,
  component: string,
  names: string | undefined,
  value: AttributeValue,
): void {
  const { body, section } = reader;
  if (names === undefined || names === 'message' || names === 'decision') return;
  if (names === 'refs' || names === 'ref') {
    for (const word of value.text.split(/[\s,]+/)) {
      const to = parseRef(word);
      if (to) body.references.push({ to, component, section, place: value.place });
      else refuse(reader, value.place, `\`${word}\` is no reference. Write kind/id, such as service/teams.`);
    }
  } else if (value.text !== EVERYONE || names !== 'role') {
    body.references.push({
      to: { kind: names as Kind, id: value.text },
      component,
      section,
      place: value.place,
    });
  }
}

function readStep(reader: Reader, node: Jsx, attributes: Map<string, AttributeValue>, place: Place): void {
  const within = attributes.get('within');
  const minutes = within === undefined ? undefined : parseDuration(within.text);
  if (within !== undefined && minutes === undefined) {
    refuse(
      reader,
      within.place,
      `\`within\` must be a duration such as 5m or 4h, but is "${within.text}".`,
      'schema-valid',
    );
  }
  const id = attributes.get('id')?.text ?? '';
  const twin = reader.body.steps.find((step) => step.id === id);
  if (twin) {
    reader.problems.push(
      structureProblem(
        'id-unique',
        place,
        `The step \`${id}\` stands here for the second time. Give each step an id of its own.`,
        [twin.place],
      ),
    );
  }
  reader.body.steps.push({
    id,
    role: attributes.get('role')?.text,
    within: minutes,
    uses: (attributes.get('uses')?.text.split(/[\s,]+/) ?? []).flatMap((word) => parseRef(word) ?? []),
    verify: attributes.get('verify')?.text,
    ifFails: attributes.get('ifFails')?.text,
    caution: attributes.get('caution')?.text,
    text: plainText(node).trim(),
    section: reader.section,
    place,
  });
}

/** `service/teams` -> its kind and id; undefined when it is not of that form. */
export function parseRef(word: string): TypedRef | undefined {
  const [kind, id, ...rest] = word.split('/');
  return rest.length === 0 && id !== undefined && KINDS.includes(kind as Kind)
    ? { kind: kind as Kind, id }
    : undefined;
}

function diagramOf(source: string, place: Place): BodyDiagram {
  return {
    source,
    digest: digestOfDiagram(source),
    line: place.line + 1,
    title: /^\s*accTitle\s*:\s*(\S.*)$/m.exec(source)?.[1]?.trim(),
    description: (
      /^\s*accDescr\s*:\s*(\S.*)$/m.exec(source)?.[1] ?? /^\s*accDescr\s*\{([^}]*)\}/m.exec(source)?.[1]
    )?.trim(),
    place,
  };
}

/** The text of a node without its marks. */
function plainText(node: Node): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return ' ';
  return (node.children ?? []).map((child) => plainText(child as Node)).join('');
}

function placeOfNode(file: string, node: Node): Place {
  return { file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

const ATTRIBUTE = /\s+([^\s=/>"'{]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?/y;

/** Attributes carry no position of their own: found in the text of their element, one after the other. */
function attributePlace(reader: Reader, name: string, element: Place): Place {
  const { text } = reader;
  const start = lineStart(text, element.line) + element.column - 1;
  ATTRIBUTE.lastIndex = start + (/^<\w*/.exec(text.slice(start, start + 80))?.[0].length ?? 0);
  for (let match = ATTRIBUTE.exec(text); match; match = ATTRIBUTE.exec(text)) {
    if (match[1] !== name) continue;
    const before = text.slice(start, match.index + match[0].search(/\S/)).split('\n');
    const column = (before.at(-1)?.length ?? 0) + (before.length === 1 ? element.column : 1);
    return { file: reader.file, line: element.line + before.length - 1, column };
  }
  return element;
}

function lineStart(text: string, line: number): number {
  let start = 0;
  for (let count = 1; count < line; count++) start = text.indexOf('\n', start) + 1;
  return start;
}

function refuse(reader: Reader, place: Place, message: string, check = 'file-readable'): void {
  reader.problems.push(structureProblem(check, place, message));
}
