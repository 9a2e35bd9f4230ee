import { addPeriod } from './calendar.ts';
import type { Contact, Exercise, Programme } from './kinds/index.ts';
import type { Kind } from './kinds/fields.ts';
import { collection, collections } from './plan.ts';
import type { AnyEntity, Plan, Playbook } from './plan.ts';
import { reviewDue } from './reviews.ts';
import type { Governed } from './reviews.ts';
import { pagesOf } from './site-map.ts';

export type ProgrammeNode = Programme['nodes'][number];
export type Cover = ProgrammeNode['covers'][number];

/** What is asked of each thing that is counted, for it to count as done. */
export type Criterion =
  | 'can-be-recognised'
  | 'capability-known'
  | 'impact-analysis-complete'
  | 'has-playbook'
  | 'treated-or-accepted'
  | 'in-place'
  | 'has-alternate'
  | 'reached-in-time'
  | 'tested'
  | 'knows-other-way'
  | 'held-with-outcome'
  | 'reached-nine-in-ten'
  | 'has-reading'
  | 'checked'
  | 'printed'
  | 'approved'
  | 'reviewed'
  | 'closed'
  | 'current-version-approved'
  | 'rated-after-treatment'
  | 'described-and-approved'
  | 'objectives-with-basis'
  | 'approved-with-strategy'
  | 'recovery-exercised'
  | 'recovery-reviewed'
  | 'read-in-time';

/** How much of what one cover counts is done. */
export type CoverProgress = {
  cover: Cover;
  criterion: Criterion;
  done: number;
  total: number;
  href?: string;
};

export type NodeProgress = {
  /** `missing`: nothing of it is done; `outside`: the plan keeps no data about this step. */
  state: 'complete' | 'partial' | 'missing' | 'outside';
  /** Counts what the step covers, or the steps of an area. */
  done: number;
  total: number;
  counts: 'things' | 'steps';
  /** The page of the first thing it covers that the plan holds. */
  href?: string;
  covers: CoverProgress[];
};

type Count = { done: number; total: number };
type Rule = { criterion: Criterion; count: (plan: Plan, today: string) => Count };

/**
 * How complete each step of the programme is, by node id.
 *
 * A node counts what it covers. "Done" means, for entities that are not retired or cancelled: objectives have a reading ·
 * processes a complete impact analysis · risks measures in place, or an acceptance that still holds · scenarios a
 * playbook · services known recovery time and data loss · failure domains symptoms, a status page or a scenario ·
 * measures are in place · playbooks approved · roles have an alternate · contacts a way that was tried in time ·
 * channels were tested · parties know the other way · exercises whose day has come were held and have an outcome · training reached 90 % ·
 * resources were checked · binders were printed · reviews are not overdue · actions from exercises are closed ·
 * approvals are of the current version · recovery playbooks are approved.
 *
 * The steps of the published flow ask a little more or less, by the node's id: see `STEPS`. An area without `covers`
 * whose code begins the codes of steps counts those steps that are complete.
 */
export function programmeProgress(plan: Plan, today: string): Map<string, NodeProgress> {
  const nodes = plan.programme?.nodes ?? [];
  const progress = new Map<string, NodeProgress>();
  for (const node of nodes) progress.set(node.id, progressOf(plan, today, node));
  for (const node of nodes) {
    const parts = partsOf(node, nodes).flatMap(({ id }) => progress.get(id) ?? []);
    if (parts.length === 0) continue;
    const done = parts.filter(({ state }) => state === 'complete').length;
    progress.set(node.id, {
      ...judged({ done, total: parts.length }),
      counts: 'steps',
      href: '/plan/',
      covers: [],
    });
  }
  return progress;
}

/** Steps that belong to an area which covers nothing itself: `99.10` sums up `99.10.010` and its sisters. */
function partsOf(area: ProgrammeNode, nodes: readonly ProgrammeNode[]): ProgrammeNode[] {
  if (area.kind !== 'area' || area.covers.length > 0 || area.code === undefined) return [];
  const prefix = `${area.code}.`;
  return nodes.filter((node) => node.covers.length > 0 && node.code?.startsWith(prefix));
}

function progressOf(plan: Plan, today: string, node: ProgrammeNode): NodeProgress {
  if (node.covers.length === 0) return { state: 'outside', done: 0, total: 0, counts: 'things', covers: [] };
  const pages = new Set(pagesOf(plan).map(({ address }) => address));
  const covers = node.covers.map((cover): CoverProgress => {
    const rule = STEPS[node.id]?.[cover] ?? RULES[cover];
    const { done, total } = rule.count(plan, today);
    const page = PAGES[cover];
    const { criterion } = rule;
    return { cover, criterion, done, total, ...(total > 0 && pages.has(page) ? { href: page } : {}) };
  });
  const count = {
    done: covers.reduce((sum, { done }) => sum + done, 0),
    total: covers.reduce((sum, { total }) => sum + total, 0),
  };
  const href = covers.find((cover) => cover.href !== undefined)?.href;
  return { ...judged(count), covers, ...(href === undefined ? {} : { href }) };
}

