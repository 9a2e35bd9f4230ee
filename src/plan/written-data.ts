import { Private } from './field-changes.ts';
import { writeDuration } from './duration.ts';
import type { Identity } from './layout.ts';
import type { Plan } from './plan.ts';
import { frontMatter } from './text.ts';
import { isGroup, isPublished, plain, withoutPrivateWays } from './private-data.ts';
import type { Data } from './private-data.ts';
import type { Body } from './body.ts';

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

/** The same data, with every text private in which the pattern finds something. */
export function withoutQuotes(data: unknown, pattern: RegExp | undefined): unknown {
  if (pattern === undefined || data instanceof Private) return data;
  if (typeof data === 'string') return data.search(pattern) < 0 ? data : new Private(data);
  if (Array.isArray(data)) return data.map((item) => withoutQuotes(item, pattern));
  if (!isGroup(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, withoutQuotes(item, pattern)]));
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
