import { isMap, isScalar } from 'yaml';
import type { Node } from 'yaml';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';

/** Problems that stand in the `accept` of a file: what its keeper meant to accept is then not known. */
export function malformedAcceptances(plan: Plan, problems: readonly Problem[]): Problem[] {
  return problems.filter((problem) => problem.check === 'schema-valid' && standsInAccept(plan, problem));
}

function standsInAccept(plan: Plan, { file, line }: Problem): boolean {
  const source = plan.sources.get(file);
  const contents = source?.yaml?.contents;
  if (!source || !isMap(contents)) return false;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'accept');
  const start = (pair?.key as Node | undefined)?.range?.[0];
  const end = (pair?.value as Node | null | undefined)?.range?.[1];
  if (start === undefined || end === undefined) return false;
  const lineAt = (offset: number) => source.lines.linePos(offset).line + source.yamlLine;
  return line >= lineAt(start) && line <= lineAt(Math.max(start, end - 1));
}
