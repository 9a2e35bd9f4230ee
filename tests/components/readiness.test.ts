import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAMILIES, readiness, runChecks } from '../../src/checks/index.ts';
import { loadPlan, pagesOf, parsePlan, whatStops } from '../../src/plan/index.ts';
import type { Plan } from '../../src/plan/index.ts';
import { changed, fixture, soundPlan, TODAY } from '../plan/sound-plan.ts';
import { componentRenderer } from './render.ts';
import type { Renderer } from './render.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await componentRenderer();
});
afterAll(() => renderer.close());

const sample = loadPlan('content').plan;
const sound = parsePlan(soundPlan()).plan;
const siteOf = (plan: Plan, today = TODAY) => ({ plan, today });
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
/** The text of each row of a table's body. */
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) => textOf(row)).slice(1);

describe('The matrix of clauses', () => {
  const matrixOf = async (plan: Plan, id: string, today = TODAY) => {
    const report = readiness(plan, runChecks(plan, { today }), today);
    const pages = new Map(pagesOf(plan).map(({ address, label }) => [address, label]));
    const standard = report.standards.find((each) => each.id === id);
    return await renderer.render('plan/ClauseMatrix', { standard, pages }, siteOf(plan, today));
  };

  it('says of a clause that the plan does not serve yet what is lacking, and counts it', async () => {
    const files = soundPlan({ 'exercises/sunday-by-phone.yaml': undefined });
    const html = await matrixOf(parsePlan(files).plan, 'iso-22301');
    const row = rowsOf(html).find((text) => text.startsWith('8.5 '));
    expect(row).toMatch(
      /^8\.5 not yet A programme of exercises over time No exercise has been held\. Mend it by /,
    );
    expect(textOf(html)).toMatch(/\d+ not yet/);
  });

  it('leads only to pages that the site has', async () => {
    const has = new Set(pagesOf(sound).map(({ address }) => address));
    const html = await matrixOf(sound, 'iso-22301');
    const led = [...html.matchAll(/href="(\/[^"]*)"/g)].map(([, href = '']) => href);
    expect(led.length).toBeGreaterThan(20);
    expect(led.filter((href) => !href.startsWith('/checks/') && !has.has(href))).toEqual([]);
    expect(await matrixOf(sample, 'iso-22301')).toContain('href="/plan/training"');
    expect(html).not.toContain('href="/plan/training"');
  });

  it('says beside a check what it found', async () => {
    const html = await matrixOf(sound, 'iso-22301', '2029-01-01');
    const row = rowsOf(html).find((text) => text.startsWith('7.5.2 '));
    expect(row).toMatch(/review-current \d+ open/);
    expect(textOf(html)).toMatch(/\d+ with open problems/);
  });
});

describe('A list of problems', () => {
  const families = FAMILIES.map((family) => ({ family, label: family, pages: [] }));
  const problem = (line: number, message = `Fault ${line}.`) => ({
    check: 'no-secret',
    severity: 'error' as const,
    message,
    file: 'a.yaml',
    line,
  });

  it('is cut where it is long, says so, and shows markup in a message as text', async () => {
    const problems = [
      problem(1, '<b>Bold</b> is markup.'),
      ...Array.from({ length: 44 }, (_, index) => problem(index + 2)),
    ];
    const html = await renderer.render('plan/ProblemList', { problems, families });
    expect(html).toContain('&lt;b&gt;Bold&lt;/b&gt; is markup.');
    expect(textOf(html)).toContain('a.yaml, line 40');
    expect(textOf(html)).not.toContain('a.yaml, line 41');
    expect(textOf(html)).toContain('And 5 more: muster check lists them.');
  });

  it('by owner has those with most errors first, and files that name nobody last', async () => {
    const of = (owner: string | undefined, severity: string, file: string) => ({ owner, severity, file });
    const problems = [
      of(undefined, 'error', 'a'),
      of('head-baker', 'warning', 'b'),
      of('shop-lead', 'error', 'c'),
      of('shop-lead', 'error', 'd'),
    ];
    const html = await renderer.render('plan/OwnedProblems', { problems }, siteOf(sound));
    expect(rowsOf(html)).toEqual([
      'Shop lead 2 errors 2',
      'Head baker 1 warning 1',
      'nobody named 1 error 1',
    ]);
  });
});

