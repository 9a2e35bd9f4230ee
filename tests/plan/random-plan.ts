import fc from 'fast-check';
import { fixture } from './sound-plan.ts';

/** What a random plan is made of: few things, so that they meet often. */
const SERVICES = 5;
const DOMAINS = 4;
const SCENARIOS = 3;
const PROCESSES = 3;

const some = (count: number, max = 2) => fc.uniqueArray(fc.nat(count - 1), { maxLength: max });
const hours = fc.constantFrom(1, 4, 8, 24, 48);

const service = fc.record({
  rto: fc.option(hours),
  rpo: fc.option(hours),
  every: fc.option(hours),
  basis: fc.constantFrom('contractual', 'tested', 'estimated'),
  needs: some(SERVICES),
  signIn: fc.option(some(SERVICES, 1)),
  domains: some(DOMAINS),
  redundant: fc.boolean(),
});
const businessProcess = fc.record({
  critical: fc.boolean(),
  rto: hours,
  rpo: hours,
  percent: fc.constantFrom(30, 60),
  needs: some(SERVICES),
  process: fc.option(fc.nat(PROCESSES - 1)),
});
const contingency = fc.record({
  protects: fc.uniqueArray(fc.nat(PROCESSES - 1), { minLength: 1, maxLength: 2 }),
  service: fc.option(fc.nat(SERVICES - 1)),
  against: fc.uniqueArray(fc.nat(SCENARIOS - 1), { minLength: 1, maxLength: 2 }),
  activation: hours,
  longest: hours,
  capacity: fc.constantFrom(20, 50, 100),
  requires: some(SERVICES, 1),
});

/** The parts of a random plan. */
export const planParts = fc.record({
  services: fc.array(service, { minLength: SERVICES, maxLength: SERVICES }),
  processes: fc.array(businessProcess, { minLength: PROCESSES, maxLength: PROCESSES }),
  contingencies: fc.array(contingency, { minLength: 1, maxLength: 4 }),
  losses: fc.array(some(DOMAINS, 3), { minLength: SCENARIOS, maxLength: SCENARIOS }),
  parents: fc.array(fc.option(fc.nat(DOMAINS - 1)), { minLength: DOMAINS, maxLength: DOMAINS }),
});
export type PlanParts = typeof planParts extends fc.Arbitrary<infer T> ? T : never;

const GOVERNANCE =
  'owner: shop-lead\napprover: head-baker\nstatus: approved\nversion: "1"\nlastReviewed: 2026-05-04\nreviewEvery: 12mo\n';
const list = (prefix: string, numbers: readonly number[] | null) =>
  `[${(numbers ?? []).map((number) => `${prefix}-${number}`).join(', ')}]`;
const time = (value: number | null) => (value === null ? 'unknown' : `${value}h`);

/** A random plan's files: the sound plan with the parts beside it. Loops of services may be among them. */
export function filesOf(parts: PlanParts): Map<string, string> {
  const files = fixture('sound');
  parts.parents.forEach((parent, n) => {
    const partOf = parent === null ? '' : `partOf: [domain-${parent}]\n`;
    files.set(`failure-domains/domain-${n}.yaml`, `name: Domain ${n}\ntype: network\n${partOf}`);
  });
  parts.losses.forEach((domains, n) => {
    files.set(
      `scenarios/loss-${n}.yaml`,
      `name: Loss ${n}\nlossOf: system\nlosesDomains: ${list('domain', domains)}\nsymptoms: [Nothing works]\nconfirm: [{ how: Ask. }]\nstartWith: mail-is-down\n`,
    );
  });
  parts.services.forEach((one, n) => {
    const needs = one.needs.map((other) => `\n  - { service: part-${other}, strength: hard }`).join('');
    files.set(
      `services/part-${n}.yaml`,
      `name: Part ${n}\ndescription: A part.\ntype: saas\nfailureDomains: ${list('domain', one.domains)}\n` +
        (one.signIn ? `signInVia: ${list('part', one.signIn)}\n` : '') +
        (needs ? `dependsOn:${needs}\n` : '') +
        `capability: { rto: ${time(one.rto)}, rpo: ${time(one.rpo)}, basis: ${one.basis} }\n` +
        (one.every === null ? '' : `backup: { every: ${one.every}h }\n`) +
        `data: { personal: false, classification: none, majorEventIfLost: false }\nredundancy: ${one.redundant ? 'active-active' : 'none'}\n${GOVERNANCE}`,
    );
  });
  parts.processes.forEach((one, n) => {
    const needs = one.needs.map((id) => `\n  - { kind: service, id: part-${id}, strength: hard }`);
    if (one.process !== null) needs.push(`\n  - { kind: process, id: work-${one.process}, strength: hard }`);
    files.set(
      `processes/work-${n}.yaml`,
      `name: Work ${n}\ndescription: Some work.\nunit: Shop\nleader: shop-lead\ncriticality: ${one.critical ? 'mission-critical' : 'important'}\n` +
        (needs.length > 0 ? `dependsOn:${needs.join('')}\n` : '') +
        `impactAnalysis: { status: complete, rto: ${one.rto}h, rpo: ${one.rpo}h, mbco: { description: Some, percent: ${one.percent} } }\n${GOVERNANCE}`,
    );
  });
  parts.contingencies.forEach((one, n) => {
    const kept = one.protects.map((id) => `{ kind: process, id: work-${id} }`);
    if (one.service !== null) kept.push(`{ kind: service, id: part-${one.service} }`);
    const requires = one.requires.map((id) => `{ kind: service, id: part-${id} }`);
    files.set(
      `measures/way-${n}.yaml`,
      `name: Way ${n}\ntype: contingency\ndescription: A way.\nprotects: [${kept.join(', ')}]\nagainst: ${list('loss', one.against)}\nstate: in-place\n` +
        `activateWhen: It stops.\nactivatedBy: shop-lead\nactivationTime: ${one.activation}h\nmaxDuration: ${one.longest}h\ncapacity: ${one.capacity}\nrequires: [${requires.join(', ')}]\ntradeOff: Slow.\ndataCapture: On paper.\nundo: Type it in.\n${GOVERNANCE}`,
    );
  });
  return files;
}
