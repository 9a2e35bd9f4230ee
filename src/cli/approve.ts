import { versionAfter } from '../checks/approve-command.ts';
import { runChecks } from '../checks/index.ts';
import { withApproval } from '../author/approval.ts';
import type { Standing } from '../author/approval.ts';
import { changedText, partsOf } from '../author/yaml-part.ts';
import {
  approvables,
  approvalsOfNow,
  collection,
  collections,
  contentDigest,
  didYouMean,
  formatDate,
  nameOf,
  parsePlan,
} from '../plan/index.ts';
import type { Approvable, Kind, Plan } from '../plan/index.ts';
import { putFiles } from './put-files.ts';
import { readPlan } from './read-plan.ts';

export type ApproveCommand = {
  content: string;
  names: readonly string[];
  /** The role that approves. */
  by: string | undefined;
  /** Where the approval is recorded. */
  evidence: string | undefined;
  /** The version that the approval gives; the one that the file has when absent. */
  version: string | undefined;
  /** The day of the approval; the organisation's `asOf`, else today. */
  asOf: string | undefined;
};

type Answer = { output: string; errors: string[]; exitCode: 0 | 1 | 2 };

/**
 * Writes an approval into the file of something: who, when, which version, the digest of what it says, and where that is
 * recorded; what was a draft is approved. Names what is wrong with it all the same. Nothing else of the file is touched. Exit code 0 done, or done before; 1 it cannot be approved as it is; 2 bad usage.
 */
export function approve({ content, names, by, evidence, version, asOf }: ApproveCommand): Answer {
  const [ref, ...more] = names;
  if (ref === undefined || more.length > 0)
    return refuse(
      'Name one thing to approve, such as `muster approve playbook/mail-is-down --by ROLE --evidence TEXT`.',
    );
  const read = readPlan(content);
  if ('fault' in read) return refuse(read.fault);
  const { plan } = read;
  const known = approvables(plan);
  const entity = known.get(ref);
  if (!entity) return refuse(whyNot(plan, ref) + didYouMean(ref, known.keys()));
  if (by === undefined) return refuse('Say which role approves it: --by ROLE.');
  if (!plan.roles.has(by))
    return refuse(`There is no role \`${by}\`.${didYouMean(by, plan.roles.keys()) || listOf(plan)}`);
  if (evidence === undefined || evidence.trim() === '')
    return refuse('Say where the approval is recorded, such as --evidence "Minutes of 21 November".');
  const digest = contentDigest(plan, entity.file);
  if (digest === undefined) return refuse(`${entity.file} cannot be read. \`muster check\` says why.`, 1);

  const on = asOf ?? plan.organization.asOf ?? new Date().toISOString().slice(0, 10);
  const next = version ?? entity.version;
  const name = nameOf(plan, entity);
  const ofNext = approvalsOfNow({ ...entity, version: next });
  const same = ofNext.find((approval) => approval.digest === digest && approval.by === by);
  if (same && entity.status === 'approved' && next === entity.version)
    return done(
      `${name} says what ${nameOf(plan, { kind: 'role', id: by })} approved as version ${next} on ${formatDate(same.on)}. Nothing is changed.`,
    );
  const fault = faultOf(plan, entity, { by, on, next, digest });
  if (fault !== undefined) return refuse(fault, 1);

  const standing: Standing = {
    ...(next === entity.version ? {} : { version: next }),
    ...(entity.status === 'approved' ? {} : { status: 'approved' }),
    ...(entity.lastReviewed === undefined ? { lastReviewed: on } : {}),
  };
  const approval = { by, on, version: next, digest, evidence: evidence.trim() };
  const text = changedText(read.files.get(entity.file) ?? '', (before) => {
    const parts = partsOf(entity.file, before);
    const yaml = parts && withApproval(parts.yaml, approval, standing);
    return parts && yaml && parts.opening + yaml + parts.rest;
  });
  if (text === undefined || !holds(read.files, entity, text, approval))
    return refuse(
      `${entity.file} is written in a way that an approval cannot be added to. Write \`approvals\` as a list with a line for each, or add this one yourself:\n${JSON.stringify(approval)}`,
      1,
    );
  putFiles(read.path, new Map([[entity.file, text]]));
  const today = plan.organization.asOf ?? on;
  const { plan: after } = parsePlan(
    new Map<string, string | Uint8Array>([...read.files, [entity.file, text]]),
  );
  const held = runChecks(after, { today }).filter(
    ({ file, severity, accepted }) => file === entity.file && severity === 'error' && !accepted,
  );
  const usual =
    entity.approver === undefined || entity.approver === by
      ? []
      : [`Its approver is ${nameOf(plan, { kind: 'role', id: entity.approver })}.`];
  return {
    output: `${name}, version ${next}, is approved by ${nameOf(plan, { kind: 'role', id: by })} on ${formatDate(on)}: ${entity.file}. Commit it.`,
    errors: [
      ...usual,
      ...held.map(
        ({ file, line, column, message }) => `${file}:${line}:${column} stops a build now: ${message}`,
      ),
    ],
    exitCode: 0,
  };
}

/** Why something cannot be approved as it is. */
function faultOf(
  plan: Plan,
  entity: Approvable,
  { by, on, next, digest }: { by: string; on: string; next: string; digest: string },
): string | undefined {
  const name = nameOf(plan, entity);
  if (entity.status === 'retired') return `${name} is retired. What nobody works by is not approved.`;
  if (entity.owner === by)
    return `${nameOf(plan, { kind: 'role', id: by })} keeps ${name}: another role approves it${entity.approver === undefined ? '' : `, \`${entity.approver}\``}.`;
  const other = approvalsOfNow({ ...entity, version: next }).find(
    (approval) => approval.digest !== undefined && approval.digest !== digest,
  );
  if (other)
    return `${name} was approved as version ${next} on ${formatDate(other.on)} and says something else now. Give it a version of its own: \`--version ${versionAfter(next)}\`.`;
  const last = entity.approvals.at(-1);
  return last && last.on > on
    ? `${name} was approved last on ${formatDate(last.on)}, which is later than ${formatDate(on)}.`
    : undefined;
}

/** Whether a file says the same as before with the approval in it. */
function holds(
  files: ReadonlyMap<string, Uint8Array | string>,
  { file }: Approvable,
  text: string,
  { digest, by }: { digest: string; by: string },
): boolean {
  const { plan } = parsePlan(new Map([...files, [file, text]]));
  const entity = [...approvables(plan).values()].find((each) => each.file === file);
  const last = entity?.approvals.at(-1);
  return contentDigest(plan, file) === digest && last?.digest === digest && last.by === by;
}

function whyNot(plan: Plan, ref: string): string {
  const [kind, id, ...rest] = ref.split('/');
  if (kind === undefined || id === undefined || rest.length > 0)
    return `\`${ref}\` is no reference. Write kind/id, such as playbook/mail-is-down.`;
  const isThere = kind in collections && collection(plan, kind as Kind).has(id);
  return isThere
    ? `\`${ref}\` has no approver: services, processes, risks, measures and playbooks are approved.`
    : `There is no \`${ref}\`, or its file cannot be read.`;
}

const listOf = (plan: Plan) => ` There are: ${[...plan.roles.keys()].join(', ')}.`;

const done = (output: string): Answer => ({ output, errors: [], exitCode: 0 });
const refuse = (error: string, exitCode: 1 | 2 = 2): Answer => ({ output: '', errors: [error], exitCode });
