import { addPeriod } from './calendar.ts';
import { binderContents } from './binder-contents.ts';
import type { BinderContents } from './binder-contents.ts';
import { callOrder } from './call-order.ts';
import { factValue } from './facts.ts';
import type { Binder, Contact } from './kinds/index.ts';
import { holders } from './order.ts';
import { find, nameOf } from './plan.ts';
import type { Plan, Playbook } from './plan.ts';
import { printedCode } from './digest.ts';
import { published, publicContact, within, wayVisibility } from './visibility.ts';

/** One tab of a binder: what stands behind one divider, and the code by which its sheets are told from older ones. */
export type BinderTab = {
  /** Its place on the page, and the name of its paper in style sheets. */
  id: string;
  number: number;
  kind: 'playbook' | 'contacts' | 'personal' | 'things' | 'programme' | 'logs' | 'reference' | 'records';
  title: string;
  code: string;
  playbook?: Playbook;
};

export type BinderOutline = BinderContents & {
  tabs: BinderTab[];
  /** Contacts in the order in which they are called. */
  calls: Contact[];
  /** Those of them with a name or a way that no site publishes, and this binder may hold. */
  personal: Contact[];
};

/** `published` leaves out playbooks that the site does not publish; `full` holds all that a binder may. */
export type BinderEdition = 'published' | 'full';

/** What tabs are called in another language, where their title is none of the plan's. */
export type TabTitles = Readonly<Partial<Record<BinderTab['kind'], string>>>;

/** What a binder holds, by tabs, in the order in which they are filed. Codes are the same in every language. */
export function binderOutline(
  plan: Plan,
  binder: Binder,
  edition: BinderEdition,
  titles: TabTitles = {},
): BinderOutline {
  const contents = binderContents(plan, binder);
  const playbooks = contents.playbooks.filter(
    ({ visibility }) => edition === 'full' || published(visibility),
  );
  const calls = inCallOrder(plan, playbooks, contents.contacts);
  const personal = calls.filter((contact) => privateWays(contact, binder).length > 0);
  const facts = calls.map((contact) => contactFacts(contact));
  const things = [...new Set([...contents.forms, ...contents.resources])];
  const tab = (kind: BinderTab['kind'], title: string, ...shown: unknown[]) => ({
    id: `tab_${kind}`,
    kind,
    title,
    code: printedCode([kind, title, ...shown]),
  });
  const unnumbered: Omit<BinderTab, 'number'>[] = [
    ...playbooks.map((playbook) => ({
      id: `tab-${playbook.id}`,
      kind: 'playbook' as const,
      title: playbook.title,
      code: playbookCode(plan, playbook),
      playbook,
    })),
    ...(calls.length > 0 ? [tab('contacts', 'Contacts', facts, channelFacts(plan))] : []),
    // A digest of numbers could be tried out: what tells these sheets apart is when each way was verified.
    ...(personal.length > 0
      ? [
          tab(
            'personal',
            'Private numbers',
            personal.map((contact) => verifications(contact, binder)),
          ),
        ]
      : []),
    ...(things.length > 0 ? [tab('things', 'Things at hand', things, contents.forms.length)] : []),
    ...(contents.programme ? [tab('programme', plan.programme?.title ?? '', plan.programme)] : []),
    tab('logs', 'Log and hand-over'),
  ];
  // The index names the pages of all tabs before it. What is written by hand on the records stays when all else is replaced.
  const before = unnumbered.map(({ title, code }) => [title, code]);
  unnumbered.push(
    tab('reference', 'Reference', [...plan.glossary], [...plan.scenarios.values()], before),
    tab('records', 'Records', binder.place, binder.copies, nameOf(plan, { kind: 'role', id: binder.holder })),
  );
  const tabs = unnumbered.map((each, index) => ({
    ...each,
    title: titles[each.kind] ?? each.title,
    number: index + 1,
  }));
  return { ...contents, playbooks, tabs, calls, personal };
}

/** What is printed of a contact that the site does not show: the name, and each way up to the binder's highest visibility. */
export function privateWays(contact: Contact, binder: Pick<Binder, 'highestVisibility'>): Contact['ways'] {
  const mayHold = (visibility: Contact['ways'][number]['visibility']) =>
    visibility !== undefined && !published(visibility) && within(visibility, binder.highestVisibility);
  return contact.ways.filter((way) => mayHold(wayVisibility(contact, way)));
}

/** The day until which a binder printed from a version of `date` is valid, as it is written; undefined where no date is known. */
export function validUntil(
  binder: Binder,
  date: string,
  written: (day: string) => string,
): string | undefined {
  return date === '' ? undefined : written(addPeriod(date, binder.replaceEvery));
}

function inCallOrder(plan: Plan, playbooks: readonly Playbook[], contacts: readonly Contact[]): Contact[] {
  const ids = new Set(contacts.map(({ id }) => id));
  const order = callOrder(plan, playbooks, new Set());
  return order.flatMap(({ contact }) => (ids.has(contact.id) ? [contact] : []));
}

/** The code of a playbook's sheets: of its own file, and of all that it shows of others. */
function playbookCode(plan: Plan, playbook: Playbook): string {
  const { body, routeElsewhere, activation } = playbook;
  const roles = [activation.authority, activation.alternate, ...playbook.roles];
  const shown = [
    ...roles.flatMap((id) => (id === undefined ? [] : [{ kind: 'role' as const, id }])),
    ...routeElsewhere.map(({ playbook: id }) => ({ kind: 'playbook' as const, id })),
    ...playbook.uses,
    ...body.references.map(({ to }) => to),
  ].map((to) => {
    const entity = find(plan, to);
    if (entity?.kind === 'role') return [entity.title, holders(plan, entity).map(contactFacts)];
    if (entity?.kind === 'contact') return contactFacts(entity);
    if (entity?.kind === 'channel') return [entity.name, entity.address, entity.howToJoin];
    if (entity?.kind === 'resource') return [entity.name, entity.location];
    return nameOf(plan, to);
  });
  const facts = body.inner.map(({ of, field }) => factValue(plan, of, field));
  return printedCode([plan.sources.get(playbook.file)?.text ?? playbook.title, shown, facts]);
}

function contactFacts(contact: Contact): unknown {
  const { label, name, ways, quote, unreachable } = publicContact(contact);
  return [label, name, ways.map(({ type, value, hours }) => [type, value, hours]), quote, unreachable];
}

function channelFacts(plan: Plan): unknown {
  return [...plan.channels.values()].map(({ name, address, howToJoin, rank }) => [
    name,
    address,
    howToJoin,
    rank,
  ]);
}

function verifications(contact: Contact, binder: Binder): unknown {
  return [
    contact.label,
    privateWays(contact, binder).map(({ type, hours, verifiedOn }) => [type, hours, verifiedOn]),
  ];
}
