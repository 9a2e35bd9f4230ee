import { parsePlan } from '../../src/plan/index.ts';
import type { Plan } from '../../src/plan/index.ts';

export const TODAY = '2026-11-01';

const governance = {
  owner: 'lead',
  approver: 'boss',
  status: 'approved',
  version: '1.0',
  lastReviewed: '2026-06-01',
  reviewEvery: '12mo',
  approvals: [{ by: 'boss', on: '2026-06-01', version: '1.0' }],
};

/** A name that tries everything: markup, quotes, Mermaid's own signs, line breaks, a directive. */
export const NASTY =
  'A "big" <script>alert(1)</script> & [x] {y} (z); #35; ;|| --> end %%{init: {}}%% `**b**` Übergröße\\n';

const service = {
  description: 'What it is.',
  type: 'saas',
  failureDomains: ['tenant'],
  signInVia: [],
  capability: { rto: '4h', rpo: '15m', basis: 'tested' },
  data: { personal: false, classification: 'internal', majorEventIfLost: false },
  redundancy: 'none',
  ...governance,
};

const baseAnalysis = {
  status: 'complete',
  impacts: [
    { type: 'customer', at: { '1h': 1, '1d': 3 }, why: 'They wait.' },
    { type: 'legal', at: { '1d': 2 } },
  ],
  mtpd: '2d',
  rto: '6h',
  rpo: '1h',
  basis: { rto: { text: 'Measured.' }, rpo: { text: 'Measured.' } },
};

type Files = Record<string, object>;

/** The files of a small whole plan; those given replace or add, `undefined` takes away. */
export function smallFiles(changes: Record<string, object | undefined> = {}): Map<string, string> {
  const files: Record<string, object | undefined> = { ...base, ...changes };
  const texts = Object.entries(files).flatMap(([path, data]): [string, string][] =>
    data === undefined
      ? []
      : [[path, path.endsWith('.mdx') ? `---\n${JSON.stringify(data)}\n---\n${BODY}` : JSON.stringify(data)]],
  );
  return new Map(texts);
}

/** A small whole plan. Throws when it has a problem: the fixture itself is then wrong. */
export function smallPlan(changes: Record<string, object | undefined> = {}): Plan {
  const { plan, problems } = parsePlan(smallFiles(changes));
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return plan;
}

const BODY = `
## Do this first

<Step id="ring" role="lead" within="10m" verify="Somebody answers.">Ring the outage line.</Step>
<Step id="write" role="everyone" within="1h">Write orders: on "paper"; by hand.</Step>
`;

