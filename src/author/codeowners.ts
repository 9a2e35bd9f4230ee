import { approvables, nameOf } from '../plan/index.ts';
import type { Plan } from '../plan/index.ts';

const BEGIN = '# Begin of what `muster codeowners` writes: change the plan, not these lines.';
const END = '# End of what `muster codeowners` writes.';

/** A line for each file, and the owners and approvers that nobody on the code host fills. */
export type CodeOwners = { lines: string[]; nobody: { role: string; name: string; files: number }[] };

/**
 * Who is asked about a change of which file: whoever keeps it and whoever approves it, as far as their roles name somebody in
 * `git`. `folder` is the plan's in the repository, with `/` at its end or empty.
 */
export function codeOwners(plan: Plan, folder: string): CodeOwners {
  const files = [...approvables(plan).values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  const lacking = new Map<string, number>();
  const lines = files.flatMap(({ file, owner, approver }) => {
    const roles = approver === undefined ? [owner] : [owner, approver];
    const names = roles.flatMap((role) => {
      const git = plan.roles.get(role)?.git ?? [];
      if (git.length === 0) lacking.set(role, (lacking.get(role) ?? 0) + 1);
      return git;
    });
    return names.length === 0 ? [] : [`${pattern(`/${folder}${file}`)} ${[...new Set(names)].join(' ')}`];
  });
  const nobody = [...lacking]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([role, count]) => ({ role, name: nameOf(plan, { kind: 'role', id: role }), files: count }));
  return { lines, nobody };
}

/** The text of CODEOWNERS with these lines in their place, and what others have written in it. The last line that fits a file counts. */
export function withCodeOwners(before: string, lines: readonly string[]): string {
  const [from, to] = [before.indexOf(BEGIN), before.indexOf(END)];
  const block = [BEGIN, ...lines, END].join('\n');
  if (from >= 0 && to > from) return before.slice(0, from) + block + before.slice(to + END.length);
  const gap = before === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  return `${before}${gap}${block}\n`;
}

/** A path as a pattern that means it alone. */
const pattern = (path: string) => path.replace(/[\\*?[\]! #]/g, '\\$&');
