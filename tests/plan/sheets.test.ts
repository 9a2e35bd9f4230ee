import { describe, expect, it } from 'vitest';
import { appendSheets, currentSheets, parsePlan, readLedger, sheetStandings } from '../../src/plan/index.ts';
import { changed, soundPlan } from './sound-plan.ts';

const BINDER = `title: Shop
place: Shelf
holder: shop-lead
contains: { playbooks: [mail-is-down] }
replaceEvery: 6mo
highestVisibility: print-only
`;
const planWith = (changes: Parameters<typeof soundPlan>[0] = {}) =>
  parsePlan(soundPlan({ 'binders/shop.yaml': BINDER, ...changes })).plan;
const codeOf = (plan: ReturnType<typeof planWith>, playbook: string) =>
  [...currentSheets(plan).values()].find((sheet) => sheet.playbook === playbook)?.code ?? '';

describe('The code of a sheet', () => {
  const plan = planWith();
  const code = codeOf(plan, 'mail-is-down');

  it('is the same for the same text, and another when a word or a number that it shows has changed', () => {
    expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}$/);
    expect(codeOf(planWith(), 'mail-is-down')).toBe(code);
    const word = planWith(changed('playbooks/mail-is-down.mdx', 'Write every', 'Note every'));
    expect(codeOf(word, 'mail-is-down')).not.toBe(code);
    const number = planWith(changed('contacts/bakehouse-phone.yaml', '+447700900123', '+441632960999'));
    expect(codeOf(number, 'mail-is-down')).not.toBe(code);
  });

  it('stays when only the day on which somebody verified a number has changed', () => {
    const verified = planWith(
      changed('contacts/bakehouse-phone.yaml', 'verifiedOn: 2026-05-04', 'verifiedOn: 2026-06-10'),
    );
    expect(codeOf(verified, 'mail-is-down')).toBe(code);
  });

  it('of a past release is known by the ledger, with what took its place and since when', () => {
    const first = appendSheets(plan, [], { release: '1', on: '2026-01-10' });
    const later = planWith(changed('playbooks/mail-is-down.mdx', 'Write every', 'Note every'));
    const both = appendSheets(later, first, { release: '2', on: '2026-05-10' });
    expect(both.slice(0, first.length)).toEqual(first);
    expect(appendSheets(later, both, { release: '3', on: '2026-06-10' })).toEqual(both);
    expect(readLedger(JSON.stringify(both))).toEqual(both);
    expect(sheetStandings(later, both).get(code)).toMatchObject({
      state: 'superseded',
      line: { release: '1' },
      by: [{ playbook: 'mail-is-down', code: codeOf(later, 'mail-is-down') }],
      since: { release: '2', on: '2026-05-10' },
    });
    expect(sheetStandings(later, both).get(codeOf(later, 'mail-is-down'))?.state).toBe('current');
  });

  it('is superseded by the next release, if that is of the same day, with what it changed', () => {
    const on = '2026-01-10';
    const first = appendSheets(plan, [], { release: '1', on });
    expect(first.every(({ changed: words }) => words === undefined)).toBe(true);
    const later = planWith(changed('playbooks/mail-is-down.mdx', 'Write every', 'Note every'));
    const part = { change: 'changed', label: 'Playbook', name: 'Mail is down' } as const;
    const changes = {
      playbooks: [{ ...part, kind: 'playbook', id: 'mail-is-down', parts: ['Keep working', '1 step'] }],
      contacts: [
        { ...part, kind: 'contact', id: 'bakehouse-phone', name: 'Bakehouse', parts: [] },
        { ...part, kind: 'contact', id: 'nobody', name: 'Nobody', parts: [] },
      ],
      numbers: [],
      others: [],
      says: { new: 'new', gone: 'gone' },
    };
    const both = appendSheets(later, first, { release: '2', on, changes });
    const standing = sheetStandings(later, both).get(code);
    expect(standing).toMatchObject({ state: 'superseded', since: { release: '2' } });
    expect(standing?.state === 'superseded' && standing.later.map((line) => line.changed)).toEqual([
      ['Keep working', '1 step', 'Bakehouse'],
    ]);
  });

  it.each(['', '{}', '[1, {"code": 2}]', 'no JSON'])(
    'is not taken from a ledger that is none: %s',
    (text) => {
      expect(readLedger(text)).toEqual([]);
    },
  );
});
