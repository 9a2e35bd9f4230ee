import { describe, expect, it } from 'vitest';
import { REASONS, judge, loadPlan, lostIn, saidReasons } from '../../src/plan/index.ts';
import { LANGUAGES, wordsOf } from '../../src/words/index.ts';

const english = wordsOf('en');
const german = wordsOf('de');

/** How many columns each table of a dictionary has, by where it stands. */
function lengths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return /columns$/i.test(path) ? [`${path}: ${value.length}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => lengths(inner, `${path}.${key}`));
}

describe('Words of the pages of the plan', () => {
  it.each(LANGUAGES)('head as many columns in %s as in English', (language) => {
    expect(lengths(wordsOf(language))).toEqual(lengths(english));
  });

  it('count one and several', () => {
    expect([1, 2].map(english.domains.keptOut)).toEqual([
      'And 1 more that is kept out of this site.',
      'And 2 more that are kept out of this site.',
    ]);
    expect([1, 2].map(german.domains.keptOut)).toEqual([
      'Dazu 1 weiterer, der nicht auf dieser Website steht.',
      'Dazu 2 weitere, die nicht auf dieser Website stehen.',
    ]);
    expect([1, 2].map(german.scenarios.moreSigns)).toEqual(['1 weiteres Anzeichen', '2 weitere Anzeichen']);
    expect([1, 2].map((count) => german.readiness.severity(count, 'warning'))).toEqual([
      '1 Warnung',
      '2 Warnungen',
    ]);
    expect([1, 2].map(german.readiness.acceptedUntilADay)).toEqual([
      '1 befristet akzeptiertes Problem',
      '2 befristet akzeptierte Probleme',
    ]);
    expect(german.readiness.overview.problems(1, 1, 1)).toBe('1 Fehler, 1 Warnung, 1 Hinweis');
    expect([1, 2].map(german.diagrams.callTree.description)).toEqual([
      expect.stringContaining(' 1 weitere Rolle steht nur in der Liste.'),
      expect.stringContaining(' 2 weitere Rollen stehen nur in der Liste.'),
    ]);
  });

  it('bend a duration after a preposition in German, and only there', () => {
    const { reviews } = german.readiness;
    expect([reviews.ago(1), reviews.ago(3), reviews.in(3)]).toEqual([
      'vor 1 Tag',
      'vor 3 Tagen',
      'in 3 Tagen',
    ]);
    expect(german.coverage.contingency.works(2880, 40, 4320)).toBe(
      'Greift nach 2 Tagen, leistet 40 % des Normalbetriebs, höchstens 3 Tage lang.',
    );
    expect(german.coverage.contingency.works(0, 40, 60)).toMatch(/^Greift sofort, /);
    expect(german.diagrams.timeline.rto(2880)).toBe('RTO: Wiederanlauf innerhalb von 2 Tagen');
    expect(german.tables.dataLost(0)).toBe('keiner');
  });

  it('say the reasons of a verdict in the language asked for, without judging twice', () => {
    const { plan } = loadPlan('content');
    const order = plan.processes.get('customer-order-intake');
    if (order === undefined) throw new Error('The sample has no order intake.');
    const { reasons } = judge(plan, order, { lost: lostIn(plan, 'tenant-lost'), lasts: 4320 });
    expect(english.reasons).toBe(REASONS);
    expect(saidReasons(reasons, german.reasons)).toEqual([
      '„Orders on paper“ leistet nach 45 Minuten 40 %, höchstens 2 Tage lang.',
      'Vorgesehen ist das für „Everything from Microsoft is down at once“.',
      'Der Ausfall kann 3 Tage dauern.',
    ]);
  });
});
