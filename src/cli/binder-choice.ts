import { CARDS, teams } from '../plan/index.ts';
import type { Binder, CardName, Plan } from '../plan/index.ts';

/** Which binders are wanted: by id, or one made up of playbooks by what they are about. Nothing named: all of the plan. */
export type BinderChoice = {
  names: readonly string[];
  roles: readonly string[];
  teams: readonly string[];
  services: readonly string[];
  scenarios: readonly string[];
  playbooks: readonly string[];
  all: boolean;
};

/** What is printed: binders, small formats, and whether each copy of the binders gets a numbered cover. */
export type Chosen = { binders: Binder[]; cards: readonly CardName[]; covers: boolean };

/** What a command line asks for; nothing named is all that the plan has. A binder's name comes before that of a card. */
export function chooseForPrint(
  plan: Plan,
  { choice, copies }: { choice: BinderChoice; copies?: number | undefined },
): Chosen | { fault: string } {
  const cards = CARDS.filter((card) => choice.names.includes(card) && !plan.binders.has(card));
  const rest = { ...choice, names: choice.names.filter((name) => !cards.some((card) => card === name)) };
  const asked = [rest.names, rest.roles, rest.teams, rest.services, rest.scenarios, rest.playbooks].flat();
  const isAll = asked.length === 0 && !rest.all && cards.length === 0;
  if (cards.length > 0 && plan.binders.size === 0) return { fault: NO_BINDERS };
  if (cards.length > 0 && asked.length === 0 && !rest.all) return { binders: [], cards, covers: false };
  const chosen = chooseBinders(plan, rest);
  if ('fault' in chosen) return chosen;
  return { ...chosen, cards: isAll ? CARDS : cards, covers: isAll || copies !== undefined };
}

const NO_BINDERS = 'The plan has no binders. Add one to `binders/`, or print everything with `--all`.';

/** The binders that a command line asks for, or a sentence that says what there is none of. */
export function chooseBinders(plan: Plan, choice: BinderChoice): { binders: Binder[] } | { fault: string } {
  const { names } = choice;
  const unknown = names.find((name) => !plan.binders.has(name));
  if (unknown !== undefined)
    return { fault: `There is no binder \`${unknown}\`. There are: ${list(plan.binders.keys())}.` };
  const selection = selectionOf(plan, choice);
  if ('fault' in selection) return selection;
  const named = names.flatMap((name) => plan.binders.get(name) ?? []);
  const binders = [...named, ...selection.binders];
  if (binders.length > 0) return { binders };
  if (plan.binders.size > 0) return { binders: [...plan.binders.values()] };
  return { fault: NO_BINDERS };
}

function selectionOf(plan: Plan, choice: BinderChoice): { binders: Binder[] } | { fault: string } {
  const known: readonly [string, readonly string[], Iterable<string>][] = [
    ['role', choice.roles, plan.roles.keys()],
    ['team', choice.teams, teams(plan).map(({ unit }) => unit)],
    ['service', choice.services, plan.services.keys()],
    ['scenario', choice.scenarios, plan.scenarios.keys()],
    ['playbook', choice.playbooks, plan.playbooks.keys()],
  ];
  for (const [what, wanted, there] of known) {
    const names = new Set(there);
    const missing = wanted.find((name) => !names.has(name));
    if (missing !== undefined)
      return { fault: `There is no ${what} \`${missing}\`. There are: ${list(names)}.` };
  }
  const parts = known.flatMap(([what, wanted]) => wanted.map((name) => `${what} ${name}`));
  if (choice.all)
    return { binders: [made(plan, 'all', 'The whole plan', [...plan.playbooks.keys()], choice)] };
  if (parts.length === 0) return { binders: [] };
  const ofScenarios = [...plan.playbooks.values()]
    .filter(({ scenarios }) => scenarios.some((id) => choice.scenarios.includes(id)))
    .map(({ id }) => id);
  const id = parts
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const title = titleOf(plan, choice);
  return { binders: [made(plan, id, title, [...choice.playbooks, ...ofScenarios], choice)] };
}

function titleOf(plan: Plan, { roles, teams: units, services, scenarios, playbooks }: BinderChoice): string {
  return [
    ...roles.map((id) => plan.roles.get(id)?.title ?? id),
    ...units,
    ...services.map((id) => plan.services.get(id)?.name ?? id),
    ...scenarios.map((id) => plan.scenarios.get(id)?.name ?? id),
    ...playbooks.map((id) => plan.playbooks.get(id)?.title ?? id),
  ].join(', ');
}

/** A binder for one print, as the plan would describe it. */
function made(
  plan: Plan,
  id: string,
  title: string,
  playbooks: string[],
  { roles, services, teams: units }: BinderChoice,
): Binder {
  const [first] = plan.roles.keys();
  const pattern = [...plan.binders.values()][0];
  return {
    kind: 'binder',
    id,
    file: plan.organization.file,
    title,
    place: 'With whoever printed it',
    holder: roles[0] ?? pattern?.holder ?? first ?? '',
    copies: 1,
    contains: {
      playbooks,
      roles: [...roles],
      services: [...services],
      units: [...units],
      contacts: true,
      resources: true,
      forms: false,
      programme: false,
    },
    replaceEvery: pattern?.replaceEvery ?? '6mo',
    highestVisibility: 'print-only',
    printed: [],
  };
}

function list(names: Iterable<string>): string {
  return [...names].join(', ') || 'none';
}