const base: Files = {
  'organization.yaml': {
    name: 'Small',
    timeZone: 'UTC',
    asOf: TODAY,
    site: { url: 'https://small.example', failureDomains: ['web-host'] },
  },
  'failure-domains/cloud.yaml': { name: 'Cloud', type: 'cloud-provider' },
  'failure-domains/tenant.yaml': {
    name: 'Tenant',
    type: 'cloud-tenant',
    primary: true,
    partOf: ['cloud'],
    symptoms: ['Nothing opens'],
  },
  'failure-domains/web-host.yaml': { name: 'Web host', type: 'supplier' },
  'services/sign-in.yaml': { name: 'Sign-in', ...service },
  'services/mail.yaml': {
    name: 'Mail',
    ...service,
    signInVia: ['sign-in'],
    capability: { rto: 'unknown', rpo: 'unknown', basis: 'unknown' },
  },
  'services/files.yaml': { name: 'Files', ...service, dependsOn: [{ service: 'mail', strength: 'soft' }] },
  'processes/orders.yaml': {
    name: 'Orders',
    description: 'Takes orders.',
    unit: 'Sales',
    leader: 'lead',
    criticality: 'important',
    dependsOn: [
      { kind: 'service', id: 'mail', strength: 'hard' },
      { kind: 'service', id: 'files', strength: 'soft' },
      { kind: 'role', id: 'lead', strength: 'hard' },
    ],
    impactAnalysis: baseAnalysis,
    ...governance,
  },
  'processes/invoices.yaml': {
    name: 'Invoices',
    description: 'Writes invoices.',
    unit: 'Finance',
    leader: 'boss',
    criticality: 'deferrable',
    dependsOn: [{ kind: 'process', id: 'orders', strength: 'soft' }],
    impactAnalysis: { status: 'started' },
    ...governance,
    lastReviewed: '2025-01-01',
  },
  'roles/lead.yaml': {
    title: 'Lead',
    group: 'operations',
    responsibilities: 'Leads.',
    primary: 'ann',
    alternates: ['bob'],
  },
  'roles/boss.yaml': { title: 'Boss', group: 'executive', responsibilities: 'Decides.', primary: 'bob' },
  'contacts/ann.yaml': {
    type: 'person',
    label: 'Lead on duty',
    name: 'Ann Secret',
    ways: [
      {
        type: 'mobile',
        value: '+447700900123',
        failureDomains: [],
        verifiedOn: '2026-10-01',
        verifiedHow: 'answered',
      },
    ],
    unreachable: { after: '15m', then: 'bob' },
  },
  'contacts/bob.yaml': {
    type: 'person',
    label: 'Second lead',
    name: 'Bob Secret',
    ways: [{ type: 'mobile', value: '+447700900124', failureDomains: [] }],
    unreachable: { after: '5m', then: 'ann' },
  },
  'scenarios/tenant-lost.yaml': {
    name: 'Tenant lost',
    lossOf: 'system',
    losesDomains: ['tenant'],
    symptoms: ['Nothing opens'],
    confirm: [{ how: 'Ask a colleague.' }],
    startWith: 'on-paper',
    duration: { typical: '4h', worst: '3d' },
  },
  'risks/outage.yaml': {
    name: 'Tenant outage',
    description: 'It stops.',
    category: 'technology',
    threatens: { processes: ['orders'] },
    scenario: 'tenant-lost',
    likelihood: 3,
    impact: 5,
    treatment: 'mitigate',
    measures: ['paper-orders'],
    residual: { likelihood: 3, impact: 2 },
    ...governance,
  },
  'risks/flood.yaml': {
    name: 'Flood',
    description: 'Water.',
    category: 'nature',
    threatens: {},
    likelihood: 1,
    impact: 4,
    treatment: 'mitigate',
    measures: [],
    ...governance,
  },
  'measures/paper-orders.yaml': {
    name: 'Orders on paper',
    type: 'contingency',
    description: 'Pads.',
    protects: [{ kind: 'process', id: 'orders' }],
    against: ['tenant-lost'],
    state: 'in-place',
    activateWhen: 'Mail is down for 30 minutes.',
    activatedBy: 'lead',
    activationTime: '45m',
    maxDuration: '2d',
    capacity: 40,
    requires: [],
    tradeOff: 'Slow.',
    playbook: 'on-paper',
    ...governance,
  },
  'playbooks/on-paper.mdx': {
    title: 'Orders on paper',
    summary: 'How to take orders by hand.',
    kind: 'degraded-work',
    audience: 'everyone',
    scenarios: ['tenant-lost'],
    processes: ['orders'],
    activation: { criteria: 'Mail is down.', authority: 'lead' },
    states: { from: 'Normal', to: 'Paper', exit: 'Mail works.' },
    capacity: 40,
    maxDuration: '2d',
    reconciliation: 'Type them in.',
    decisions: [{ id: 'stop', question: 'Stop taking orders?', who: 'boss', by: '4h', default: 'Go on.' }],
    ...governance,
  },
  'exercises/tabletop.yaml': {
    name: 'Tabletop',
    type: 'tabletop',
    status: 'done',
    date: '2026-02-01',
    announced: true,
    scenario: 'tenant-lost',
    objectives: 'See.',
    successCriteria: [],
    facilitator: 'lead',
    outcome: 'pass',
    findings: [
      { id: 'a', text: 'Pads missing.', action: { status: 'done' } },
      { id: 'b', text: 'Pens missing.', action: { status: 'open' } },
      { id: 'c', text: 'No coffee.', action: { status: 'cancelled' } },
    ],
  },
  'programme.yaml': {
    title: 'Small programme',
    lanes: { own: 'Own lane' },
    nodes: [
      { id: 'start', label: 'Start', kind: 'start' },
      { id: 'area', label: 'Whole', code: '1', kind: 'area', lane: 'own' },
      { id: 'analysis', label: 'Analyse', code: '1.1', kind: 'step', lane: 'own', covers: ['processes'] },
      { id: 'risk', label: 'Treat', code: '1.2', kind: 'step', lane: 'own', covers: ['risks', 'measures'] },
      { id: 'keep', label: 'Keep', code: '1.3', kind: 'step', lane: 'own', covers: ['reviews', 'actions'] },
      { id: 'teach', label: 'Teach', code: '1.4', kind: 'step', lane: 'own', covers: ['training'] },
      { id: 'call', label: 'Call', code: '1.5', kind: 'step', lane: 'own', covers: ['contacts'] },
      { id: 'approve', label: 'Approve', code: '1.6', kind: 'step', lane: 'own', covers: ['approvals'] },
      {
        id: 'recovery-objectives',
        label: 'Objectives',
        code: '1.7',
        kind: 'step',
        lane: 'own',
        covers: ['processes'],
      },
    ],
    edges: [
      ['start', 'area'],
      ['area', 'analysis'],
      ['analysis', 'risk'],
      { from: 'risk', to: 'analysis', style: 'dotted', note: 'again each year' },
    ],
  },
};
