import { sortProblems } from '../plan/index.ts';
import type { Plan, Problem } from '../plan/index.ts';
import { withAcceptance } from './accepted.ts';
import type { Check, Context } from './check.ts';
import { diagramDraws } from './diagram-draws.ts';
import { foundWhileReading } from './found-while-reading.ts';
import { nothingOrphaned } from './nothing-orphaned.ts';
import { retiredNotUsed } from './retired-not-used.ts';
import { rtoWithinMtpd } from './rto-within-mtpd.ts';
import { impactAnalysisComplete } from './impact-analysis-complete.ts';
import { mtpdMatchesImpact } from './mtpd-matches-impact.ts';
import { impactGrows } from './impact-grows.ts';
import { objectiveHasBasis } from './objective-has-basis.ts';
import { dependencyRtoWithinProcessRto } from './dependency-rto-within-process-rto.ts';
import { regulatoryDeadlineKept } from './regulatory-deadline-kept.ts';
import { criticalityDiscriminates } from './criticality-discriminates.ts';
import { impactAnalysisCurrent } from './impact-analysis-current.ts';
import { noDependencyCycle } from './no-dependency-cycle.ts';
import { onePrimaryTenant } from './one-primary-tenant.ts';
import { pictureHasText } from './picture-has-text.ts';
import { planNotEmpty } from './plan-not-empty.ts';
import { sectionsInOrder } from './sections-in-order.ts';

export { FAMILIES } from './check.ts';
export type { Check, Context, Drawing, Family, Finding } from './check.ts';
export { report } from './report.ts';
export type { ReportFormat, ReportOptions } from './report.ts';

/** Every check, family by family. A new check is a file, its page, and a line here. */
export const allChecks: readonly Check[] = [
  ...foundWhileReading,
  diagramDraws,
  noDependencyCycle,
  planNotEmpty,
  onePrimaryTenant,
  nothingOrphaned,
  retiredNotUsed,
  sectionsInOrder,
  pictureHasText,
  rtoWithinMtpd,
  impactAnalysisComplete,
  mtpdMatchesImpact,
  impactGrows,
  objectiveHasBasis,
  dependencyRtoWithinProcessRto,
  regulatoryDeadlineKept,
  criticalityDiscriminates,
  impactAnalysisCurrent,
];

/** Checks that threw. That is our fault and not the plan's: the others ran, and what they found is in `problems`. */
export class ChecksFailed extends AggregateError {
  readonly problems: Problem[];
  constructor(failures: Error[], problems: Problem[]) {
    super(failures, failures.map((failure) => failure.message).join(' '));
    this.name = 'ChecksFailed';
    this.problems = problems;
  }
}

/**
 * What is unsound in a plan, sorted; problems that the plan itself accepts are marked. What reading the files found is
 * not repeated. Throws `ChecksFailed` when a check throws, after all others ran.
 */
export function runChecks(plan: Plan, context: Context, checks: readonly Check[] = allChecks): Problem[] {
  const failures: Error[] = [];
  const problems = checks.flatMap((check) => {
    try {
      return problemsOf(check, plan, context);
    } catch (cause) {
      failures.push(new Error(`The check ${check.id} failed.`, { cause }));
      return [];
    }
  });
  const sorted = sortProblems(withAcceptance(plan, problems, context.today));
  if (failures.length > 0) throw new ChecksFailed(failures, sorted);
  return sorted;
}

function problemsOf(check: Check, plan: Plan, context: Context): Problem[] {
  return (check.find?.(plan, context) ?? []).map((finding) => ({
    check: check.id,
    severity: finding.severity ?? check.severity,
    message: finding.message,
    ...finding.place,
    related: finding.related ?? [],
    accepted: false,
    ...((finding.dateDriven ?? check.dateDriven) ? { dateDriven: true } : {}),
  }));
}
