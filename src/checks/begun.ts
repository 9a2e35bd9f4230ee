import { withoutBegun } from '../plan/index.ts';
import type { Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';

/** What no draft may do either: a binder is on a shelf, and a secret in git, whatever the status says. */
const WHATEVER_THE_STATUS = new Set(['draft-not-distributed', 'no-secret']);

/**
 * What a check finds, with a warning in place of an error that is there for the sake of drafts alone: nobody works by a draft yet,
 * so what is begun stops nothing. Whether the plan can be read as it is meant is another matter: structure stays as it is.
 */
export function withDraftsSpared(
  { find, id, family, severity }: Check,
  plan: Plan,
  inContext: (find: NonNullable<Check['find']>, plan: Plan) => Finding[],
): Finding[] {
  if (!find) return [];
  const findings = inContext(find, plan);
  const isError = (finding: Finding) => (finding.severity ?? severity) === 'error';
  if (family === 'structure' || WHATEVER_THE_STATUS.has(id) || !findings.some(isError)) return findings;
  const holding = withoutBegun(plan);
  if (holding === plan) return findings;
  const staying = new Set(inContext(find, holding).filter(isError).map(placeOf));
  return findings.map((finding) =>
    isError(finding) && !staying.has(placeOf(finding)) ? { ...finding, severity: 'warning' } : finding,
  );
}

const placeOf = ({ place: { file, line, column } }: Finding) => `${file}:${line}:${column}`;
