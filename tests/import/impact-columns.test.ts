import { describe, expect, it } from 'vitest';
import { impactPath } from '../../src/import/tables/impact-columns.ts';
import { findTables, tableFiles } from '../../src/import/tables/table-files.ts';
import { loadPlan, parsePlan } from '../../src/plan/index.ts';
import type { Plan } from '../../src/plan/index.ts';

type Files = ReadonlyMap<string, Uint8Array | string>;
type Into = { plan: Plan; files: Files };
const sound: Into = loadPlan('tests/fixtures/sound');

/** Imports a table into a plan, and gives the plan that comes of it, with what nobody understands. */
async function imported(csv: string, { plan, files }: Into = sound) {
  const { found, parts, lost } = await findTables(new Map([['bia.csv', Buffer.from(csv)]]), new Map());
  const keepers = { owner: 'head-baker', approver: 'shop-lead' };
  const made = tableFiles(found, plan, keepers, undefined, parts);
  const after = new Map<string, Uint8Array | string>([...files, ...made.files]);
  const read = parsePlan(after);
  expect(read.problems).toEqual([]);
  const said = [...lost, ...made.lost].map(
    ({ file, line, detail, why }) => `${file}:${line} ${detail} (${why})`,
  );
  return { plan: read.plan, files: after, made: made.files, said };
}

describe('Impacts in a table of somebody else', () => {
  const impactsOf = (plan: Plan, id: string) =>
    plan.processes
      .get(id)
      ?.impactAnalysis.impacts.map(({ type, at }) => [
        type,
        ...at.map(({ after, impact }) => `${after}: ${impact}`),
      ]);

  it('are known by their headings in English and German, with peaks, deadlines and staff', async () => {
    const english = await imported(
      'Process,RTO,RPO,MTPD,Impact after 4 h,Financial impact (1 day),Reputation 1 week,Peak,Legal deadline,Minimum staff,Mood\n' +
        'Send,4h,1h,2 days,minor,3,very high,Month end: last 3 days; Easter,GDPR: 72 h,2,good\n',
    );
    expect(impactsOf(english.plan, 'send')).toEqual([
      ['operational', '240: 1'],
      ['financial', '1440: 3'],
      ['reputation', '10080: 4'],
    ]);
    expect(english.plan.processes.get('send')).toMatchObject({
      peaks: [
        { name: 'Month end', when: 'last 3 days' },
        { name: 'Easter', when: 'Easter' },
      ],
      regulatory: [{ rule: 'GDPR', deadline: 4320 }],
      minimumStaff: 2,
      impactAnalysis: { rto: 240, rpo: 60, mtpd: 2880 },
    });
    expect(english.said).toEqual(['bia.csv:1 Mood (is no field that an import knows)']);
    const german = await imported(
      'Prozess;Auswirkung nach 4 Stunden;Finanzieller Schaden 1 Tag;Personenschaden nach 1 h;Spitzenzeiten;Gesetzliche Frist;Mindestbesetzung\n' +
        'Versand;gering;hoch;schlimm;Monatsende;24 h;3\n',
    );
    expect(impactsOf(german.plan, 'versand')).toEqual([
      ['operational', '240: 1'],
      ['financial', '1440: 3'],
    ]);
    expect(german.plan.processes.get('versand')).toMatchObject({
      peaks: [{ name: 'Monatsende' }],
      regulatory: [{ rule: 'Gesetzliche Frist', deadline: 1440 }],
      minimumStaff: 3,
    });
    expect(german.said).toEqual([
      'bia.csv:2 Personenschaden nach 1 h: schlimm (is no impact: none, minor, moderate, severe, catastrophic, or 0 to 4)',
    ]);
  });

  it('change their times alone in what is there, and no other', async () => {
    const first = await imported('Process,Legal impact 4h,Legal impact 1d\nSend,1,2\n');
    const next = await imported('Process,Legal impact 240 min\nSend,3\n', first);
    expect(impactsOf(next.plan, 'send')).toEqual([['legal', '240: 3', '1440: 2']]);
    const again = await imported('Process,Legal impact 240 min\nSend,3\n', next);
    expect(again.made).toEqual(next.made);
  });

  it.each([
    ['Impact after 4 h', 'operational.4h'],
    ['Schaden nach 15 Minuten', 'operational.15m'],
    ['Impact on customers within two weeks', undefined],
    ['Impact on customers after 2 weeks', 'customer.2w'],
    ['Rechtliche Folgen (1 Woche)', 'legal.1w'],
    ['Legal deadline 4h', undefined],
    ['Minimum staff after 4 h', undefined],
    ['Remarks 2026', undefined],
    ['after 4 h', undefined],
  ])('%j means %s', (heading, path) =>
    expect(impactPath(heading)).toBe(path === undefined ? undefined : `impactAnalysis.impacts.${path}`),
  );
});
