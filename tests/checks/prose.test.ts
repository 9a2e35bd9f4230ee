import { describe, expect, it } from 'vitest';
import { allChecks, runChecks } from '../../src/checks/index.ts';
import { parsePlan } from '../../src/plan/index.ts';
import { changed, soundPlan, TODAY } from '../plan/sound-plan.ts';

const PLAYBOOK = 'playbooks/mail-is-down.mdx';

/** What one check finds in the sound plan, as `line:column severity message`. */
function findings(check: string, changes: Record<string, string>): string[] {
  const { plan, problems } = parsePlan(soundPlan(changes));
  expect(problems).toEqual([]);
  const only = allChecks.filter(({ id }) => id === check);
  return runChecks(plan, { today: TODAY }, only).map(
    ({ line, column, severity, message }) => `${line}:${column} ${severity} ${message}`,
  );
}

/** The same with this text in the body; it begins at line 44. */
function inBody(check: string, text: string): string[] {
  return findings(check, changed(PLAYBOOK, 'Write every order into the book.', text));
}

/** What stands in the first pair of backticks of each message. */
function quoted(messages: readonly string[]): string[] {
  return messages.map((message) => /`([^`]*)`/.exec(message)?.[1] ?? message);
}

describe('A telephone number, a mail address, a name or a postal address in the text', () => {
  it.each([
    ['Ring +441632960123.', '+441632960123'],
    ['Ring +44 (0)1632 960 123 at once.', '+44 (0)1632 960 123'],
    ['Ring 01632 960123.', '01632 960123'],
    ['Ring (01632) 960-123.', '(01632) 960-123'],
    ['Write to anna.b@bakery.example, then wait.', 'anna.b@bakery.example'],
    ['Write to [the shop](mailto:shop@bakery.example).', 'shop@bakery.example'],
    ['Ring [the shop](tel:+441632960123).', '+441632960123'],
    ['Ask Dr. Miller.', 'Dr. Miller'],
    ['Frau Müller-Lüdenscheidt knows.', 'Frau Müller-Lüdenscheidt'],
    ['Go to 12 Fern Street.', '12 Fern Street'],
    ['Go to Lindenstraße 5.', 'Lindenstraße 5'],
    ['The postcode is SW1A 2AA there.', 'SW1A 2AA'],
    ['<Note>Ring 01632 960123.</Note>', '01632 960123'],
    ['| Who | Number |\n| --- | --- |\n| Shop | 01632 960123 |', '01632 960123'],
    ['<Step id="ring" role="everyone" verify="01632 960123 answers">Ring.</Step>', '01632 960123'],
  ])('is found: %s', (text, value) => {
    expect(quoted(inBody('roles-not-names', text))).toEqual([value]);
  });

  it.each([
    'Phone 999, 112 or 911 first.',
    'As ISO 22301:2019 and ISO 9001 want it.',
    'On 2026-05-04 at 06:00, or 04.05.2026, or 04/05/2026.',
    'Order 0012345 of 1,234,567 pounds, batch 2026-0001234567.',
    'Sheets 0001 to 0200, 10.20.30.40, version 1.2.3.4567890.',
    'Temperatures: -18.0 to 0.5 degrees, 100 000 boxes.',
    'Take the High Street exit. Miss no step. The shop lead decides.',
    'Fern Street Bakery opens at 7. Mark Down is a button, Grace Period a field.',
    'The key `+441632960123` and <Contact id="bakehouse-phone" />.',
    'See [the book](https://book.example/0163296012345).',
    'Press 1, then 0800 for the hours.',
  ])('is not seen where none is: %s', (text) => {
    expect(inBody('roles-not-names', text)).toEqual([]);
  });

  it('is shown where it stands', () => {
    expect(inBody('roles-not-names', 'First this.\n\nThen ring 01632 960123.')[0]).toMatch(/^46:11 warning /);
  });
});

describe('An acronym', () => {
  it.each([
    ['Open the WMS now.', ['WMS']],
    ['Two KPIs and one R&D.', ['KPI', 'R&D']],
    ['<Step id="a" role="everyone" verify="The WMS answers">Wait.</Step>', ['WMS']],
    ['The WMS, the WMS and the WMS.', ['WMS']],
  ])('is found once a page: %s', (text, acronyms) => {
    expect(quoted(inBody('acronym-expanded', text))).toEqual(acronyms);
  });

  it.each([
    'The warehouse management system (WMS) is down. The WMS waits.',
    'WMS (warehouse management system) is down.',
    '```\nWMS=1\n```\n\nRead `WMS`.',
    '```mermaid\nflowchart TD\n  accTitle: T\n  accDescr: D\n  A[LR] --> B[WMS]\n```',
    '> [!WARNING]\n> Wait.',
    'See [the page](https://WMS.example/WMS) and https://WMS.example.',
    'STOP. DO NOT ENTER THE BAKEHOUSE. Ask IT for a USB stick, at 5 PM, in the UK.',
    'NEVER open the oven. Sheet A4, part II, ISO 22301.',
    'McDonald, iPhone, eBay, WiFi, B2, X.',
    '{/* The WMS is not named to readers. */}\n\nWait.',
  ])('is not seen where none is: %s', (text) => {
    expect(inBody('acronym-expanded', text)).toEqual([]);
  });
});

describe('A secret', () => {
  it.each([
    'Password: Croissant2026',
    'The password is Croissant!',
    'password = "h4lf-baked"',
    'Kennwort: Semmel-2026',
    'api key: 9f8e7d6c5b4a',
    'AKIAIOSFODNN7EXAMPLE',
    'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    'https://user:pa55word@host.example/',
    '-----BEGIN RSA PRIVATE KEY-----',
    'Pay to GB82 WEST 1234 5698 7654 32.',
    'Pay to DE89370400440532013000.',
    'Card 4111 1111 1111 1111.',
    'Card 378282246310005.',
  ])('is found: %s', (text) => {
    expect(inBody('no-secret', text)).toHaveLength(1);
  });

  it.each([
    'The password is in the safe. Password: see the envelope. Password: ask the shop lead',
    'Do not change your password. Is the password refused? Key words: bread, butter.',
    'Card 4111 1111 1111 1112, account GB82 WEST 1234 5698 7654 33.',
    'Ring +441632960123 or 0049 1632 960 123 45.',
    'Order 1234 5678 9012 3456 and ticket 20260504120000.',
    'Secret: none. Token of the bank, key 12.',
  ])('is not seen where none is: %s', (text) => {
    expect(inBody('no-secret', text)).toEqual([]);
  });

  it('is found in data too', () => {
    const change = changed(
      'contacts/shop-phone.yaml',
      'label: Shop',
      'label: Shop\nquote: "PIN of the till, password: Brot4711"',
    );
    expect(findings('no-secret', change)).toHaveLength(1);
  });
});

describe('A number beside an objective', () => {
  it.each([
    'The RTO is 6 hours.',
    'Our RTO: within 6h.',
    'A 6-hour RTO holds.',
    'The MTPD of taking orders is 2 days.',
    'The RPO was set to 30 minutes.',
  ])('that is another than in the data is found: %s', (text) => {
    expect(inBody('numbers-not-retyped', text)).toHaveLength(1);
  });

  it.each([
    'The RTO is 24 hours, the MTPD 3 days and the RPO 4h.',
    'The RTO is 1 day.',
    'The RTO is met. Wait 6 hours.',
    'Ask after 6 hours whether the RTO holds.',
    'The RTO is <Fact of="process/take-orders" field="rto" />. Tried for 6 hours.',
    'RTO and RPO stand in chapter 6.',
  ])('that is the same, or of something else, is not: %s', (text) => {
    expect(inBody('numbers-not-retyped', text)).toEqual([]);
  });
});

describe('A second action in a step', () => {
  const step = (text: string) => `<Step id="one" role="everyone">${text}</Step>`;

  it.each([
    'Fetch the book and write the date on it.',
    'Ring the shop, then open the door.',
    'Fetch the book. Put it beside the phone.',
    'Unplug the till and call your lead.',
  ])('is found: %s', (text) => {
    expect(inBody('step-complete', step(text))).toHaveLength(1);
  });

  it.each([
    'Fetch the book and the pen.',
    'Report place, time and error.',
    'Compare call and order sheets.',
    'Write down time and place.',
    'Turn the oven off, and on again.',
    'Wait for the all-clear. It comes on the line.',
  ])('is not seen where none is: %s', (text) => {
    expect(inBody('step-complete', step(text))).toEqual([]);
  });
});

describe('An activation criterion', () => {
  const criterion = (text: string) =>
    findings(
      'criterion-observable',
      changed(PLAYBOOK, 'criteria: No mail for 30 minutes', `criteria: "${text}"`),
    );

  it.each([
    'A serious disruption of business',
    'Prolonged outage',
    'If deemed necessary by the management',
    'When the impact is significant',
    'Major incident',
    'Mail is down',
    'By decision of the management',
  ])('that rests on opinion is found: %s', (text) => {
    expect(criterion(text)).toHaveLength(1);
  });

  it.each([
    'No mail for 30 minutes',
    'The outage line announces a major incident',
    'Nobody at two desks can sign in',
    'Smoke',
    'The vendor confirms the outage',
    'The outage line announces that mail is down',
    'Three customers ring about a serious delay',
    'The display is dark',
  ])('that one can see or count is not: %s', (text) => {
    expect(criterion(text)).toEqual([]);
  });

  it('is not judged in a plan of another language', () => {
    const change = {
      ...changed('organization.yaml', 'timeZone', 'languages: [de]\ntimeZone'),
      ...changed(PLAYBOOK, 'No mail for 30 minutes', 'Ernste major Lage'),
    };
    expect(findings('criterion-observable', change)).toEqual([]);
  });
});

describe('A message', () => {
  const message = (text: string) =>
    findings(
      'message-fits',
      changed(PLAYBOOK, 'Mail is down. Please order by phone. Next news at noon.', text),
    );

  it.each([
    'Back at 14:00.',
    'More in 30 minutes.',
    'Next update within an hour.',
    'News tomorrow.',
    'More at 2 pm.',
  ])('that says when more comes needs no other time: %s', (text) => {
    expect(message(text)).toEqual([]);
  });

  it('of exactly 320 characters fits, one more does not', () => {
    const of = (length: number) => `News at noon. ${'a'.repeat(length - 14)}`;
    expect(message(of(320))).toEqual([]);
    expect(message(of(321))).toHaveLength(1);
  });
});
