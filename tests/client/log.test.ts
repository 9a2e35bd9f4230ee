import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../src/checks/index.ts';
import { parseEntry } from '../../src/client/incident/entries.ts';
import type { Entry, Incident } from '../../src/client/incident/entries.ts';
import { fileNameOf, readLogFile, writeLogFile } from '../../src/client/incident/log-file.ts';
import { handOverText, linesOf, logText } from '../../src/client/incident/text.ts';
import { clockTrouble, momentOf, sinceStart } from '../../src/client/incident/times.ts';
import { exerciseDraft } from '../../src/client/log/exercise-draft.ts';
import { parsePlan } from '../../src/plan/index.ts';
import { soundPlan } from '../plan/sound-plan.ts';
import { muster } from '../commands/muster.ts';
import { ON_ITS_DAY, scratch, writePlan } from '../commands/folders.ts';

const incident: Incident = {
  id: 'incident-1',
  name: 'Mail is down',
  begun: '2026-11-21T10:00:00.000Z',
  exercise: true,
};
let count = 0;
function entry(minutes: number, rest: Partial<Entry> = {}): Entry {
  count += 1;
  return {
    id: `entry-${count}`,
    at: new Date(Date.parse(incident.begun) + minutes * 60_000).toISOString(),
    device: 'phone',
    kind: 'ticked',
    words: 'Phone the outage line.',
    playbook: 'mail-is-down',
    title: 'Mail is down',
    about: 'phone-the-line',
    ...rest,
  };
}

const log = [
  entry(0, { kind: 'started', words: 'Mail is down', start: incident.begun, about: '' }),
  entry(4, { role: 'shop-lead', by: 'AB' }),
  entry(9, { kind: 'failed', words: 'Ring the "bakehouse":\nback door', about: 'ring', role: 'head-baker' }),
  entry(12, { kind: 'decided', words: 'Close the shop? No.', about: 'close' }),
  entry(15, { kind: 'call', words: 'The provider says two hours.', playbook: '', title: '' }),
];

describe('The log as text', () => {
  test('says time, what and who, and that it is an exercise', () => {
    const text = logText(incident, [...log].reverse(), 'Bakery', new Date('2026-11-21T11:00:00Z'));
    expect(text.split('\n').slice(0, 9)).toEqual([
      'EXERCISE EXERCISE EXERCISE',
      'Incident log: Mail is down',
      'Bakery',
      'Begun 21 Nov 2026 10:00. Saved 21 Nov 2026 11:00. 5 entries.',
      '',
      '21 Nov 2026',
      '10:00  T+00:00  Clock started: from 10:00 (Mail is down)',
      '10:04  T+00:04  Done: Phone the outage line. (Mail is down) [AB]',
      '10:09  T+00:09  Did not work: Ring the "bakehouse":\nback door (Mail is down)'.split('\n')[0],
    ]);
    expect(text.trimEnd().endsWith('EXERCISE EXERCISE EXERCISE')).toBe(true);
  });

  test('keeps the order in which it was written where clocks differ, and says so there', () => {
    const year = 60 * 24 * 365;
    const ahead = entry(year + 10);
    const order = Date.parse(ahead.at) + 1;
    const log = [entry(40, { order: order + 1 }), entry(30, { order }), ahead, entry(5), entry(-year)];
    const lines = linesOf(incident, log, new Date('2026-11-21T11:00:00Z'));
    expect(lines.map(({ day, time, remark }) => [day, time, remark !== ''])).toEqual([
      ['21 Nov 2025', '10:00', true],
      ['21 Nov 2026', '10:05', false],
      ['21 Nov 2027', '10:10', true],
      ['21 Nov 2026', '10:30', true],
      ['21 Nov 2026', '10:40', false],
    ]);
  });

  test('hands over what is open before what is done, and what holds if nobody decides', () => {
    const text = handOverText({
      title: 'Mail is down',
      incident,
      entries: log,
      playbook: 'mail-is-down',
      now: new Date('2026-11-21T10:31:00Z'),
      steps: [
        { id: 'phone-the-line', number: 1, words: 'Phone the outage line.', who: 'Shop lead', within: 5 },
        { id: 'ring', number: 2, words: 'Ring the bakehouse.', who: 'Head baker', within: 20 },
        { id: 'text', number: 3, words: 'Send the text.', who: 'Shop lead', within: 60 },
      ],
      decisions: [
        { id: 'close', question: 'Close the shop?', who: 'Head baker', by: 30, fallback: 'Stay open.' },
        { id: 'pay', question: 'Pay by hand?', who: 'Shop lead', by: 240, fallback: 'Yes.' },
      ],
    });
    expect(text).toBe(
      [
        'EXERCISE EXERCISE EXERCISE',
        'Hand-over: Mail is down',
        'It is 10:31 on 21 Nov 2026. Started 10:00, that is T+00:31.',
        '1 of 3 steps done.',
        '',
        'OPEN',
        'Step 2: Ring the bakehouse. Head baker. Was due 10:20. Tried 10:09, T+00:09, did not work.',
        'Step 3: Send the text. Shop lead. Due 11:00.',
        '',
        'DECISIONS',
        'Close the shop? Decided 10:12, T+00:12: No.',
        'OPEN: Pay by hand? Shop lead decides. Due 14:00. If nobody decides: Yes.',
        '',
        'DONE',
        'Step 1: Phone the outage line. Done 10:04, T+00:04 by AB.',
        '',
        'LAST NOTES AND CALLS',
        '10:15 Call: The provider says two hours.',
        '',
      ].join('\n'),
    );
  });
});

