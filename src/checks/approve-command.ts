import type { Approvable, Plan } from '../plan/index.ts';

/**
 * The command that approves something, in backquotes and ready to be pasted: by its approver, else by another role than the one
 * that keeps it; `anew` as the version that comes next.
 */
export function approveCommand(plan: Plan, entity: Approvable, { anew = false } = {}): string {
  const { kind, id, owner, approver, version } = entity;
  const ref = 'language' in entity ? `${kind}/${id}.${entity.language}` : `${kind}/${id}`;
  const other = approver === owner ? undefined : approver;
  const by = other ?? [...plan.roles.keys()].sort().find((role) => role !== owner) ?? 'ROLE';
  const next = anew ? ` --version ${versionAfter(version)}` : '';
  return `\`muster approve ${ref} --by ${by}${next} --evidence "Where it is recorded"\``;
}

/** The version that follows: its last number, one higher. */
export function versionAfter(version: string): string {
  const next = version.replace(/\d+(?=\D*$)/, (number) => String(Number(number) + 1));
  const following = next === version ? `${version}.1` : next;
  return /^[\w.-]+$/.test(following) ? following : JSON.stringify(following);
}
