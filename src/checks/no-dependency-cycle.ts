import { compareText, keyOf, nameOf, placeIn } from '../plan/index.ts';
import type { Place, Plan, TypedRef } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';

/** Services and processes whose hard dependencies lead back to themselves could only come back before themselves. */
export const noDependencyCycle: Check = {
  id: 'no-dependency-cycle',
  title: 'Hard dependencies form no loop',
  family: 'structure',
  severity: 'error',
  find: (plan) => {
    const needs = hardNeeds(plan);
    const reported = new Set<Need>();
    const findings: Finding[] = [];
    for (const need of [...needs.values()].flat().sort(byPlace)) {
      if (reported.has(need)) continue;
      const loop = shortestLoop(needs, need);
      if (!loop) continue;
      loop.forEach((step) => reported.add(step));
      findings.push(describe(plan, fromFirstPlace(loop)));
    }
    return findings;
  },
};

type Need = { from: TypedRef; to: TypedRef; signIn: boolean; place: Place };
type Needs = ReadonlyMap<string, readonly Need[]>;

function hardNeeds(plan: Plan): Needs {
  const needs = new Map<string, Need[]>();
  for (const service of plan.services.values()) {
    const hard = service.dependsOn.flatMap((need, index) =>
      need.strength === 'hard'
        ? [{ id: need.service, path: ['dependsOn', index, 'service'], signIn: false }]
        : [],
    );
    const signIn = (service.signInVia ?? []).map((id, index) => ({
      id,
      path: ['signInVia', index],
      signIn: true,
    }));
    needs.set(
      keyOf(service),
      [...hard, ...signIn].map(({ id, path, signIn: via }) => ({
        from: service,
        to: { kind: 'service', id },
        signIn: via,
        place: placeIn(plan, service, path),
      })),
    );
  }
  for (const businessProcess of plan.processes.values()) {
    needs.set(
      keyOf(businessProcess),
      businessProcess.dependsOn.flatMap(({ kind, id, strength }, index) =>
        strength === 'hard'
          ? [
              {
                from: businessProcess,
                to: { kind, id },
                signIn: false,
                place: placeIn(plan, businessProcess, ['dependsOn', index, 'id']),
              },
            ]
          : [],
      ),
    );
  }
  return needs;
}

/** The shortest loop that begins with `first`, found breadth first; undefined when none leads back. */
function shortestLoop(needs: Needs, first: Need): Need[] | undefined {
  const home = keyOf(first.from);
  const cameBy = new Map<string, Need>([[keyOf(first.to), first]]);
  for (const key of cameBy.keys()) {
    if (key === home) return wayBack(cameBy, home, first);
    for (const need of needs.get(key) ?? []) {
      const next = keyOf(need.to);
      if (!cameBy.has(next)) cameBy.set(next, need);
    }
  }
  return undefined;
}

function wayBack(cameBy: ReadonlyMap<string, Need>, home: string, first: Need): Need[] {
  const loop: Need[] = [];
  for (let step = cameBy.get(home); step; step = cameBy.get(keyOf(step.from))) {
    loop.unshift(step);
    if (step === first) break;
  }
  return loop;
}

/** The loop turned so that it begins at the place that comes first in the plan. */
function fromFirstPlace(loop: Need[]): Need[] {
  const first = [...loop].sort(byPlace)[0];
  const start = first ? loop.indexOf(first) : 0;
  return [...loop.slice(start), ...loop.slice(0, start)];
}

function byPlace(a: Need, b: Need): number {
  return (
    compareText(a.place.file, b.place.file) || a.place.line - b.place.line || a.place.column - b.place.column
  );
}

function describe(plan: Plan, loop: Need[]): Finding {
  const [first, ...rest] = loop;
  if (!first) throw new Error('A loop has at least one step.');
  const need = ({ to, signIn }: Need) => `${nameOf(plan, to)}${signIn ? ' for signing in' : ''}`;
  const name = nameOf(plan, first.from);
  const { place } = first;
  if (rest.length === 0) {
    return {
      place,
      message: `${name} needs itself, so it could never be brought back. Remove this dependency.`,
    };
  }
  const chain = rest.map((step) => `, which needs ${need(step)}`).join('');
  return {
    place,
    message: `${name} needs ${need(first)}${chain}. In such a loop nothing can be brought back first. Make one of these dependencies soft, or remove it.`,
    related: rest.map((step) => step.place),
  };
}