function judged({ done, total }: Count): Pick<NodeProgress, 'state' | 'done' | 'total' | 'counts'> {
  const state = total === 0 || done === 0 ? 'missing' : done === total ? 'complete' : 'partial';
  return { state, done, total, counts: 'things' };
}

function counted<T>(items: Iterable<T>, isDone: (item: T) => boolean): Count {
  const all = [...items];
  return { done: all.filter(isDone).length, total: all.length };
}

/** A rule that counts the entities of one kind. */
function each<K extends keyof typeof collections>(
  kind: K,
  criterion: Criterion,
  isDone: (
    entity: ReturnType<typeof collection<K>> extends ReadonlyMap<string, infer T> ? T : never,
    plan: Plan,
    today: string,
  ) => boolean,
): Rule {
  return {
    criterion,
    count: (plan, today) =>
      counted([...collection(plan, kind).values()].filter(isLive), (entity) => isDone(entity, plan, today)),
  };
}

function isLive(entity: AnyEntity): boolean {
  if (entity.kind === 'measure' && entity.state === 'retired') return false;
  return !('status' in entity) || (entity.status !== 'retired' && entity.status !== 'cancelled');
}

function governed(plan: Plan, kinds: readonly Kind[] = Object.keys(collections) as Kind[]): Governed[] {
  const entities: AnyEntity[] = kinds.flatMap((kind) => [...collection(plan, kind).values()]);
  return entities.filter(
    (entity): entity is Governed => 'reviewEvery' in entity && entity.status !== 'draft' && isLive(entity),
  );
}

function isReviewed(entity: Governed, today: string): boolean {
  const due = reviewDue(entity);
  return due !== undefined && due >= today;
}

function recoveryPlaybooks(plan: Plan): Playbook[] {
  return [...plan.playbooks.values()].filter(
    (playbook) => playbook.playbookKind === 'recovery' && isLive(playbook),
  );
}

const isHeld = (exercise: Exercise) => exercise.status === 'done' && exercise.outcome !== undefined;

/** Nobody can have held yet what is planned for a day to come. */
const isAhead = (exercise: Exercise, today: string) => exercise.status === 'planned' && exercise.date > today;

function testsRecovery(plan: Plan, exercise: Exercise): boolean {
  if (exercise.status === 'cancelled') return false;
  return (
    exercise.type === 'failover' ||
    exercise.achieved.some(({ subject }) => subject.kind === 'service') ||
    exercise.playbooks.some((id) => plan.playbooks.get(id)?.playbookKind === 'recovery')
  );
}

function wasTriedInTime(contact: Contact, plan: Plan, today: string): boolean {
  const { verifyPeople, verifyVendors } = plan.organization.thresholds;
  const isOutside = ['vendor', 'authority', 'emergency-service'].includes(contact.type);
  const every = isOutside ? verifyVendors : verifyPeople;
  return contact.ways.some(
    ({ verifiedOn, verifiedHow }) =>
      verifiedOn !== undefined && verifiedHow !== 'none' && addPeriod(verifiedOn, every) >= today,
  );
}

const isNumber = (value: unknown) => typeof value === 'number';

