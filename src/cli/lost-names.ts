import { collection, didYouMean, nameOf } from '../plan/index.ts';
import type { Losing, Plan, TypedRef } from '../plan/index.ts';

/** Kinds that can be lost, in the order in which an id that names several is taken. */
const LOSABLE = ['scenario', 'failure-domain', 'service'] as const;
type LosableKind = (typeof LOSABLE)[number];

/** Something that somebody asked for, with what it is called. */
export type Asked = { kind: LosableKind; id: string; name: string };

/** What is asked for, with a sentence for each name that could have meant something else; or why it is not understood. */
export type AskedFor = { asked: Asked[]; notes: string[] } | { fault: string };

/** Finds the scenarios, failure domains and services that are named by id, or by kind and id such as `service/teams`. */
export function askedFor(plan: Plan, names: readonly string[]): AskedFor {
  if (names.length === 0) {
    return {
      fault: `Name what is lost: a scenario, a failure domain or a service by its id, such as \`muster what-if ${exampleOf(plan)}\`.`,
    };
  }
  const asked = new Map<string, Asked>();
  const notes: string[] = [];
  for (const name of names) {
    const found = findLosable(plan, name);
    if ('fault' in found) return found;
    asked.set(`${found.ref.kind}/${found.ref.id}`, { ...found.ref, name: nameOf(plan, found.ref) });
    if (found.note !== undefined) notes.push(found.note);
  }
  return { asked: [...asked.values()], notes };
}

/** What was asked for as the reasoning takes it. */
export function losing(asked: readonly Asked[]): Losing {
  const idsOf = (kind: LosableKind) => asked.flatMap((each) => (each.kind === kind ? [each.id] : []));
  return { scenarios: idsOf('scenario'), domains: idsOf('failure-domain'), services: idsOf('service') };
}

type Found = { ref: { kind: LosableKind; id: string }; note?: string } | { fault: string };

function findLosable(plan: Plan, name: string): Found {
  const [before = '', id] = name.split('/', 2);
  if (id !== undefined) return findTyped(plan, before, id, name);
  const [first, ...others] = LOSABLE.filter((kind) => collection(plan, kind).has(name));
  if (first === undefined) return { fault: unknown(plan, name) };
  const ref = { kind: first, id: name };
  if (others.length === 0) return { ref };
  const kinds = [first, ...others].map(worded).join(' and ');
  const typed = others.map((kind) => `${kind}/${name}`).join(' or ');
  const note = `\`${name}\` is the name of ${kinds}: ${worded(first).replace(/^an? /, 'the ')} is taken. Write ${typed} for the other.`;
  return { ref, note };
}

function findTyped(plan: Plan, before: string, id: string, name: string): Found {
  const kind = LOSABLE.find((each) => each === before);
  if (kind === undefined) {
    const others = LOSABLE.filter((each) => collection(plan, each).has(id)).map(
      (each) => `\`${each}/${id}\``,
    );
    const hint =
      others.length > 0
        ? ` Did you mean ${others.join(' or ')}?`
        : ' A scenario, a failure domain or a service can.';
    return { fault: `\`${name}\` is nothing that can be lost.${hint}` };
  }
  const ids = collection(plan, kind);
  if (ids.has(id)) return { ref: { kind, id } };
  if (id === '') return { fault: `\`${name}\` names no ${kind.replace('-', ' ')}.${listOf(plan, kind)}` };
  return {
    fault: `There is no ${kind.replace('-', ' ')} \`${id}\`.${didYouMean(id, ids.keys()) || listOf(plan, kind)}`,
  };
}

function unknown(plan: Plan, name: string): string {
  const ids = [...new Set(LOSABLE.flatMap((kind) => [...collection(plan, kind).keys()]))];
  const parts = ids.filter((id) => id.split('-').includes(name)).map((id) => `\`${id}\``);
  const hint =
    didYouMean(name, ids) ||
    (parts.length > 0
      ? ` Did you mean ${parts.join(' or ')}?`
      : LOSABLE.map((kind) => listOf(plan, kind)).join(''));
  return `There is no scenario, failure domain or service \`${name}\`.${hint}`;
}

function listOf(plan: Plan, kind: LosableKind): string {
  const ids = [...collection(plan, kind).keys()];
  return ids.length === 0 ? '' : ` ${PLURALS[kind]}: ${ids.map((id) => `\`${id}\``).join(', ')}.`;
}

const PLURALS = { scenario: 'Scenarios', 'failure-domain': 'Failure domains', service: 'Services' } as const;

function exampleOf(plan: Plan): string {
  const [scenario = 'tenant-lost'] = plan.scenarios.keys();
  return scenario;
}

function worded(kind: TypedRef['kind']): string {
  return `a ${kind.replace('-', ' ')}`;
}
