import { sortProblems } from '../plan/index.ts';
import type { Plan, Problem } from '../plan/index.ts';
import { acceptanceNotExpired } from './acceptance-not-expired.ts';
import { acceptanceValid } from './acceptance-valid.ts';
import { withAcceptance } from './accepted.ts';
import { achievedMeetsObjective } from './achieved-meets-objective.ts';
import { acronymExpanded } from './acronym-expanded.ts';
import { actionOnTime } from './action-on-time.ts';
import { activationHasAuthority } from './activation-has-authority.ts';
import { alternativesAreIndependent } from './alternatives-are-independent.ts';
import { approvalCurrent } from './approval-current.ts';
import { withDraftsSpared } from './begun.ts';
import { backupMeetsRpo } from './backup-meets-rpo.ts';
import { binderCurrent } from './binder-current.ts';
import { binderWithinVisibility } from './binder-within-visibility.ts';
import { callTreeEnds } from './call-tree-ends.ts';
import { capabilityKnown } from './capability-known.ts';
import { capabilityMeetsRto } from './capability-meets-rto.ts';
import { capabilityProven } from './capability-proven.ts';
import { channelSurvives } from './channel-survives.ts';
import { channelTested } from './channel-tested.ts';
import { channelsIndependent } from './channels-independent.ts';
import type { Check, Context } from './check.ts';
import { assess } from './readiness.ts';
import type { Readiness } from './readiness.ts';
import { contactNotOverloaded } from './contact-not-overloaded.ts';
import { contactReachable } from './contact-reachable.ts';
import { contactVerified } from './contact-verified.ts';
import { contingencyCarriesEnough } from './contingency-carries-enough.ts';
import { contingencyIndependent } from './contingency-independent.ts';
import { contingencyLasts } from './contingency-lasts.ts';
import { criterionObservable } from './criterion-observable.ts';
import { criticalProcessHasPlaybook } from './critical-process-has-playbook.ts';
import { criticalityDiscriminates } from './criticality-discriminates.ts';
import { degradedWorkBounded } from './degraded-work-bounded.ts';
import { dependencyRtoWithinProcessRto } from './dependency-rto-within-process-rto.ts';
import { diagramDraws } from './diagram-draws.ts';
import { draftNotDistributed } from './draft-not-distributed.ts';
import { exerciseRecorded } from './exercise-recorded.ts';
import { failedExerciseRepeated } from './failed-exercise-repeated.ts';
import { findingHasAction } from './finding-has-action.ts';
import { firstStepsFirst } from './first-steps-first.ts';
import { foundInSite } from './found-in-site.ts';
import { foundWhileReading } from './found-while-reading.ts';
import { impactAnalysisComplete } from './impact-analysis-complete.ts';
import { impactAnalysisCurrent } from './impact-analysis-current.ts';
import { impactGrows } from './impact-grows.ts';
import { linkSurvivesOutage } from './link-survives-outage.ts';
import { measureOnTime } from './measure-on-time.ts';
import { messageFits } from './message-fits.ts';
import { mtpdMatchesImpact } from './mtpd-matches-impact.ts';
import { noDependencyCycle } from './no-dependency-cycle.ts';
import { noPlaceholder } from './no-placeholder.ts';
import { noRemoteAsset } from './no-remote-asset.ts';
import { noSecret } from './no-secret.ts';
import { nothingOrphaned } from './nothing-orphaned.ts';
import { numbersNotRetyped } from './numbers-not-retyped.ts';
import { objectiveHasBasis } from './objective-has-basis.ts';
import { objectiveMeasured } from './objective-measured.ts';
import { onePrimaryTenant } from './one-primary-tenant.ts';
import { oneStartPerSituation } from './one-start-per-situation.ts';
import { ownerIsNotApprover } from './owner-is-not-approver.ts';
import { partyHasAlternative } from './party-has-alternative.ts';
import { peakIsMet } from './peak-is-met.ts';
import { personalWayConsented } from './personal-way-consented.ts';
import { pictureHasText } from './picture-has-text.ts';
import { planNotEmpty } from './plan-not-empty.ts';
import { playbookAvoidsWhatIsLost } from './playbook-avoids-what-is-lost.ts';
import { playbookExercised } from './playbook-exercised.ts';
import { recoveryChainFits } from './recovery-chain-fits.ts';
import { regulatoryDeadlineKept } from './regulatory-deadline-kept.ts';
import { residualBelowInherent } from './residual-below-inherent.ts';
import { resourceStocked } from './resource-stocked.ts';
import { restoreTested } from './restore-tested.ts';
import { retiredNotUsed } from './retired-not-used.ts';
import { returnDescribed } from './return-described.ts';
import { reviewCurrent } from './review-current.ts';
import { riskTreated } from './risk-treated.ts';
import { roleHasAlternate } from './role-has-alternate.ts';
import { roleReachable } from './role-reachable.ts';
import { rolesNotNames } from './roles-not-names.ts';
import { rtoWithinMtpd } from './rto-within-mtpd.ts';
import { scenarioHasStart } from './scenario-has-start.ts';
import { sectionsInOrder } from './sections-in-order.ts';
import { signInKnown } from './sign-in-known.ts';
import { signInSurvives } from './sign-in-survives.ts';
import { singlePointAccepted } from './single-point-accepted.ts';
import { siteOutsideTenant } from './site-outside-tenant.ts';
import { stakeholdersRepresented } from './stakeholders-represented.ts';
import { stepComplete } from './step-complete.ts';
import { stepsFitRto } from './steps-fit-rto.ts';
import { tenantLossCovered } from './tenant-loss-covered.ts';
import { trainingCurrent } from './training-current.ts';
import { translationCurrent } from './translation-current.ts';
import { vendorQuoteKnown } from './vendor-quote-known.ts';

