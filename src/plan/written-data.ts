import { Private } from './field-changes.ts';
import { writeDuration } from './duration.ts';
import type { Identity } from './layout.ts';
import type { Plan } from './plan.ts';
import { frontMatter } from './text.ts';
import { isPhone } from './phone.ts';
import { published } from './visibility.ts';
import { visibility as visibilities } from './kinds/fields.ts';
import type { Body } from './body.ts';

type Data = Record<string, unknown>;

/**
 * What a file of a plan says, as it is written: its keys, and of a body the text of each section and the attributes of each
 * step. What is print-only or restricted is `Private`. A file that cannot be read as data says its text and nothing else.
 */
export function writtenData(plan: Plan, file: string, { definition, id }: Identity): Data {
  const source = plan.sources.get(file);
  if (source === undefined) return {};
  const data = source.yaml?.errors.length === 0 ? plain(source.yaml) : undefined;
  const isSecret = definition.kind === 'contact' || definition.kind === 'playbook';
  if (data === undefined) return { text: isSecret ? new Private(source.text) : source.text };
  if (definition.kind === 'contact') return withoutPrivateWays(data);
  if (!file.endsWith('.mdx')) return data;
  const whole = { ...data, ...bodyData(source.text, bodyOf(plan, file, id)) };
  return isPublished(data['visibility'], 'staff') ? whole : hidden(whole);
}

/**
 * What finds every value of the plans' contacts that is print-only or restricted, such as names and private numbers, however
 * a text writes it; undefined where there is none. It is global, for replacing.
 */
export function privatePattern(...plans: readonly Plan[]): RegExp | undefined {
  const values = new Set(plans.flatMap(privateValues).filter((value) => value.length > 2));
  if (values.size === 0) return undefined;
  const longestFirst = [...values].sort((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map(patternOf).join('|'), 'giu');
}

function patternOf(value: string): string {
  if (!isPhone(value)) {
    const words = value.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
    return `(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`;
  }
  // Without the country code, which a text may leave out or write in many ways.
  const digits = [...value.slice(-9).matchAll(/\d/g)].map(([digit]) => digit);
  return `(?:[+\\d(][\\d\\s().-]{0,8})?${digits.join('[\\s().-]*')}`;
}

function privateValues(plan: Plan): string[] {
  return [...plan.sources.values()]
    .filter(({ file, yaml }) => file.startsWith('contacts/') && yaml !== undefined)
    .flatMap(({ yaml }) => (yaml ? privateIn(withoutPrivateWays(plain(yaml) ?? {})) : []));
}

/** The same data, with every text private in which the pattern finds something. */
export function withoutQuotes(data: unknown, pattern: RegExp | undefined): unknown {
  if (pattern === undefined || data instanceof Private) return data;
  if (typeof data === 'string') return data.search(pattern) < 0 ? data : new Private(data);
  if (Array.isArray(data)) return data.map((item) => withoutQuotes(item, pattern));
  if (!isGroup(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, withoutQuotes(item, pattern)]));
}

function privateIn(value: unknown): string[] {
  if (value instanceof Private) return typeof value.value === 'string' ? [value.value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(privateIn);
}

function plain(yaml: { toJS: (options: { maxAliasCount: number }) => unknown }): Data | undefined {
  try {
    const data = yaml.toJS({ maxAliasCount: 100 });
    return isGroup(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** A contact with its name, and the ways that are not published, made private. Unless said, a person's are. */
function withoutPrivateWays(data: Data): Data {
  const { name, ways } = data;
  const usual = data['type'] === undefined || data['type'] === 'person' ? 'print-only' : 'staff';
  const nameHidden = name !== undefined && !isPublished(data['visibility'], usual);
  return {
    ...data,
    ...(nameHidden ? { name: new Private(name) } : {}),
    ...(Array.isArray(ways) ? { ways: ways.map((way: unknown) => withoutPrivateValue(way, usual)) } : {}),
  };
}

function withoutPrivateValue(way: unknown, usual: string): unknown {
  if (!isGroup(way)) return new Private(way);
  if (isPublished(way['visibility'], usual)) return way;
  const hiddenKeys = Object.keys(way).filter((key) => key === 'value' || key === 'hours');
  return { ...way, ...Object.fromEntries(hiddenKeys.map((key) => [key, new Private(way[key])])) };
}

/** A visibility that cannot be understood counts as private. */
function isPublished(written: unknown, usual: string): boolean {
  const known = visibilities.safeParse(written ?? usual);
  return known.success && published(known.data);
}

function hidden(data: Data): Data {
  const shown = ['visibility', 'status', 'version', 'lastReviewed'];
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, shown.includes(key) ? value : new Private(value)]),
  );
}

function bodyOf(plan: Plan, file: string, id: string): Body | undefined {
  const pages = [...plan.translations, ...plan.guide].find((page) => page.file === file);
  const playbook = plan.playbooks.get(id);
  return pages?.body ?? (playbook?.file === file ? playbook.body : undefined);
}

function bodyData(whole: string, body: Body | undefined): Data {
  const front = frontMatter(whole);
  const text = front
    ? whole
        .split('\n')
        .slice(front.yaml.split('\n').length + 2)
        .join('\n')
    : whole;
  const [opening = '', ...sections] = text.split(/^## +/m);
  const steps = body?.steps.map(
    ({ id, role, within, text: says, uses, verify, ifFails, caution, section }) => [
      id,
      {
        section,
        role,
        within: within === undefined ? undefined : writeDuration(within),
        text: says,
        uses: uses.map((ref) => `${ref.kind}/${ref.id}`),
        verify,
        ifFails,
        caution,
      },
    ],
  );
  const withoutSteps = (part: string) => (steps ? part.replace(/<Step\b[\s\S]*?<\/Step>/g, '') : part);
  const parts = sections.map((section): [string, string] => {
    const [title = '', ...lines] = section.split('\n');
    return [`text under "${title.trim()}"`, withoutSteps(lines.join('\n')).trim()];
  });
  return {
    ...(opening.trim() === '' ? {} : { text: withoutSteps(opening).trim() }),
    ...Object.fromEntries(parts),
    ...(steps ? { steps: Object.fromEntries(steps) as Data } : {}),
  };
}

function isGroup(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
