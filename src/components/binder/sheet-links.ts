import { holders } from '../../plan/index.ts';
import type { BinderOutline, Plan } from '../../plan/index.ts';
import type { Words } from '../../words/index.ts';
import { asPart } from '../plan/part.ts';

const LINK = /<a\s([^>]*)>([\s\S]*?)<\/a>/g;

/** Where things of the plan stand in a binder: address on the site -> the tab's number and an id on the binder's page. */
export type Places = ReadonlyMap<string, { tab: number; id: string; said: boolean }>;

/** The places of everything that a playbook may link to. What is said stands behind the link as "tab 4, page 12". */
export function placesIn(plan: Plan, { tabs, calls, resources, forms }: BinderOutline): Places {
  const numberOf = (kind: string) => tabs.find((tab) => tab.kind === kind)?.number;
  const places = new Map<string, { tab: number; id: string; said: boolean }>();
  for (const { playbook, number, id } of tabs)
    if (playbook) places.set(`/playbooks/${playbook.id}`, { tab: number, id, said: true });
  const contacts = numberOf('contacts');
  if (contacts !== undefined) {
    for (const { id } of calls)
      places.set(`/contacts/#${id}`, { tab: contacts, id: `call_${id}`, said: false });
    for (const { id } of [...plan.roles.values()].filter((role) =>
      holders(plan, role).some((contact) => calls.includes(contact)),
    ))
      places.set(`/roles/${id}`, { tab: contacts, id: `role_${id}`, said: false });
  }
  const things = numberOf('things');
  if (things !== undefined) {
    for (const { id } of [...resources, ...forms])
      places.set(`/plan/critical-systems#${id}`, { tab: things, id: `thing_${id}`, said: false });
  }
  return places;
}

/**
 * Makes the body of a page fit for a binder: links to what stands in it lead there and say where, a playbook that does not is
 * named by its address, and other links into the site are text.
 */
export function asSheet(
  html: string,
  name: string,
  places: Places,
  site: string,
  words: Words['paper'],
): string {
  return asPart(html, name).replace(LINK, (whole, attributes: string, text: string) => {
    const address = /(?:^|\s)href="(\/[^"]*)"/.exec(attributes)?.[1];
    if (address === undefined || /<(?:g|rect|path|text)\b/.test(text)) return whole;
    const path = address.startsWith('/playbooks/') ? address.replace(/#.*$/, '') : address;
    const place = places.get(path);
    if (place === undefined) {
      const typed = path.startsWith('/playbooks/')
        ? ` <span class="see">${words.notInBinder(`${site}${path}`)}</span>`
        : '';
      return `${text}${typed}`;
    }
    const { tab, id, said } = place;
    const see = said ? ` <span class="see">(${words.tab(tab)}<span data-page-of="${id}"></span>)</span>` : '';
    return `<a href="#${id}">${text}</a>${see}`;
  });
}