describe('A hand-over', () => {
  const facts = {
    title: 'Mail is down',
    incident: { ...incident, exercise: false },
    playbook: 'mail-is-down',
  };

  test('says what was done, tried and decided in steps that the playbook no longer has', () => {
    const text = handOverText({
      ...facts,
      entries: log,
      steps: [{ id: 'new', number: 1, words: 'Wait.', who: 'Shop lead', within: undefined }],
      decisions: [],
      now: new Date('2026-11-21T10:31:00Z'),
    });
    expect(text).toContain(
      [
        'NO LONGER IN THIS PLAYBOOK',
        '10:04 Done: Phone the outage line. by AB',
        '10:09 Did not work: Ring the "bakehouse":\nback door',
        '10:12 Decided: Close the shop? No.',
      ].join('\n'),
    );
  });

  test('gives the day of what is not of today', () => {
    const text = handOverText({
      ...facts,
      entries: log,
      steps: [{ id: 'phone-the-line', number: 1, words: 'Phone.', who: 'Shop lead', within: 5 }],
      decisions: [],
      now: new Date('2026-11-24T10:31:00Z'),
    });
    expect(text).toContain('Started 21 Nov 2026 10:00, that is T+72:31.');
    expect(text).toContain('Done 21 Nov 2026 10:04, T+00:04 by AB.');
  });
});

describe('The log as a file', () => {
  const now = new Date('2026-11-21T11:00:00Z');

  test('comes back as it went', () => {
    const read = readLogFile(writeLogFile('bakery.example', incident, log, now), 'bakery.example');
    expect(read).toEqual({ site: 'bakery.example', incident, entries: log, unreadable: 0 });
    expect(fileNameOf(incident)).toBe('EXERCISE-incident-log-mail-is-down-2026-11-21');
    expect(fileNameOf({ ...incident, name: 'Übung: Straße gesperrt', exercise: false })).toBe(
      'incident-log-ubung-strasse-gesperrt-2026-11-21',
    );
  });

  test('has a name that is an id of the plan, however long the incident is called', () => {
    const file = fileNameOf({ ...incident, name: 'Mail and chat '.repeat(9), exercise: false });
    const name = file.replace('incident-log', 'exercise');
    expect(name).toMatch(/^[a-z](?:-?[a-z0-9]+)*$/);
    expect(name.length).toBeLessThanOrEqual(63);
  });

  test('of which lines are damaged keeps the others, and counts them', () => {
    const whole = JSON.parse(writeLogFile('bakery.example', incident, log, now)) as { entries: unknown[] };
    whole.entries[1] = { id: 'x', at: 'yesterday' };
    const read = readLogFile(JSON.stringify(whole), 'bakery.example');
    expect(read).toMatchObject({ unreadable: 1, entries: { length: 4 } });
  });

  test.each([
    ['cut off', '{"kind":"muster incident log","site":"bak', /damaged/],
    ['something else', '{"plan":true}', /no incident log/],
    [
      'of another plan',
      writeLogFile('other.example', incident, log, now),
      /belongs to another plan \(other\.example\)/,
    ],
    [
      'without its incident',
      '{"kind":"muster incident log","site":"bakery.example","entries":[]}',
      /damaged/,
    ],
  ])('that is %s is refused in words', (_name, text, fault) => {
    expect(readLogFile(text, 'bakery.example')).toEqual({ fault: expect.stringMatching(fault) as string });
  });

  test('takes in no entry that is none', () => {
    for (const wrong of [null, 'x', {}, { ...entry(1), kind: 'sung' }, { ...entry(1), id: '../x' }])
      expect(parseEntry(wrong)).toBeUndefined();
  });
});