const RULES: Record<Cover, Rule> = {
  'failure-domains': each('failure-domain', 'can-be-recognised', (domain, plan) => {
    const inScenario = [...plan.scenarios.values()].some(({ losesDomains }) =>
      [domain.id, ...domain.partOf].some((id) => losesDomains.includes(id)),
    );
    return domain.symptoms.length > 0 || domain.statusPages.length > 0 || inScenario;
  }),
  services: each(
    'service',
    'capability-known',
    ({ capability }) => isNumber(capability.rto) && isNumber(capability.rpo),
  ),
  processes: each(
    'process',
    'impact-analysis-complete',
    ({ impactAnalysis }) => impactAnalysis.status === 'complete',
  ),
  scenarios: each('scenario', 'has-playbook', ({ id, startWith }, plan) =>
    [...plan.playbooks.values()].some(
      (playbook) => playbook.id === startWith || playbook.scenarios.includes(id),
    ),
  ),
  risks: each('risk', 'treated-or-accepted', (risk, plan, today) => {
    if (risk.acceptedBy !== undefined && (risk.acceptedUntil ?? today) >= today) return true;
    return (
      risk.measures.length > 0 && risk.measures.every((id) => plan.measures.get(id)?.state === 'in-place')
    );
  }),
  measures: each('measure', 'in-place', ({ state }) => state === 'in-place'),
  roles: each('role', 'has-alternate', ({ alternates }) => alternates.length > 0),
  contacts: each('contact', 'reached-in-time', wasTriedInTime),
  channels: each('channel', 'tested', ({ lastTested }) => lastTested !== undefined),
  parties: each(
    'party',
    'knows-other-way',
    ({ integrations, toldOfAlternativeOn }) => integrations.length === 0 || toldOfAlternativeOn !== undefined,
  ),
  exercises: {
    criterion: 'held-with-outcome',
    count: (plan, today) =>
      counted(
        [...plan.exercises.values()].filter((exercise) => isLive(exercise) && !isAhead(exercise, today)),
        isHeld,
      ),
  },
  training: each(
    'training',
    'reached-nine-in-ten',
    ({ completion }) => completion !== undefined && completion.completed >= 0.9 * completion.eligible,
  ),
  objectives: each('objective', 'has-reading', ({ readings }) => readings.length > 0),
  resources: each('resource', 'checked', ({ checkedOn }) => checkedOn !== undefined),
  binders: each('binder', 'printed', ({ printed }) => printed.length > 0),
  playbooks: each('playbook', 'approved', ({ status }) => status === 'approved'),
  reviews: {
    criterion: 'reviewed',
    count: (plan, today) => counted(governed(plan), (entity) => isReviewed(entity, today)),
  },
  actions: {
    criterion: 'closed',
    count: (plan) => {
      const findings = [...plan.exercises.values()].flatMap((exercise) => exercise.findings);
      const actions = findings.flatMap(({ action }) => action ?? []);
      return counted(
        actions.filter(({ status }) => status !== 'cancelled'),
        ({ status }) => status === 'done',
      );
    },
  },
  approvals: {
    criterion: 'current-version-approved',
    count: (plan) =>
      counted(governed(plan), ({ approvals, version }) =>
        approvals.some((approval) => approval.version === version),
      ),
  },
  'recovery-playbooks': {
    criterion: 'approved',
    count: (plan) => counted(recoveryPlaybooks(plan), ({ status }) => status === 'approved'),
  },
};

/** What "done" means at a step of the published flow where the general rule asks for something else. */
const STEPS: Readonly<Record<string, Partial<Record<Cover, Rule>>>> = {
  'risk-assessment': {
    risks: each('risk', 'rated-after-treatment', ({ residual }) => residual !== undefined),
  },
  'develop-plan': {
    measures: each('measure', 'described-and-approved', ({ status }) => status === 'approved'),
  },
  'recovery-objectives': {
    processes: each('process', 'objectives-with-basis', ({ impactAnalysis }) => {
      const { rto, rpo, basis } = impactAnalysis;
      return rto !== undefined && rpo !== undefined && basis.rto !== undefined && basis.rpo !== undefined;
    }),
  },
  'implement-recovery': {
    'recovery-playbooks': {
      criterion: 'approved-with-strategy',
      count: (plan) =>
        counted(
          recoveryPlaybooks(plan),
          ({ status, recovery }) =>
            status === 'approved' && recovery?.strategy !== undefined && recovery.validation !== undefined,
        ),
    },
  },
  'test-recovery': {
    exercises: {
      criterion: 'recovery-exercised',
      count: (plan, today) =>
        counted(
          [...plan.exercises.values()].filter(
            (exercise) => testsRecovery(plan, exercise) && !isAhead(exercise, today),
          ),
          isHeld,
        ),
    },
  },
  'update-recovery': {
    reviews: {
      criterion: 'recovery-reviewed',
      count: (plan, today) =>
        counted(
          [
            ...governed(plan, ['service']),
            ...governed(plan, ['playbook']).filter(
              (entity) => entity.kind === 'playbook' && entity.playbookKind === 'recovery',
            ),
          ],
          (entity) => isReviewed(entity, today),
        ),
    },
  },
  'monitor-downstream': {
    objectives: each('objective', 'read-in-time', ({ readings, readEvery }, _plan, today) => {
      const last = readings.at(-1);
      return last !== undefined && addPeriod(last.on, readEvery) >= today;
    }),
  },
};

/** The page on which what a cover counts is read. Source: experience.md, "Pages". */
const PAGES: Record<Cover, string> = {
  'failure-domains': '/failure-domains/',
  services: '/plan/critical-systems',
  processes: '/plan/impact-analysis',
  scenarios: '/scenarios/',
  risks: '/plan/risks',
  measures: '/plan/measures',
  roles: '/roles/',
  contacts: '/contacts/',
  channels: '/contacts/',
  parties: '/plan/stakeholders',
  exercises: '/plan/exercises',
  training: '/plan/training',
  objectives: '/plan/objectives',
  resources: '/plan/critical-systems',
  binders: '/binders/',
  playbooks: '/playbooks/',
  reviews: '/readiness/',
  actions: '/plan/exercises',
  approvals: '/readiness/',
  'recovery-playbooks': '/plan/recovery',
};
