import { describe, expect, it } from 'vitest';
import { parsePlan, releaseChanges } from '../../src/plan/index.ts';
import type { ReleaseChanges, Version } from '../../src/plan/index.ts';
import { changesSince } from '../../src/release-news.ts';
import { changed, fixture, soundPlan } from './sound-plan.ts';

type Change = Record<string, string | Uint8Array | undefined>;

const MAIL = 'playbooks/mail-is-down.mdx';
const WRONG = 'playbooks/something-is-wrong.mdx';
const SHOP = 'contacts/shop-phone.yaml';
const ORDERS = 'processes/take-orders.yaml';

function version(change: Change = {}): Version {
  const files = soundPlan(change);
  const bytes = [...files].map(([file, text]) => [file, Buffer.from(text)] as const);
  return { plan: parsePlan(files).plan, files: new Map(bytes) };
}

const since = (before: Change, after: Change): ReleaseChanges =>
  releaseChanges(version(before), version(after));

/** Each change on a line. */
function lines({ playbooks, contacts, numbers, others }: ReleaseChanges): string[] {
  const named = [...playbooks, ...contacts, ...others].map(({ change, label, name, parts }) =>
    `${change} ${label} ${name}: ${parts.join(', ')}`.replace(/: $/, ''),
  );
  const all = [
    ...named,
    ...numbers.map(({ name, what, before, after }) => `${name} ${what}: ${before ?? ''} -> ${after ?? ''}`),
  ];
  return all.map((line) => line.replaceAll('\u00a0', ' '));
}

const replaced = (file: string, ...pairs: [string, string][]): Change => {
  const text = pairs.reduce((all, [from, to]) => all.replace(from, to), fixture('sound').get(file) ?? '');
  return { [file]: text };
};
const secret = (title: string, words: string, visibility = 'print-only') =>
  (fixture('sound').get(WRONG) ?? '')
    .replace(/^title: .*$/m, `title: ${title}\nvisibility: ${visibility}`)
    .replace(/^summary: .*$/m, `summary: ${words}`);
const person = (name: string, number: string) =>
  `type: person\nlabel: Shop\nname: ${name}\nways:\n  - { type: mobile, value: "${number}", failureDomains: [mobile-carrier], verifiedOn: 2026-05-04, verifiedHow: answered }\n`;

describe('What is new since a release', () => {
  it('is told in the words of who reads the site', () => {
    const after = {
      ...replaced(
        MAIL,
        ['within="5m"', 'within="10m"'],
        ['Write every order', 'Note every order'],
        ['capacity: 60', 'capacity: 50'],
      ),
      ...replaced(SHOP, ['+447700900124', '+447700900125'], ['2026-05-04', '2026-06-01']),
      ...replaced(ORDERS, ['rto: 1d', 'rto: 12h'], ['lastReviewed: 2026-05-04', 'lastReviewed: 2026-06-01']),
      ...replaced('roles/shop-lead.yaml', ['primary: shop-phone', 'primary: bakehouse-phone']),
      'playbooks/no-bread.mdx': (fixture('sound').get(WRONG) ?? '').replace(
        /^title: .*$/m,
        'title: No bread',
      ),
      'exercises/sunday-by-phone.yaml': undefined,
    };
    expect(lines(since({}, after))).toEqual([
      'new Playbook No bread',
      'changed Playbook Mail is down: numbers, Keep working, 1 step',
      'changed Contact Shop: mobile: +44 7700 900 124 → +44 7700 900 125, tried again',
      'changed Role Shop lead: who comes first: Shop → Bakehouse',
      'changed Business process Taking orders: numbers, review',
      'gone Exercise A Sunday by phone',
      'Mail is down capacity: 60 -> 50',
      'Mail is down time for a step (order book): 5 minutes -> 10 minutes',
      'Taking orders RTO: 1 day -> 12 hours',
    ]);
  });

  it('holds no private value of either version, and no word of a playbook that the site does not show in one of them', () => {
    const before = {
      [SHOP]: person('Ines Hadley', '+447700900555'),
      [WRONG]: secret('The vault is open', 'Where the vault key of the old bakery lies.'),
      'playbooks/gone.mdx': secret('The safe is empty', 'What to say when the old safe is empty.'),
      'playbooks/hidden.mdx': secret('Flour is short', 'Where to borrow flour in the night.', 'staff'),
    };
    const after = {
      [SHOP]: person('Tom Barrow', '+447700900556'),
      [WRONG]: secret('The vault is shut', 'Where the vault key of the new bakery lies.'),
      'playbooks/hidden.mdx': secret('Flour is out', 'Where to borrow flour in the day.'),
      ...changed(MAIL, 'for cash.', 'for cash. The vault is open.'),
    };
    const told = since(before, after);
    expect(JSON.stringify(told)).not.toMatch(/Ines|Hadley|Tom|Barrow|90055|900 55|vault|safe is|[Ff]lour/);
    expect(lines(told)).toEqual([
      'changed Playbook Mail is down: If it gets worse',
      'changed Contact Shop: name, mobile: changed, not shown here',
    ]);
  });

  it('calls a playbook new that was a draft, or was not published, and says nothing of drafts', () => {
    const draft = replaced(MAIL, ['status: approved', 'status: draft']);
    expect(lines(since(draft, {}))).toEqual(['new Playbook Mail is down']);
    expect(lines(since({}, draft))).toEqual([]);
    expect(
      lines(
        since(replaced(MAIL, ['kind: degraded-work', 'kind: degraded-work\nvisibility: restricted']), {}),
      ),
    ).toEqual(['new Playbook Mail is down']);
  });

  it('is the same whether or not the bodies that did not change are read', () => {
    const after = version({
      ...replaced(ORDERS, ['rto: 1d', 'rto: 2d']),
      ...changed(MAIL, 'for cash', 'for coins'),
    });
    expect(changesSince(version().files, after.files)).toEqual(releaseChanges(version(), after));
  });

  it('is told in the language of the plan: kinds, durations, days and what was there', () => {
    const german = (change: Change) => {
      const organization = `${fixture('sound').get('organization.yaml') ?? ''}languages: [de]\n`;
      return version({ 'organization.yaml': organization, ...change }).files;
    };
    const after = german({
      ...replaced(ORDERS, ['rto: 1d', 'rto: 12h']),
      ...replaced(SHOP, ['+447700900124', '+447700900125']),
      'exercises/sunday-by-phone.yaml': undefined,
    });
    expect(lines(changesSince(german({}), after))).toEqual([
      'changed Kontakt Shop: Mobiltelefon: +44 7700 900 124 → +44 7700 900 125',
      'changed Geschäftsprozess Taking orders: Zahlen',
      'gone Übung A Sunday by phone',
      'Taking orders Wiederanlaufzeit (RTO): 1 Tag -> 12 Stunden',
    ]);
  });
});
