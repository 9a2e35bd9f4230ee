import type { Contact } from './kinds/index.ts';
import type { Visibility } from './kinds/fields.ts';

const ORDER: readonly Visibility[] = ['public', 'staff', 'print-only', 'restricted'];

/** Whether something of this visibility may stand where `limit` is the highest. */
export function within(visibility: Visibility, limit: Visibility): boolean {
  return ORDER.indexOf(visibility) <= ORDER.indexOf(limit);
}

/** Whether it is published on the site: public and staff are, print-only and restricted are not. */
export function published(visibility: Visibility): boolean {
  return within(visibility, 'staff');
}

/** A way's visibility where the file names none: print-only for a person, staff for everybody else. */
export function wayVisibility(contact: Contact, way: Contact['ways'][number]): Visibility {
  return way.visibility ?? (contact.type === 'person' ? 'print-only' : 'staff');
}

/** The contact as the site shows it: without the name and the ways that are not published. */
export function publicContact(contact: Contact): Contact {
  const { name, ...rest } = contact;
  const nameShown =
    name !== undefined &&
    published(contact.visibility ?? (contact.type === 'person' ? 'print-only' : 'staff'));
  return {
    ...rest,
    ...(nameShown ? { name } : {}),
    ways: contact.ways.filter((way) => published(wayVisibility(contact, way))),
  };
}
