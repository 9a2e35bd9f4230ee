/** One declaration. `important` as in `!important`. */
export type Declaration = { property: string; value: string; important: boolean };

/** A value that won an element's cascade, and where it was written. */
export type Declared = { value: string; origin: 'attribute' | 'sheet' | 'inline' };

export type Rule = {
  matches(element: Element): boolean;
  specificity: number;
  declarations: Declaration[];
};

/** The rules for an element that set one of these properties, in the order in which they count. */
export type Stylesheet = { rulesFor(element: Element, properties: ReadonlySet<string>): Rule[] };

type AttributeTest = { name: string; operator: string; value: string };

type Compound = { child: boolean; tag: string; id: string; classes: string[]; attributes: AttributeTest[] };

// A semicolon in parentheses belongs to a value: url(data:…;…).
const betweenDeclarations = /;(?![^(]*\))/;
const betweenSelectors = /,(?![^([]*[)\]])/;
const stateful = /:(hover|focus|active|before|after|root)|::/;

export function parseDeclarations(text: string): Declaration[] {
  const declarations: Declaration[] = [];
  for (const part of text.split(betweenDeclarations)) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const property = part.slice(0, colon).trim().toLowerCase();
    const written = part.slice(colon + 1).trim();
    const value = written.replace(/\s*!\s*important$/i, '');
    if (property && value) declarations.push({ property, value, important: value !== written });
  }
  return declarations;
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function specificityOf(selector: string): number {
  const ids = countMatches(selector, /#[\w-]+/g);
  const classes = countMatches(selector, /\.[\w-]+|\[[^\]]*\]|:(?!:|not)[\w-]+/g);
  const rest = selector.replace(/#[\w-]+|\.[\w-]+|\[[^\]]*\]|::?[\w-]+(\([^)]*\))?/g, ' ');
  return ids * 10_000 + classes * 100 + countMatches(rest, /[a-z][\w-]*/gi);
}

function hasClasses(element: Element, classes: string[]): boolean {
  if (classes.length === 0) return true;
  const own = ` ${(element.getAttribute('class') ?? '').replace(/\s+/g, ' ')} `;
  return classes.every((name) => own.includes(` ${name} `));
}

function passes(element: Element, { name, operator, value }: AttributeTest): boolean {
  const own = element.getAttribute(name);
  if (own === null) return false;
  switch (operator) {
    case '=':
      return own === value;
    case '^=':
      return own.startsWith(value);
    case '$=':
      return own.endsWith(value);
    case '*=':
      return own.includes(value);
    default:
      return true;
  }
}

function isCompound(element: Element, { tag, id, classes, attributes }: Compound): boolean {
  return (
    (tag === '' || element.localName.toLowerCase() === tag) &&
    (id === '' || element.getAttribute('id') === id) &&
    hasClasses(element, classes) &&
    attributes.every((test) => passes(element, test))
  );
}

function parentElement(element: Element): Element | undefined {
  const parent = element.parentNode;
  return parent?.nodeType === 1 ? (parent as Element) : undefined;
}

function matchesFrom(element: Element, compounds: Compound[], index: number): boolean {
  const compound = compounds[index];
  if (!compound || !isCompound(element, compound)) return false;
  if (index === 0) return true;
  let ancestor = parentElement(element);
  if (compound.child) return ancestor !== undefined && matchesFrom(ancestor, compounds, index - 1);
  for (; ancestor; ancestor = parentElement(ancestor)) {
    if (matchesFrom(ancestor, compounds, index - 1)) return true;
  }
  return false;
}

const attributeTest = /\[([\w-]+)(?:([\^$*]?=)["']?([^"'\]\s]*)["']?)?\]/g;

function parseCompounds(selector: string): Compound[] {
  const compounds: Compound[] = [];
  let child = false;
  for (const token of selector
    .replace(/\s*>\s*/g, ' > ')
    .trim()
    .split(/\s+/)) {
    if (token === '>') {
      child = true;
      continue;
    }
    const bare = token.replace(attributeTest, '');
    compounds.push({
      child,
      tag: /^[a-z][\w-]*/i.exec(bare)?.[0].toLowerCase() ?? '',
      id: /#([\w-]+)/.exec(bare)?.[1] ?? '',
      classes: [...bare.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name),
      attributes: [...token.matchAll(attributeTest)].map(([, name = '', operator = '', value = '']) => {
        return { name, operator, value };
      }),
    });
    child = false;
  }
  return compounds;
}

// Own matching for what mermaid nearly always writes; it is many times faster than the emulated DOM's.
function compileSelector(selector: string): { matches: (element: Element) => boolean; key: string } {
  // What is left of the last part without its states is the same in both ways of matching.
  const [last] = parseCompounds(selector.replace(/:[\w-]+(\([^)]*\))?/g, '').replace(/^.*[\s>+~](?=\S)/, ''));
  const key = last?.id ? `#${last.id}` : last?.classes[0] ? `.${last.classes[0]}` : (last?.tag ?? '');
  if (/[[:+~*]/.test(selector.replace(attributeTest, ''))) {
    return { matches: (element) => matchesSafely(element, selector), key };
  }
  const compounds = parseCompounds(selector);
  return { matches: (element) => matchesFrom(element, compounds, compounds.length - 1), key };
}

function matchesSafely(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}

function* blocksIn(css: string): Generator<{ prelude: string; body: string }> {
  let at = 0;
  for (;;) {
    const open = css.indexOf('{', at);
    if (open < 0) return;
    let depth = 1;
    let close = open + 1;
    for (; close < css.length && depth > 0; close++) {
      if (css[close] === '{') depth++;
      else if (css[close] === '}') depth--;
    }
    yield { prelude: css.slice(at, open).trim(), body: css.slice(open + 1, close - 1) };
    at = close;
  }
}

const parsedSheets = new Map<string, Stylesheet>();
const keptSheets = 64;

/** Reads a style sheet. At-rules, pseudo-elements and states (hover) are left out: nothing here depends on them. */
export function parseStylesheet(text: string): Stylesheet {
  const known = parsedSheets.get(text);
  if (known) return known;
  const rulesByKey = new Map<string, (Rule & { order: number })[]>();
  let order = 0;
  for (const { prelude, body } of blocksIn(text.replace(/\/\*[\s\S]*?\*\//g, ''))) {
    if (prelude.startsWith('@') || body.includes('{')) continue;
    const declarations = parseDeclarations(body);
    for (const part of prelude.split(betweenSelectors)) {
      const selector = part.trim();
      if (!selector || stateful.test(selector)) continue;
      const { matches, key } = compileSelector(selector);
      const rule = { matches, specificity: specificityOf(selector), declarations, order: order++ };
      const bucket = rulesByKey.get(key);
      if (bucket) bucket.push(rule);
      else rulesByKey.set(key, [rule]);
    }
  }
  const sheet: Stylesheet = {
    rulesFor(element, properties) {
      const keys = ['', element.localName.toLowerCase(), `#${element.getAttribute('id') ?? ''}`];
      for (const name of element.getAttribute('class')?.split(/\s+/) ?? []) keys.push(`.${name}`);
      return keys
        .flatMap((key) => rulesByKey.get(key) ?? [])
        .filter(({ declarations }) => declarations.some(({ property }) => properties.has(property)))
        .filter((rule) => rule.matches(element))
        .sort((a, b) => a.specificity - b.specificity || a.order - b.order);
    },
  };
  if (parsedSheets.size >= keptSheets) parsedSheets.clear();
  parsedSheets.set(text, sheet);
  return sheet;
}

/** A custom property's value, from the nearest `style` attribute that sets it: mermaid sets them nowhere else. */
function customProperty(element: Element, name: string): string | undefined {
  for (let node: Element | undefined = element; node; node = parentElement(node)) {
    const style = node.getAttribute('style');
    if (!style?.includes(name)) continue;
    const found = parseDeclarations(style).find(({ property }) => property === name);
    if (found) return found.value;
  }
  return undefined;
}

function resolveVariables(element: Element, value: string): string {
  if (!value.includes('var(')) return value;
  return value.replace(
    /var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)/g,
    (_, name: string, otherwise: string | undefined) =>
      customProperty(element, name) ?? otherwise?.trim() ?? '',
  );
}

const inlineWeight = 1e8;
const importantWeight = 1e9;

/** What an element's own attributes, the sheet and its `style` say, after the cascade and before inheritance. */
export function cascade(
  element: Element,
  sheet: Stylesheet,
  attributes: ReadonlySet<string>,
  properties: ReadonlySet<string>,
): Map<string, Declared> {
  const won = new Map<string, Declared & { weight: number }>();
  const declare = (property: string, value: string, origin: Declared['origin'], weight: number) => {
    const present = won.get(property);
    if (present && weight < present.weight) return;
    won.set(property, { value: resolveVariables(element, value), origin, weight });
  };
  for (const { name, value } of element.attributes) {
    if (attributes.has(name) && value) declare(name, value, 'attribute', -1);
  }
  for (const { specificity, declarations } of sheet.rulesFor(element, properties)) {
    for (const { property, value, important } of declarations) {
      if (!properties.has(property)) continue;
      declare(property, value, 'sheet', specificity + (important ? importantWeight : 0));
    }
  }
  const inline = element.getAttribute('style');
  for (const { property, value, important } of inline ? parseDeclarations(inline) : []) {
    if (properties.has(property))
      declare(property, value, 'inline', important ? 2 * importantWeight : inlineWeight);
  }
  return won;
}
