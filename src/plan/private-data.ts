import { Private } from './field-changes.ts';
import { visibility as visibilities } from './kinds/fields.ts';
import type { Visibility } from './kinds/fields.ts';
import { published } from './visibility.ts';

/** What a YAML file says, as it is written: not read by a schema, which may refuse it. */
export type Data = Record<string, unknown>;

/** A file's data; undefined for what is no map, and for one that unfolds without end. */
export function plain(yaml: { toJS: (options: { maxAliasCount: number }) => unknown }): Data | undefined {
  try {
    const data = yaml.toJS({ maxAliasCount: 100 });
    return isGroup(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

export function isGroup(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A visibility as it is written, or the usual one; what cannot be understood counts as the most private. */
function visibilityOf(written: unknown, usual: Visibility): Visibility {
  const known = visibilities.safeParse(written ?? usual);
  return known.success ? known.data : 'restricted';
}

export function isPublished(written: unknown, usual: Visibility): boolean {
  return published(visibilityOf(written, usual));
}

/** What a contact's file usually hides: unless said, a person's name and ways are print-only. */
function usualOf(contact: Data): Visibility {
  return contact['type'] === undefined || contact['type'] === 'person' ? 'print-only' : 'staff';
}

/** A contact with its name, and the ways that are not published, made private. */
export function withoutPrivateWays(contact: Data): Data {
  const { name, ways } = contact;
  const usual = usualOf(contact);
  const nameHidden = name !== undefined && !isPublished(contact['visibility'], usual);
  return {
    ...contact,
    ...(nameHidden ? { name: new Private(name) } : {}),
    ...(Array.isArray(ways) ? { ways: ways.map((way: unknown) => withoutPrivateValue(way, usual)) } : {}),
  };
}

function withoutPrivateValue(way: unknown, usual: Visibility): unknown {
  if (!isGroup(way)) return new Private(way);
  if (isPublished(way['visibility'], usual)) return way;
  const hiddenKeys = Object.keys(way).filter((key) => key === 'value' || key === 'hours');
  return { ...way, ...Object.fromEntries(hiddenKeys.map((key) => [key, new Private(way[key])])) };
}

/** A name or a way of a contact that is not published, and where in its file it stands. */
export type PrivateValue = {
  text: string;
  visibility: 'print-only' | 'restricted';
  path: (string | number)[];
};

/** The name and the ways in a contact's data that are not published, whether or not a schema takes it. */
export function privateValuesIn(contact: Data): PrivateValue[] {
  const usual = usualOf(contact);
  const ways = Array.isArray(contact['ways']) ? (contact['ways'] as unknown[]) : [];
  const values = [
    { value: contact['name'], written: contact['visibility'], path: ['name'] },
    ...ways.map((way, index) =>
      isGroup(way)
        ? { value: way['value'], written: way['visibility'], path: ['ways', index, 'value'] }
        : { value: way, written: 'restricted', path: ['ways', index] },
    ),
  ];
  return values.flatMap(({ value, written, path }) => {
    const visibility = visibilityOf(written, usual);
    const isText = typeof value === 'string' || typeof value === 'number';
    if (!isText || visibility === 'public' || visibility === 'staff') return [];
    return [{ text: String(value).trim(), visibility, path }];
  });
}
