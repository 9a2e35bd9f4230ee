import type { BinderTab } from './binder-tabs.ts';
import { keyOf } from './graph.ts';
import type { Plan } from './plan.ts';
import type { NamedChange, ReleaseChanges } from './release-changes.ts';

/** What stands on sheets: the kind of their tab, and the playbook where they are one's. */
export type SheetSubject = { kind: BinderTab['kind']; playbook: string | undefined };

/** Kinds of a plan that tabs of their own, and not playbooks, are made from. */
const SHOWN: Partial<Record<BinderTab['kind'], readonly string[]>> = {
  contacts: ['contact', 'role', 'channel'],
  personal: ['contact'],
  things: ['resource'],
  programme: ['programme'],
  reference: ['glossary', 'scenario', 'service', 'role', 'playbook'],
  records: ['binder'],
};

/** What changed on some sheets, in words: of their own text by its parts, of what they show of others by its name. */
export function changesOnSheet(
  plan: Plan,
  { kind, playbook }: SheetSubject,
  changes: ReleaseChanges,
): string[] {
  const inWords = (change: NamedChange) => said(change, changes);
  const all = [...changes.playbooks, ...changes.contacts, ...changes.others];
  if (playbook === undefined) {
    const shown = SHOWN[kind] ?? [];
    return all.filter((change) => shown.includes(change.kind)).map(inWords);
  }
  const namedBy = (key: string) => plan.graph.from.get(key)?.map(({ to }) => to) ?? [];
  const direct = namedBy(keyOf({ kind: 'playbook', id: playbook }));
  // A role is printed with those who hold it.
  const named = new Set([...direct, ...direct.filter((key) => key.startsWith('role/')).flatMap(namedBy)]);
  const own = changes.playbooks.find(({ id }) => id === playbook);
  const others = all.filter((change) => named.has(`${change.kind}/${change.id}`));
  return [...(own?.change === 'new' ? [changes.says.new] : (own?.parts ?? [])), ...others.map(inWords)];
}

function said({ change, name, parts }: NamedChange, { says }: ReleaseChanges): string {
  if (change !== 'changed') return `${name}: ${says[change]}`;
  return parts.length === 0 ? name : `${name}: ${parts.join(', ')}`;
}