describe('The draft of an exercise record', () => {
  const facts = {
    scenario: 'mail-lost',
    facilitator: 'head-baker',
    type: 'tabletop',
    announced: false,
    known: { playbooks: ['mail-is-down'], roles: ['head-baker', 'shop-lead'] },
  };

  test('is accepted by `muster check`', { timeout: 60_000 }, async () => {
    const content = join(scratch(), 'plan');
    writePlan(content, { 'exercises/mail-drill.yaml': exerciseDraft(incident, log, facts) });
    const { code, stdout, stderr } = await muster(['check', '--content', content, ...ON_ITS_DAY], {
      cwd: process.cwd(),
    });
    expect(stdout + stderr).not.toContain('mail-drill');
    expect(code).toBe(0);
  });

  test('holds the times, the roles and what did not work, whatever was typed', () => {
    const odd = [
      ...log,
      entry(20, { playbook: 'gone', role: 'nobody' }),
      entry(16, { kind: 'note', words: '\'#: {[ \u2028 "& *x' }),
    ];
    const files = soundPlan({ 'exercises/drill.yaml': exerciseDraft(incident, odd, facts) });
    const { plan, problems } = parsePlan(files);
    expect(problems).toEqual([]);
    expect(
      runChecks(plan, { today: '2026-11-21' }).filter(({ file }) => file === 'exercises/drill.yaml'),
    ).toEqual([]);
    const drill = plan.exercises.get('drill');
    expect(drill).toMatchObject({ date: '2026-11-21', announced: false, playbooks: ['mail-is-down'] });
    expect(drill?.timeline[1]).toEqual({
      at: 'T+00:04',
      who: 'shop-lead',
      what: 'Done: Phone the outage line.',
    });
    expect(drill?.results[0]?.met).toBe(false);
  });

  test('of an empty log is whole too', () => {
    const files = soundPlan({ 'exercises/drill.yaml': exerciseDraft(incident, [], facts) });
    expect(parsePlan(files).problems).toEqual([]);
  });
});

describe('Times', () => {
  test('count from the start, over midnight and for days', () => {
    expect(sinceStart('2026-11-21T23:50:00Z', '2026-11-22T00:05:30Z')).toBe('T+00:15');
    expect(sinceStart('2026-11-21T10:00:00Z', '2026-11-26T11:00:00Z')).toBe('T+121:00');
    expect(sinceStart('2026-11-21T10:00:00Z', '2026-11-21T09:00:00Z')).toBe('T+00:00');
  });

  test('bear their day when it is another than the one on which they are read', () => {
    expect(momentOf('2026-11-21T23:55:00Z', '2026-11-21T00:10:00Z')).toBe('23:55');
    expect(momentOf('2026-11-21T23:55:00Z', '2026-11-22T00:10:00Z')).toBe('21 Nov 2026 23:55');
  });

  test.each([
    ['2025-11-21', '2026-11-20', /says 21 Nov 2025, but this copy was made on 20 Nov 2026/],
    ['2026-11-19', '2026-11-20', /^$/],
    ['2026-11-21', '2026-11-20', /^$/],
    ['2027-06-21', '2026-11-20', /^$/],
    ['2027-11-21', '2026-11-20', /says 21 Nov 2027, long after this copy was made on 20 Nov 2026/],
    ['2026-11-21', undefined, /^$/],
  ])('of a clock that says %s on a copy of %s are judged', (now, made, words) => {
    expect(clockTrouble(Date.parse(`${now}T10:00:00Z`), made)).toMatch(words);
  });
});