describe('Coverage', () => {
  it('has a cell in words for every process and scenario, and gives a reason for each that stops', async () => {
    const html = await renderer.render('plan/CoverageMatrix', {}, siteOf(sample));
    const cells = [...html.matchAll(/<td class="matrix-cell[^"]*">([\s\S]*?)<\/td>/g)].map(([, cell = '']) =>
      textOf(cell),
    );
    expect(cells).toHaveLength(sample.processes.size * sample.scenarios.size);
    expect(new Set(cells)).toEqual(new Set(['goes on', 'covered', 'partly covered']));
    const stopped = cells.filter((cell) => cell !== 'goes on').length;
    const reasons = html.match(/<li>\s*<b>/g) ?? [];
    expect(reasons).toHaveLength(stopped);
  });

  it('of a plan in which nothing stops says only that', async () => {
    const { plan } = parsePlan(fixture('minimal'));
    const text = textOf(await renderer.render('plan/CoverageMatrix', {}, siteOf(plan)));
    expect(text).toMatch(/^No situation of this plan stops a process, .* Framing goes on$/);
  });

  it('stands open at what nothing answers', async () => {
    const alone = parsePlan(soundPlan(changed('services/mail.yaml', 'rto: 4h', 'rto: 3d'))).plan;
    const html = await renderer.render('plan/CoverageMatrix', {}, siteOf(alone));
    expect(html).toMatch(/<details class="fold" open>/);
    expect(textOf(html)).toContain('No contingency in place answers this.');
  });
});

describe('What a loss stops', () => {
  it('is told in words that never call carried what stands still, with who switches the rest on', async () => {
    const stops = whatStops(sample, { scenarios: ['tenant-lost'] });
    const text = textOf(await renderer.render('plan/StoppedWork', { stops }, siteOf(sample)));
    expect(stops.processes.length).toBeGreaterThan(3);
    for (const { verdict } of stops.processes) {
      if (verdict.by === 'contingency') expect(text).toMatch(/carried (?:on|in part)/);
      if (verdict.by === 'recovery') expect(text).toContain('stand');
    }
    const carried = stops.processes.filter(({ verdict }) => verdict.by === 'contingency').length;
    expect(text.match(/Switched on by:/g)).toHaveLength(carried);

    const back = parsePlan(soundPlan(changed('services/mail.yaml', 'rto: 4h', 'rto: 6h'))).plan;
    const still = whatStops(back, { scenarios: ['mail-lost'] });
    const told = textOf(await renderer.render('plan/StoppedWork', { stops: still }, siteOf(back)));
    expect(told).toContain('stands still, back in time');
    expect(told).not.toMatch(/carried|Switched on by/);
  });
});

describe('Charts', () => {
  it('of readings stand beside a table that says the same', async () => {
    const html = await renderer.render('plan/Standings', {}, siteOf(sample));
    const [, table = ''] = html.split('<details');
    const read = [...sample.objectives.values()].filter(({ readings }) => readings.length > 0);
    for (const { statement, readings, measure } of read) {
      expect(textOf(table)).toContain(statement);
      for (const { value } of readings) expect(textOf(table)).toContain(`${value} ${measure.unit}`);
    }
    const drawn = html.match(/<svg class="readings"[^>]*aria-hidden="true"/g) ?? [];
    expect(drawn).toHaveLength(read.filter(({ readings }) => readings.length > 1).length);
  });
});

describe('Reviews', () => {
  it('that are overdue come first and say since when', async () => {
    const html = await renderer.render('plan/Reviews', {}, siteOf(sound, '2029-01-01'));
    expect(textOf(html)).toMatch(/^Overdue: \d+ What Sort Due By .* days ago/);
    expect(textOf(html)).toContain('Due within 30 days: none.');
  });
});

describe('Acceptances', () => {
  it('that have ended say so', async () => {
    const accepting = (until: string) => {
      const accept = `accept: [{ check: capability-proven, reason: Moving, by: shop-lead, until: ${until} }]\n`;
      const mail = fixture('sound').get('services/mail.yaml') ?? '';
      const { plan } = parsePlan(soundPlan({ 'services/mail.yaml': mail + accept }));
      const service = plan.services.get('mail');
      const acceptances = (service?.accept ?? []).map((acceptance) => ({ entity: service, acceptance }));
      return renderer.render('plan/Acceptances', { acceptances }, siteOf(plan));
    };
    expect(rowsOf(await accepting('2026-06-15'))).toEqual([
      'Mail capability-proven Moving Shop lead 15 Jun 2026',
    ]);
    expect(rowsOf(await accepting('2026-06-14'))[0]).toMatch(/14 Jun 2026 ended$/);
  });
});

it('Every table has a caption, and every row and column a head', async () => {
  for (const name of ['Standings', 'ExerciseResults', 'Achievements', 'Reviews', 'CoverageMatrix']) {
    const html = await renderer.render(`plan/${name}`, {}, siteOf(sample, '2029-01-01'));
    const tables = html.split('<table').slice(1);
    expect([name, tables.length > 0]).toEqual([name, true]);
    for (const table of tables) {
      expect(table).toMatch(/<caption>[\s\S]*?\w[\s\S]*?<\/caption>/);
      expect(table).toContain('scope="col"');
      expect(table).toMatch(/scope="row(?:group)?"/);
    }
  }
});
