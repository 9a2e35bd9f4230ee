import { byUse, nameOrder } from '../../plan/index.ts';
import type { BinderOutline, BinderTab, Plan } from '../../plan/index.ts';
import { signsOf } from '../signs.ts';

export type IndexEntry = { text: string; places: { tab: number; id: string }[] };
export type IndexGroup = { title: string; entries: IndexEntry[] };

/** A sign leads to the playbooks made for fewest situations first: one for all says nothing about it. */
const MOST_FOR_A_SIGN = 2;
const breadth = ({ playbook }: BinderTab) => playbook?.scenarios.length ?? 0;

/** The index at the back: signs and services by the playbooks about them, roles by the call list and their first step of each. */
export function backIndex(
  plan: Plan,
  outline: BinderOutline,
  titles: { signs: string; services: string; roles: string },
): IndexGroup[] {
  const playbookTabs = outline.tabs.filter(({ playbook }) => playbook !== undefined);
  const contacts = outline.tabs.find(({ kind }) => kind === 'contacts');
  const tabsOf = (fits: (playbook: NonNullable<BinderTab['playbook']>) => boolean) =>
    playbookTabs
      .flatMap(({ number, id, playbook }) =>
        playbook && fits(playbook) ? [{ tab: number, id, playbook }] : [],
      )
      .sort((a, b) => byUse(a.playbook, b.playbook))
      .map(({ tab, id }) => ({ tab, id }));

  const signs = signsOf(plan).map(({ text, means }) => ({
    text,
    places: playbookTabs
      .filter(({ playbook }) =>
        means.some(({ kind, id }) => kind === 'scenario' && playbook?.scenarios.includes(id) === true),
      )
      .sort((a, b) => breadth(a) - breadth(b) || a.number - b.number)
      .slice(0, MOST_FOR_A_SIGN)
      .map(({ number, id }) => ({ tab: number, id })),
  }));
  const services = [...plan.services.values()].flatMap((service) => {
    const places = tabsOf(({ services: about }) => about.includes(service.id));
    const names = [service.name, ...service.aliases.map((alias) => `${alias} (${service.name})`)];
    return names.map((text) => ({ text, places }));
  });
  const inCallList = new Set(outline.calls.map(({ id }) => id));
  const roles = [...plan.roles.values()].map((role) => {
    const called =
      contacts !== undefined && [role.primary, ...role.alternates].some((id) => inCallList.has(id));
    const acts = playbookTabs.flatMap(({ number, playbook }) => {
      const step = playbook?.body.steps.find(({ role: own }) => own === role.id);
      return step && playbook ? [{ tab: number, id: `${playbook.id}--step-${step.id}` }] : [];
    });
    return {
      text: role.title,
      places: [...(called ? [{ tab: contacts.number, id: `role_${role.id}` }] : []), ...acts],
    };
  });
  const group = (title: string, entries: IndexEntry[]): IndexGroup => ({
    title,
    entries: entries
      .filter(({ places }) => places.length > 0)
      .sort((a, b) => nameOrder(plan)(a.text, b.text)),
  });
  return [group(titles.signs, signs), group(titles.services, services), group(titles.roles, roles)].filter(
    ({ entries }) => entries.length > 0,
  );
}
