import type { Entry } from './parse.ts';
import { isWhole } from './places.ts';
import type { Plan } from './plan.ts';
import { structureProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { placeOf } from './source.ts';
import type { DataPath } from './source.ts';
import { didYouMean } from './suggest.ts';

/**
 * Check reference-exists for fields that name teams: `audience` of a playbook (everyone, roles or teams), `contains.units` of
 * a binder. A team is there when a process is its own or a service says that it uses it. Source: content-model.md.
 */
export function strangers(plan: Plan, entries: readonly Entry[]): Problem[] {
  const teams = teamsOf(plan);
  if (teams === undefined) return [];
  const audiences = new Set(['everyone', ...roleIds(plan), ...teams]);
  return entries.flatMap((entry) => strangersOf(entry, teams, audiences));
}

function strangersOf(
  { definition, raw, source }: Entry,
  teams: ReadonlySet<string>,
  audiences: ReadonlySet<string>,
): Problem[] {
  if (!isGroup(raw)) return [];
  const problems: Problem[] = [];
  const look = (list: unknown, path: DataPath, known: ReadonlySet<string>, what: string) => {
    if (!Array.isArray(list)) return;
    for (const [index, name] of list.entries()) {
      if (typeof name !== 'string' || known.has(name.trim())) continue;
      const hint = didYouMean(name, known) || ' Correct the name, or give it to the `unit` of a process.';
      problems.push(
        structureProblem(
          'reference-exists',
          placeOf(source, [...path, index]),
          `\`${path.join('.')}[${index}]\` names \`${name}\`, which is ${what}.${hint}`,
        ),
      );
    }
  };
  if (definition.kind === 'playbook') {
    look(raw['audience'], ['audience'], audiences, 'neither a role nor a team of the plan');
  } else if (definition.kind === 'binder' && isGroup(raw['contains'])) {
    look(raw['contains']['units'], ['contains', 'units'], teams, 'no team of the plan');
  }
  return problems;
}

/** The teams of the plan; undefined when one may stand in a file that cannot be read. */
function teamsOf(plan: Plan): ReadonlySet<string> | undefined {
  if (!isWhole(plan, 'process') || !isWhole(plan, 'service')) return undefined;
  return new Set([
    ...[...plan.processes.values()].map(({ unit }) => unit),
    ...[...plan.services.values()].flatMap(({ usedBy }) => usedBy.map(({ unit }) => unit)),
  ]);
}

/** Roles by the names of their files: one that is there but broken is reported already. */
function roleIds(plan: Plan): string[] {
  return [...plan.paths].flatMap((path) => /^roles\/([^/]+)\.yaml$/.exec(path)?.[1] ?? []);
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
