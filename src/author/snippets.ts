import { COMPONENTS, parsePlan } from '../plan/index.ts';
import { definitionOf, fieldsOf, fileOf, NEW_KINDS } from './new-entity.ts';
import type { NewField, NewKind } from './new-entity.ts';

/** A snippet as VS Code reads it. */
export type Snippet = { scope: string; prefix: string; description: string; body: string[] };

/** Snippets are for every plan: what they name is completed from the schemas of the plan at hand. */
const NO_PLAN = parsePlan(new Map()).plan;

/** A snippet for the file of each kind, with what `muster new` writes, and one for each component: name -> snippet. */
export function snippets(): Record<string, Snippet> {
  const files = NEW_KINDS.map((kind): [string, Snippet] => [
    `${definitionOf(kind).label} (file)`,
    {
      scope: kind === 'playbook' || kind === 'guide' ? 'mdx' : 'yaml',
      prefix: `muster-${kind}`,
      description: definitionOf(kind).purpose,
      body: fileSnippet(kind),
    },
  ]);
  const components = Object.entries(COMPONENTS).map(([name, attributes]): [string, Snippet] => [
    `<${name}>`,
    {
      scope: 'mdx',
      prefix: `<${name}`,
      description: Object.entries(attributes)
        .map(([key, { meaning }]) => `${key}: ${meaning}`)
        .join(' '),
      body: [componentSnippet(name)],
    },
  ]);
  return Object.fromEntries([...files, ...components]);
}

/** Stands where a field is to stand, and in no text of ours. */
const MARK = '\uE000';

function fileSnippet(kind: NewKind): string[] {
  const needed = fieldsOf(kind, NO_PLAN).filter((field) => field.needed);
  // What stands in a file besides its fields is text, in which an editor is to see no mark of its own.
  const marked = fileOf(
    kind,
    needed.map((_, at) => `${MARK}${at}`),
    NO_PLAN,
  );
  return escaped(marked)
    .replace(new RegExp(`${MARK}(\\d+)`, 'g'), (_, at: string) =>
      fieldSnippet(needed[Number(at)], Number(at) + 1),
    )
    .trimEnd()
    .split('\n');
}

function fieldSnippet(field: NewField | undefined, stop: number): string {
  if (!field) return '';
  const { key, value, offered } = field;
  const isChoice = offered.length > 0 && offered.includes(value);
  const choices = [value, ...offered.filter((each) => each !== value)];
  return `${key}: \${${stop}${isChoice ? `|${choices.join(',')}|` : `:${escaped(value)}`}}`;
}

function componentSnippet(name: string): string {
  const attributes = Object.entries(COMPONENTS[name] ?? {});
  const written = attributes.map(([key], at) => ` ${key}="\${${at + 1}}"`).join('');
  const isAlone = attributes.some(([, { required, names }]) => required === true && names !== undefined);
  return isAlone || name === 'Fact' ? `<${name}${written} />` : `<${name}${written}>$0</${name}>`;
}

const escaped = (text: string) => text.replace(/[\\$}]/g, '\\$&');
