import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { allChecks, FAMILIES, runChecks } from '../../src/checks/index.ts';
import type { Drawing } from '../../src/checks/index.ts';
import { createRenderer } from '../../src/diagrams/index.ts';
import { parsePlan, sortProblems } from '../../src/plan/index.ts';
import type { Plan } from '../../src/plan/index.ts';
import { scan } from '../../src/publish/scan.ts';
import { fixture, TODAY } from '../plan/sound-plan.ts';
import { removeFolders, writeDist } from '../publish/build.ts';
import { planOf, readCheckPage } from './check-page.ts';
import type { Example } from './check-page.ts';

const folder = new URL('../../src/checks/', import.meta.url);
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({
    id: name.slice(0, -3),
    page: readCheckPage(readFileSync(new URL(name, folder), 'utf8')),
  }));
const renderer = createRenderer({ children: 1 });
afterAll(() => renderer.close());
afterAll(removeFolders);

async function drawingsOf(plan: Plan): Promise<Map<string, Drawing>> {
  const diagrams = [...plan.playbooks.values(), ...plan.guide].flatMap(({ body }) => body.diagrams);
  if (diagrams.length === 0) return new Map();
  const results = await renderer.render(diagrams.map(({ source }) => ({ source })));
  return new Map(results.map((result) => [result.digest, result]));
}

/** What an example gives, within the family of its page: later families do not rewrite the examples of earlier ones. */
async function problemsOf(example: Example, family: string): Promise<string[]> {
  const { plan, problems } = parsePlan(planOf(example, fixture('sound')));
  const unsound = runChecks(plan, { today: TODAY, drawn: await drawingsOf(plan) });
  const inFamily = new Set(allChecks.filter((check) => check.family === family).map(({ id }) => id));
  const inPlan = sortProblems([...problems, ...unsound])
    .filter(({ check }) => inFamily.has(check))
    .map(
      ({ file, line, column, severity, message, check }) =>
        `${file}:${line}:${column} ${severity} ${message} [${check}]`,
    );
  const built = Object.keys(example.dist).length > 0 ? writeDist(example.dist) : undefined;
  const inSite = built === undefined ? [] : scan(built, { plan, today: TODAY });
  return [
    ...inPlan,
    ...inSite.map(({ file, severity, message, check }) => `${file}: ${severity} ${message} [${check}]`),
  ];
}

it('has a page for every check and a check for every page', () => {
  expect(pages.map(({ id }) => id).sort()).toEqual(allChecks.map(({ id }) => id).sort());
});

describe.each(pages)('The page of $id', ({ id, page }) => {
  const check = allChecks.find((other) => other.id === id);
  const family = check?.family ?? '';

  it('says of the check what the code says', () => {
    expect(page.frontMatter).toEqual({
      title: check?.title,
      family: check?.family,
      severity: check?.severity,
    });
    expect(FAMILIES).toContain(family);
  });

  it('has the sections that every page of a check has, with at least one example of each sort', () => {
    expect(page.headings).toEqual(['Why', 'How to mend', 'Incorrect', 'Correct']);
    expect(new Set(page.examples.map((example) => example.correct))).toEqual(new Set([true, false]));
  });

  it.each(page.examples)('tells what really happens: $title', async (example) => {
    expect(await problemsOf(example, family)).toEqual(example.problems);
    if (example.correct) expect(example.problems).toEqual([]);
    else expect(example.problems.join('\n')).toContain(`[${id}]`);
  });
});