export { FAMILIES } from './check.ts';
export type { Check, Context, Drawing, Family, Finding } from './check.ts';
export { STANDARDS } from './clauses/index.ts';
export { whyUndrawn } from './diagram-draws.ts';
export type { Clause, Served, Standard } from './clauses/index.ts';
export { READINESS_TABLES, readinessCsv } from './readiness-tables.ts';
export type { ReadinessTable } from './readiness-tables.ts';
export type { Readiness, ReadinessProblem } from './readiness.ts';
export { report } from './report.ts';
export { REPORT_FORMATS } from './report-options.ts';
export type { ReportFormat, ReportOptions } from './report-options.ts';

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
  peakIsMet,
  regulatoryDeadlineKept,
  criticalityDiscriminates,
  impactAnalysisCurrent,
  criticalProcessHasPlaybook,
  scenarioHasStart,
  playbookAvoidsWhatIsLost,
  linkSurvivesOutage,
  noRemoteAsset,
  activationHasAuthority,
  criterionObservable,
  stepComplete,
  firstStepsFirst,
  stepsFitRto,
  degradedWorkBounded,
  returnDescribed,
  acronymExpanded,
  rolesNotNames,
  noSecret,
  messageFits,
  numbersNotRetyped,
  noPlaceholder,
  oneStartPerSituation,
  playbookExercised,
  failedExerciseRepeated,
  exerciseRecorded,
  achievedMeetsObjective,
  findingHasAction,
  actionOnTime,
  trainingCurrent,
  restoreTested,
  ownerIsNotApprover,
  reviewCurrent,
  approvalCurrent,
  draftNotDistributed,
  translationCurrent,
  stakeholdersRepresented,
  objectiveMeasured,
  acceptanceNotExpired,
  siteOutsideTenant,
  binderCurrent,
  binderWithinVisibility,
  capabilityMeetsRto,
  capabilityKnown,
  contingencyLasts,
  contingencyCarriesEnough,
  backupMeetsRpo,
  recoveryChainFits,
  singlePointAccepted,
  alternativesAreIndependent,
  signInKnown,
  signInSurvives,
  partyHasAlternative,
  capabilityProven,
  contactReachable,
  roleReachable,
  channelSurvives,
  channelsIndependent,
  roleHasAlternate,
  contactVerified,
  callTreeEnds,
  vendorQuoteKnown,
  contactNotOverloaded,
  channelTested,
  personalWayConsented,
  riskTreated,
  acceptanceValid,
  measureOnTime,
  contingencyIndependent,
  tenantLossCovered,
  residualBelowInherent,
  resourceStocked,
  ...foundInSite,
];

/** How sound and how fresh a plan is on a day, given what is wrong with it. */
export function readiness(plan: Plan, problems: readonly Problem[], today: string): Readiness {
  const families = new Map(allChecks.map(({ id, family }) => [id, family]));
  return assess({ plan, problems, today, families });
}

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
 * What is unsound in a plan, sorted; problems that the plan itself accepts are marked, and what is there for the sake of drafts
 * alone is no error. What reading the files found is not repeated. Throws `ChecksFailed` when a check throws, after all others ran.
 */
export function runChecks(plan: Plan, context: Context, checks: readonly Check[] = allChecks): Problem[] {
  const failures: Error[] = [];
  const problems = checks.flatMap((check) => {
    try {
      return problemsOf(check, plan, { ...context, ids: allChecks.map(({ id }) => id) });
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
  const found = withDraftsSpared(check, plan, (find, judged) => find(judged, context));
  return found.map((finding) => ({
    check: check.id,
    severity: finding.severity ?? check.severity,
    message: finding.message,
    ...finding.place,
    related: finding.related ?? [],
    accepted: false,
    ...((finding.dateDriven ?? check.dateDriven) ? { dateDriven: true } : {}),
  }));
}
