import { find, idFrom, parseRef } from '../../plan/index.ts';
import type { Plan } from '../../plan/index.ts';
import type { Carried, CarriedLine } from './carried.ts';
import { durationIn } from '../spoken-durations.ts';

const OPENING = /^<Step\b(?:[^>"']|"[^"]*"|'[^']*')*>/;

/** The value of an attribute in the opening of a step. */
export function attributeOf(source: string, key: string): string | undefined {
  const [opening = ''] = OPENING.exec(source) ?? [];
  const [, double, single] = new RegExp(`\\s${key}=(?:"([^"]*)"|'([^']*)')`).exec(opening) ?? [];
  return double ?? single;
}

/** A step with an attribute set, or without it. */
export function withAttribute(source: string, key: string, value: string | undefined): string {
  const [opening = ''] = OPENING.exec(source) ?? [];
  const written = value === undefined ? '' : ` ${key}=${quoted(value)}`;
  const present = new RegExp(`\\s${key}=(?:"[^"]*"|'[^']*')`);
  const next = present.test(opening)
    ? opening.replace(present, () => written)
    : opening.replace(/>$/, () => `${written}>`);
  return next + source.slice(opening.length);
}

/** A step that says other words, with its attributes. */
export function withWords(source: string, words: string): string {
  const [opening = ''] = OPENING.exec(source) ?? [];
  return `${opening}${words}</Step>`;
}

function quoted(value: string): string {
  return value.includes('"') && !value.includes("'") ? `'${value}'` : `"${value.replaceAll('"', '&quot;')}"`;
}

/** The attribute that a line below a step says, with its words; undefined for a line without such a label. */
export function factIn(line: string, { labels }: Carried): { key: string; text: string } | undefined {
  const label = Object.keys(labels).find((each) => line.startsWith(each));
  if (label === undefined) return undefined;
  return { key: labels[label] ?? '', text: line.slice(label.length).trim() };
}

/** Says that words are not understood: what stays as it was, and why. */
type Say = (why: string) => void;

/** A step with what a line below it says now; what is not understood stays as it was. */
export function withFact(
  source: string,
  fact: { key: string; text: string },
  setting: { plan: Plan; carried: Carried; was?: CarriedLine | undefined },
  say: Say,
): string {
  switch (fact.key) {
    case 'who':
      return withWho(source, fact.text, setting, say);
    case 'uses':
      return withUses(source, fact.text, setting, say);
    default:
      return withAttribute(source, fact.key, fact.text);
  }
}

/** `Communications lead, within 20 minutes`. */
function withWho(
  source: string,
  text: string,
  { plan, carried }: { plan: Plan; carried: Carried },
  say: Say,
): string {
  const [, name = text, time] = /^(.*?)(?:,\s*((?:within|binnen)\s.*))?$/i.exec(text) ?? [];
  const who = name.trim().toLowerCase();
  const role =
    who === carried.everyone.toLowerCase()
      ? 'everyone'
      : [...plan.roles.values()].find(({ id, title }) => title.toLowerCase() === who || id === who)?.id;
  const within = time === undefined ? undefined : durationIn(time.replace(/^\S+\s+/, ''));
  if (role === undefined) say(`the plan has no role “${name.trim()}”`);
  if (time !== undefined && within === undefined) say(`“${time}” is no time such as “within 15 minutes”`);
  const withRole = role === undefined ? source : withAttribute(source, 'role', role);
  return time !== undefined && within === undefined ? withRole : withAttribute(withRole, 'within', within);
}

/** `Outage line (+44 1632 960 100); Order pads (reception)`. */
function withUses(
  source: string,
  text: string,
  { plan, was }: { plan: Plan; was?: CarriedLine | undefined },
  say: Say,
): string {
  const before = (was?.text.slice(was.lead?.length ?? 0) ?? '').split('; ').map((each) => each.trim());
  const refs = (attributeOf(source, 'uses') ?? '').split(/[\s,]+/).filter((ref) => ref !== '');
  const known = new Map(before.map((said, index) => [said, refs[index]]));
  const uses = text.split(';').flatMap((each) => {
    const said = each.trim();
    const ref = known.get(said) ?? namedIn(plan, said);
    if (ref === undefined && said !== '') say(`the plan has nothing called “${said}”`);
    return ref ?? [];
  });
  return withAttribute(source, 'uses', uses.length === 0 ? undefined : uses.join(' '));
}

/** What a step can use that has a name, by it, with what stands behind it in brackets or without. */
function namedIn(plan: Plan, said: string): string | undefined {
  const named: [string, string][] = [
    ...[...plan.channels.values()].map(({ id, name }): [string, string] => [`channel/${id}`, name]),
    ...[...plan.contacts.values()].map(({ id, label }): [string, string] => [`contact/${id}`, label]),
    ...[...plan.resources.values()].map(({ id, name }): [string, string] => [`resource/${id}`, name]),
    ...[...plan.services.values()].map(({ id, name }): [string, string] => [`service/${id}`, name]),
    ...[...plan.roles.values()].map(({ id, title }): [string, string] => [`role/${id}`, title]),
    ...[...plan.playbooks.values()].map(({ id, title }): [string, string] => [`playbook/${id}`, title]),
  ];
  const wanted = said.toLowerCase();
  const fits = (name: string) =>
    wanted === name.toLowerCase() || wanted.startsWith(`${name.toLowerCase()} (`);
  return named.find(([, name]) => fits(name))?.[0] ?? (parseRef(said) ? said : undefined);
}

/** A step that was not there before, with an id made of its first words. */
export function newStep(words: string, text: string, role: string, taken: Set<string>): string {
  const stem = idFrom(words.split(' ').slice(0, 4).join(' '), 'step').slice(0, 50);
  let id = stem;
  for (let count = 2; taken.has(id); count++) id = `${stem}-${count}`;
  taken.add(id);
  return `<Step id="${id}" role="${role}">${text}</Step>`;
}

/** A step with no more of what it names than a plan has; who kept the playbook, or everyone, does what nobody there does. */
export function stepWithin(source: string, plan: Plan, { front }: Carried): string {
  const role = attributeOf(source, 'role') ?? 'everyone';
  const owner =
    typeof front['owner'] === 'string' && plan.roles.has(front['owner']) ? front['owner'] : 'everyone';
  const uses = (attributeOf(source, 'uses') ?? '').split(/[\s,]+/).filter((word) => {
    const ref = parseRef(word);
    return ref !== undefined && find(plan, ref) !== undefined;
  });
  const step = role === 'everyone' || plan.roles.has(role) ? source : withAttribute(source, 'role', owner);
  return withAttribute(step, 'uses', uses.length === 0 ? undefined : uses.join(' '));
}
