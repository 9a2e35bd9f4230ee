import { describe, expect, it } from 'vitest';
import { allChecks, runChecks } from '../../src/checks/index.ts';
import { loadPlan, parsePlan } from '../../src/plan/index.ts';
import { fixture, TODAY } from '../plan/sound-plan.ts';

const { files, plan: sample } = loadPlan(new URL('../../content', import.meta.url).pathname);
const today = sample.organization.asOf ?? TODAY;
const families = new Set(['dependencies', 'communication', 'risks']);
const checks = allChecks.filter(({ family }) => families.has(family));

const textOf = (file: string) => {
  const content = files.get(file);
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
};

/** Checks that find something once a file of the sample is taken out or its text changed. */
function found(file: string, change?: [from: RegExp, to: string], more: [string, string][] = []): string[] {
  const changed = new Map<string, string | Uint8Array>(files);
  if (!change) changed.delete(file);
  else {
    expect(textOf(file).search(change[0])).toBeGreaterThanOrEqual(0);
    changed.set(
      file,
      textOf(file).replace(change[0], () => change[1]),
    );
  }
  for (const [path, text] of more) changed.set(path, text);
  const problems = runChecks(parsePlan(changed).plan, { today }, checks);
  return problems.map((problem) => `${problem.check} in ${problem.file}`);
}

describe('The sample', () => {
  it('has nothing to report about dependencies, communication, risks and measures', () => {
    expect(runChecks(sample, { today }, checks).filter(({ accepted }) => !accepted)).toEqual([]);
  });

  // It checks the whole sample some fifty times over.
  it('has no second problem when one of its files cannot be read', { timeout: 240_000 }, () => {
    const folders = Map.groupBy([...files.keys()], (file) => file.slice(0, file.lastIndexOf('/')));
    const some = [...folders].flatMap(([folder, all]) => (folder === 'measures' ? all : all.slice(0, 2)));
    const second = some.flatMap((file) => {
      const { plan } = parsePlan(new Map<string, string | Uint8Array>(files).set(file, 'name: ['));
      const problems = runChecks(plan, { today }, checks).filter(({ accepted }) => !accepted);
      return problems.map(({ check }) => `${check} beside ${file}`);
    });
    expect(second).toEqual([]);
  });

  it('cannot do without the printed route sheets', () => {
    expect(found('measures/printed-route-sheets.yaml')).toEqual([
      'alternatives-are-independent in processes/dispatch-and-routing.yaml',
      'capability-meets-rto in processes/dispatch-and-routing.yaml',
      'tenant-loss-covered in processes/dispatch-and-routing.yaml',
      'capability-known in services/entra-id.yaml',
    ]);
  });

  it('cannot do without the local accounts in the warehouse system', () => {
    expect(found('measures/break-glass-accounts.yaml')).toEqual([
      'sign-in-survives in services/coldtrack-wms.yaml',
    ]);
  });

  it('cannot have a duty desk that is reached by chat only', () => {
    const byChat =
      'ways:\n  - { type: chat, value: Duty desk, failureDomains: [teams], verifiedOn: 2026-10-13, verifiedHow: answered }\nquote';
    expect(found('contacts/operations-duty-desk.yaml', [/ways:[\s\S]*quote/, byChat])).toEqual([
      'contact-reachable in contacts/operations-duty-desk.yaml',
    ]);
  });

  it('cannot have a role without an alternate', () => {
    expect(found('roles/communications-lead.yaml', [/alternates: .*/, 'alternates: []'])).toEqual([
      'role-has-alternate in roles/communications-lead.yaml',
    ]);
  });

  it('cannot have its first two channels with one carrier', () => {
    const sms = textOf('channels/sms-broadcast.yaml').replace('[sms-gateway-host]', '[carrier-a]');
    expect(
      found(
        'channels/outage-line.yaml',
        [/\[carrier-b\]/, '[carrier-a]'],
        [['channels/sms-broadcast.yaml', sms]],
      ),
    ).toEqual(['channels-independent in channels/sms-broadcast.yaml']);
  });
});

describe('A plan that fills in only the required fields', () => {
  it('has no error, and few warnings, each of them true', () => {
    const { plan, problems } = parsePlan(fixture('minimal'));
    expect(problems).toEqual([]);
    const all = runChecks(plan, { today: TODAY });
    expect(all.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(all.length).toBeLessThan(10);
    expect(runChecks(plan, { today: TODAY }, checks).map(({ check, file }) => `${check} in ${file}`)).toEqual(
      [
        'channel-tested in channels/door.yaml',
        'contact-verified in contacts/flat.yaml',
        'contact-verified in contacts/workshop.yaml',
      ],
    );
  });
});
