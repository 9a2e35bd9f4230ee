import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { statusWords } from '../../src/client/status-words.ts';
import { status } from '../../src/cli/status.ts';
import type { StatusCommand } from '../../src/cli/status.ts';
import { scratch, SOUND } from './folders.ts';
import { muster } from './muster.ts';

/** A summer's day, when clocks in London are an hour ahead of UTC. */
const NOW = Date.parse('2026-06-15T09:05:00Z');
const MINUTE = 60_000;

let folder: string;
let to: string;
beforeEach(() => {
  folder = scratch();
  to = join(folder, 'status.json');
});

function set(message: string, options: Partial<StatusCommand> = {}) {
  return status({
    names: ['set', message],
    level: 'outage',
    next: undefined,
    to,
    content: SOUND,
    now: NOW,
    ...options,
  });
}
const written = () => JSON.parse(readFileSync(to, 'utf8')) as unknown;

describe('muster status', () => {
  test('writes message, level and instants, in the time zone of the plan', () => {
    const { output, exitCode } = set(' Mail is down. ', { next: '10:30' });
    expect(exitCode).toBe(0);
    expect(output).toMatch(
      /status\.json says: outage: Mail is down\.\nThe next word is due on Monday 15 June at 10:30 \(Europe\/London\);/,
    );
    expect(written()).toEqual({
      message: 'Mail is down.',
      level: 'outage',
      updated: '2026-06-15T09:05:00Z',
      next: '2026-06-15T09:30:00Z',
    });
    set('Still down.', { next: '09:30' });
    expect(written()).toMatchObject({ message: 'Still down.', next: '2026-06-16T08:30:00Z' });
    expect(readdirSync(folder)).toEqual(['status.json']);
  });

  test('takes the status back, so that pages say that there is none', () => {
    set('Mail is down.');
    expect(
      status({ names: ['clear'], level: undefined, next: undefined, to, content: SOUND, now: NOW }).exitCode,
    ).toBe(0);
    expect(written()).toEqual({ level: 'none', updated: '2026-06-15T09:05:00Z' });
  });

  test.each([
    [
      'no level',
      'Down',
      { level: undefined },
      /^Say how bad it is with `--level`: outage, disruption, recovery or normal\.$/,
    ],
    [
      'another level',
      'Down',
      { level: 'green' },
      /^`--level` is outage, disruption, recovery or normal, not "green"\.$/,
    ],
    ['no words', '  ', {}, /^The message is empty\.$/],
    ['two lines', 'Down\nup', {}, /^The message holds line breaks/],
    ['too many words', 'x'.repeat(321), {}, /^The message has 321 characters, and 320 are the most/],
    ['no time', 'Down', { next: 'soon' }, /^`--next` is a time such as 10:30, .* not "soon"\.$/],
    ['a time that is over', 'Down', { next: '2026-06-15T10:00' }, /^`--next` is over already/],
    ['a time far away', 'Down', { next: '2026-06-17T10:00' }, /^`--next` is more than a day away/],
    ['a folder', 'Down', { to: '.' }, / is a folder\. Name the file with --to\.$/],
  ] as const)('refuses %s in one sentence and writes nothing', (_, message, options, sentence) => {
    expect(set(message, options)).toEqual({
      output: '',
      errors: [expect.stringMatching(sentence) as string],
      exitCode: 2,
    });
    expect(existsSync(to)).toBe(false);
  });

  test('does not take the place of a file that is something else', async () => {
    writeFileSync(to, 'My notes');
    expect(set('Down').errors[0]).toMatch(
      /status\.json is there already and is no status file\. Name another one/,
    );
    expect(readFileSync(to, 'utf8')).toBe('My notes');
    const { code, stderr } = await muster(
      ['status', 'set', 'Down', '--level', 'outage', '--to', 'nowhere/status.json'],
      {
        cwd: folder,
      },
    );
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^muster could not finish: The status cannot be written to .*\. What it said before is as it was\./,
    );
    expect((await muster(['status', 'say', 'Down'], { cwd: folder })).code).toBe(2);
  });
});

describe('What a page says of a status', () => {
  const said = (text: string, now = NOW, madeOn = '2026-06-01') => statusWords({ text }, now, madeOn);
  const file = (change: object = {}) =>
    JSON.stringify({ message: 'All is well', level: 'normal', updated: '2026-06-15T09:00:00Z', ...change });

  test('is the message while it holds, and a normal one not for a minute longer', () => {
    expect(said(file())).toMatchObject({
      level: 'normal',
      words: expect.stringMatching(/^Normal: All is well \(Written at /) as string,
    });
    expect(said(file(), NOW + 114 * MINUTE).level).toBe('normal');
    expect(said(file(), NOW + 116 * MINUTE).level).toBeUndefined();
    const promised = file({ next: '2026-06-15T09:30:00Z' });
    expect(said(promised, NOW + 25 * MINUTE).level).toBe('normal');
    expect(said(promised, NOW + 26 * MINUTE).level).toBeUndefined();
    expect(said(file({ level: 'outage', next: '2026-06-15T09:30:00Z' }), NOW + 35 * MINUTE).words).toContain(
      'was due',
    );
    const farOff = file({ next: '2026-07-15T09:30:00Z' });
    expect(said(farOff, NOW + 25 * 60 * MINUTE).level).toBeUndefined();
  });

  test.each([
    [
      'an old one',
      file({ updated: '2026-06-15T05:00:00Z' }),
      /the last one was written .* says nothing about now\.$/,
    ],
    [
      'one of a time to come',
      file({ updated: '2026-06-15T12:00:00Z' }),
      /which the clock of this device has not reached\./,
    ],
    ['a sign-in page', '<!doctype html><title>Sign in</title>', /what stands at its address is no status\.$/],
    ['half a file', file().slice(0, 30), /is no status\.$/],
    ['one without a time', file({ updated: undefined }), /is no status\.$/],
    ['one without a time zone', file({ updated: '2026-06-15T09:00:00' }), /is no status\.$/],
    ['one with a level that nobody knows', file({ level: 'green' }), /is no status\.$/],
    ['one without words', file({ message: '' }), /is no status\.$/],
    ['one that promises nonsense', file({ next: 'noon' }), /is no status\.$/],
    ['a list', '[]', /is no status\.$/],
    ['one taken back', '{"level":"none","updated":"2026-06-15T09:00:00Z"}', /none is given at present\.$/],
  ])('is that there is none, for %s', (_, text, why) => {
    const { level, words } = said(text);
    expect(level).toBeUndefined();
    expect(words).toMatch(/^No live status available: /);
    expect(words).toMatch(why);
    expect(words).not.toContain('All is well');
  });

  test('is that nobody can tell when the clock of the device is before the copy', () => {
    const { level, words } = said(
      file({ updated: '2026-05-01T09:00:00Z' }),
      Date.parse('2026-05-01T09:01:00Z'),
    );
    expect(level).toBeUndefined();
    expect(words).toMatch(/the clock of this device shows 1 May 2026, which is before this copy was made/);
  });
});
