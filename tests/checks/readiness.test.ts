import { describe, expect, it } from 'vitest';
import {
  allChecks,
  READINESS_TABLES,
  readiness,
  readinessCsv,
  runChecks,
  STANDARDS,
} from '../../src/checks/index.ts';
import { NEEDS } from '../../src/checks/clauses/needs.ts';
import type { Need } from '../../src/checks/clauses/needs.ts';
import type { Readiness } from '../../src/checks/index.ts';
import { loadPlan, pagesOf, parsePlan } from '../../src/plan/index.ts';
import { fixture, soundPlan, TODAY } from '../plan/sound-plan.ts';

const { plan: sample } = loadPlan(new URL('../../content', import.meta.url).pathname);

function reportOf(files: Map<string, string | Uint8Array>, today = TODAY) {
  const { plan, problems } = parsePlan(files);
  return readiness(plan, [...problems, ...runChecks(plan, { today })], today);
}
const sampleReport = () => readiness(sample, runChecks(sample, { today: '2026-11-01' }), '2026-11-01');

/** Reads CSV as RFC 4180 has it. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('The matrix of clauses', () => {
  const clauses = STANDARDS.flatMap((standard) => standard.clauses);

  it('names only checks that exist, and pages that a full plan has', () => {
    const checks = new Set(allChecks.map(({ id }) => id));
    const pages = new Set(pagesOf(sample).map(({ address }) => address));
    expect(clauses.flatMap((clause) => clause.checks).filter((id) => !checks.has(id))).toEqual([]);
    expect(clauses.flatMap((clause) => clause.pages).filter((address) => !pages.has(address))).toEqual([]);
  });

  it('shows a page or a check wherever it says that a clause is served, and says of each how or where else', () => {
    const served = clauses.filter(({ served: how }) => how !== 'no');
    expect(served.filter(({ pages, checks }) => pages.length + checks.length === 0)).toEqual([]);
    expect(clauses.filter(({ about, how }) => about === '' || !how.endsWith('.'))).toEqual([]);
  });

  it('asks for everything that it knows to ask for, and for nothing where it serves nothing', () => {
    const asked = new Set(clauses.flatMap(({ needs }) => needs));
    expect(Object.keys(NEEDS).filter((need) => !asked.has(need as Need))).toEqual([]);
    expect(clauses.filter(({ served, needs }) => served === 'no' && needs.length > 0)).toEqual([]);
  });

  it('names each clause of a standard once, and admits what it does not serve', () => {
    for (const { title, clauses: own } of STANDARDS) {
      expect([title, new Set(own.map(({ clause }) => clause)).size]).toEqual([title, own.length]);
    }
    expect(clauses.some(({ served }) => served === 'no')).toBe(true);
  });
});

describe('A clause in one plan', () => {
  const clauseOf = (report: Readiness, standard: string, number: string) =>
    report.standards.find(({ id }) => id === standard)?.clauses.find(({ clause }) => clause === number);
  const without = (...folders: string[]) =>
    soundPlan(
      Object.fromEntries(
        [...fixture('sound').keys()]
          .filter((file) => folders.some((folder) => file.startsWith(folder)))
          .map((file) => [file, undefined]),
      ),
    );

  it('is served where the plan holds what serves it, and not yet where it does not', () => {
    expect(clauseOf(reportOf(soundPlan()), 'iso-22301', '8.5')).toMatchObject({ served: 'yes', lacks: [] });
    expect(clauseOf(reportOf(without('exercises/')), 'iso-22301', '8.5')).toMatchObject({
      served: 'not-yet',
      lacks: [
        'No exercise has been held. Mend it by holding one and writing what came out, in `exercises/`.',
      ],
    });
  });

  it('is not served by an exercise that is still to come, nor by a playbook that is a draft', () => {
    const planned = (fixture('sound').get('exercises/sunday-by-phone.yaml') ?? '').replace(
      'status: done',
      'status: planned',
    );
    expect(planned).toContain('status: planned');
    const ahead = reportOf(soundPlan({ 'exercises/sunday-by-phone.yaml': planned }));
    expect(clauseOf(ahead, 'dora-rts', '25')?.served).toBe('not-yet');
    const drafts = Object.fromEntries(
      [...fixture('sound')]
        .filter(([file]) => file.startsWith('playbooks/'))
        .map(([file, text]) => [file, text.replace('status: approved', 'status: draft')]),
    );
    expect(clauseOf(reportOf(soundPlan(drafts)), 'nis2', '4.1.2(d)')?.served).toBe('not-yet');
  });

  it('stays unserved where Muster does nothing for it, and served where the site alone does, whatever the plan', () => {
    const empty = reportOf(new Map());
    const states = new Map(empty.standards.flatMap(({ clauses }) => clauses.map((own) => [own.how, own])));
    expect(clauseOf(empty, 'iso-22301', '9.2')?.served).toBe('no');
    expect(clauseOf(empty, 'iso-22301', '7.5.2')?.served).toBe('yes');
    expect([...states.values()].filter(({ served }) => served === 'not-yet').length).toBeGreaterThan(50);
    expect(empty.summary.clauses['not-yet']).toBeGreaterThan(states.size / 2);
  });

  it('says what its checks found, and apart from that what is accepted', () => {
    const late = reportOf(soundPlan(), '2029-01-01');
    const open = clauseOf(late, 'iso-22301', '7.5.2')?.open;
    const own = late.problems.filter(({ check }) => check === 'review-current');
    expect(open).toContainEqual({ check: 'review-current', problems: own.length, accepted: 0 });
    expect(late.summary.clauses.withOpenProblems).toBeGreaterThan(0);
    const accepted = sampleReport()
      .standards.flatMap(({ clauses }) => clauses)
      .flatMap((clause) => clause.open)
      .filter((found) => found.accepted > 0);
    expect(accepted.length).toBeGreaterThan(0);
    expect(accepted.filter(({ problems }) => problems > 0)).toEqual([]);
  });

  it('of the sample is served, but for another site, which the sample has not', () => {
    const lacking = sampleReport().standards.flatMap(({ clauses }) =>
      clauses.filter(({ lacks }) => lacks.length > 0),
    );
    expect(lacking.map(({ clause, about }) => [clause, about])).toEqual([
      ['3.4.3', 'Another site to work from'],
    ]);
  });
});

describe('Readiness', () => {
  it('counts what it lists', () => {
    const { summary, coverage, problems, accepted, stakeholders } = sampleReport();
    const { covered, partly, not, 'not-affected': unaffected } = summary.coverage;
    expect(covered + partly + not + unaffected).toBe(coverage.length);
    expect(coverage.length).toBe(sample.processes.size * sample.scenarios.size);
    expect(coverage.filter(({ state, reasons }) => state !== 'not-affected' && reasons.length === 0)).toEqual(
      [],
    );
    expect(summary.problems.error + summary.problems.warning + summary.problems.note).toBe(problems.length);
    expect(summary.accepted).toBe(accepted.length);
    expect(accepted.length).toBeGreaterThan(0);
    expect(stakeholders).toHaveLength(8);
  });

  it('gives a problem to who owns the file, and to nobody where the file names none', () => {
    const files = soundPlan({
      'services/mail.yaml': `${fixture('sound').get('services/mail.yaml') ?? ''}mistyped: 1\n`,
      'roles/driver.yaml': 'title: Driver\n',
    });
    const { problems } = reportOf(files);
    const ownersOf = (file: string) => [
      ...new Set(problems.filter((p) => p.file === file).map((p) => p.owner)),
    ];
    expect(ownersOf('roles/driver.yaml')).toEqual([undefined]);
    const late = reportOf(soundPlan(), '2029-01-01').problems.filter(
      ({ check }) => check === 'review-current',
    );
    expect(late.length).toBeGreaterThan(0);
    expect(late.filter(({ owner }) => owner === undefined)).toEqual([]);
  });

  it('sorts reviews into overdue, within 30 days and within 90 days', () => {
    const terms = (today: string) => new Set(reportOf(soundPlan(), today).reviews.map(({ term }) => term));
    const [first] = reportOf(soundPlan(), '2029-01-01').reviews;
    expect(terms('2029-01-01')).toEqual(new Set(['overdue']));
    const due = Date.parse(`${first?.due ?? ''}T00:00:00Z`);
    const daysBefore = (days: number) => new Date(due - days * 86_400_000).toISOString().slice(0, 10);
    expect(terms(daysBefore(30))).toContain('within-30-days');
    expect(terms(daysBefore(31))).toContain('within-90-days');
    expect(terms(daysBefore(0))).toContain('within-30-days');
  });

  it('holds what exercises reached beside what is wanted', () => {
    const reached = sampleReport().exercises.flatMap(({ achieved }) => achieved);
    expect(reached).toContainEqual({
      subject: { kind: 'process', id: 'dispatch-and-routing', name: 'Dispatch and routing' },
      objective: 'rto',
      achieved: 100,
      wanted: 120,
      met: true,
    });
  });

  it('holds nothing that is not published, neither in a message nor as a place', () => {
    const mail = fixture('sound').get('playbooks/mail-is-down.mdx') ?? '';
    const files = soundPlan({
      'contacts/at-home.yaml': `type: person
label: Shop lead at home
name: Robin Example
ways:
  - { type: mobile, value: "+447700900199", failureDomains: [mobile-carrier] }
`,
      'playbooks/mail-is-down.mdx': mail
        .replace('kind: degraded-work', 'kind: degraded-work\nvisibility: restricted')
        .replace('title: Mail is down', 'title: The owner is ill'),
      'playbooks/something-is-wrong.mdx': (
        fixture('sound').get('playbooks/something-is-wrong.mdx') ?? ''
      ).replace('## Tell people\n', '## Tell people\n\nCall Robin Example on +44 7700 900 199. TODO\n'),
    });
    const report = reportOf(files, '2029-01-01');
    const all = [
      JSON.stringify(report),
      ...READINESS_TABLES.map((table) => readinessCsv(report, table)),
    ].join();
    expect(all).toContain('Not told here');
    for (const secret of ['Robin Example', '900 199', '+447700900199', 'owner is ill', 'mail-is-down.mdx'])
      expect(all).not.toContain(secret);
  });

  it('is the same text every time', () => {
    expect(JSON.stringify(sampleReport())).toBe(JSON.stringify(sampleReport()));
  });
});

describe('Readiness as CSV', () => {
  it.each(READINESS_TABLES)(
    'has a first row of names in %s, and as many fields in each other row',
    (table) => {
      const [names = [], ...rows] = rowsOf(readinessCsv(sampleReport(), table));
      expect(names.length).toBeGreaterThan(4);
      expect(names.every((name) => /^[a-z_]+$/.test(name))).toBe(true);
      expect(rows.filter((row) => row.length !== names.length)).toEqual([]);
    },
  );

  it('keeps commas, quotation marks and line ends within their field', () => {
    const report = sampleReport();
    report.problems.push({
      check: 'no-secret',
      family: 'playbooks',
      severity: 'error',
      message: 'He said "no",\r\nand left.',
      file: 'a.yaml',
      line: 3,
      owner: undefined,
    });
    const row = rowsOf(readinessCsv(report, 'problems')).find(([, , check]) => check === 'no-secret');
    expect(row?.[5]).toBe('He said "no",\r\nand left.');
  });

  it.each(['=1+1', '+44', '-x', '@SUM(A1)', '\t=1', ' =1'])('makes %j no formula', (name) => {
    const report = sampleReport();
    report.reviews.push({
      what: { kind: 'service', id: 'a-service', name },
      owner: 'lead',
      due: '2026-01-01',
      days: -5,
      term: 'overdue',
    });
    const row = rowsOf(readinessCsv(report, 'reviews')).find(([, id]) => id === 'a-service');
    expect(row?.[2]).toBe(`'${name}`);
    expect(row?.[5]).toBe('-5');
  });
});
