import { describe, expect, test } from 'vitest';
import { standingOf } from '../../src/client/incident/entries.ts';
import { openStore } from '../../src/client/incident/store.ts';
import type { Draft, IncidentStore } from '../../src/client/incident/store.ts';
import { memoryStorage } from './memory-storage.ts';

/** A device: one storage, a clock that tests set, and tabs that hear of each other's changes. */
let devices = 0;
function device(storage: Storage | undefined = memoryStorage()) {
  const name = `id-${++devices}`;
  let count = 0;
  const clock = { now: new Date('2026-11-21T10:00:00Z') };
  const ears: ((key: string | null) => void)[] = [];
  const tab = (site = 'plan.example'): IncidentStore =>
    openStore(site, {
      storage: () => storage,
      now: () => clock.now,
      newId: () => `${name}-${String(++count).padStart(10, '0')}`,
      onOtherTab: (listener) => ears.push(listener),
    });
  const tell = (key: string | null) => {
    for (const ear of ears) ear(key);
  };
  return { tab, clock, tell, storage };
}

const tick = (about: string, kind: Draft['kind'] = 'ticked'): Draft => ({
  kind,
  words: `Step ${about}.`,
  playbook: 'mail-is-down',
  about,
});
const done = (store: IncidentStore) => [...standingOf(store.entries(), 'mail-is-down').done.keys()].sort();

describe('What is ticked', () => {
  test('is there again after a reload, and taken back when it is unticked', () => {
    const { tab } = device();
    const store = tab();
    store.add(tick('one'));
    store.add(tick('two'));
    store.add(tick('one', 'unticked'));
    expect(done(tab())).toEqual(['two']);
    expect(tab().entries()).toHaveLength(3);
  });

  test('in two tabs at once is all there', () => {
    const { tab, tell } = device();
    const [here, there] = [tab(), tab()];
    here.add(tick('one'));
    tell('muster:plan.example:log');
    there.add(tick('two'));
    here.add(tick('three'));
    expect(done(here)).toEqual(['one', 'three', 'two']);
    expect(done(there)).toEqual(['one', 'three', 'two']);
  });

  test('is none of another site that shares the storage', () => {
    const { tab } = device();
    tab('one.example').add(tick('one'));
    expect(tab('two.example').entries()).toEqual([]);
  });

  test('belongs to its incident: a new one starts with nothing, and the old one can be taken up again', () => {
    const { tab } = device();
    const store = tab();
    store.begin('Mail is down', false);
    store.add(tick('one'));
    store.end();
    expect(done(store)).toEqual([]);
    const [past] = store.past();
    expect(past?.name).toBe('Mail is down');
    if (past) store.resume(past);
    expect(done(store)).toEqual(['one']);
    store.end();
    if (past) store.forget(past);
    expect(store.past()).toEqual([]);
  });
});

describe('Nothing is lost, and it is said', () => {
  test('where the browser refuses to keep anything', () => {
    const refusing = device();
    const store = openStore('plan.example', {
      storage: () => {
        throw new DOMException('denied', 'SecurityError');
      },
      now: () => refusing.clock.now,
      newId: () => crypto.randomUUID(),
      onOtherTab: () => undefined,
    });
    store.add(tick('one'));
    expect(done(store)).toEqual(['one']);
    expect(store.trouble()).toBe('refused');
  });

  test('when the storage is full, and what did not fit is kept once there is room', () => {
    const storage = memoryStorage(700);
    const { tab } = device(storage);
    const store = tab();
    for (const about of ['one', 'two', 'three', 'four', 'five', 'six']) store.add(tick(about));
    expect(store.trouble()).toBe('full');
    expect(done(store)).toHaveLength(6);
    expect(done(tab()).length).toBeLessThan(6);
    storage.room = Infinity;
    store.add(tick('seven'));
    expect(store.trouble()).toBeUndefined();
    expect(done(tab())).toHaveLength(7);
  });

  test('when the storage was full before the page was opened: what it has is read', () => {
    const storage = memoryStorage();
    const { tab } = device(storage);
    tab().add(tick('one'));
    storage.room = 0;
    const store = tab();
    expect(done(store)).toEqual(['one']);
    expect(store.trouble()).toBe('full');
    store.add(tick('two'));
    expect(done(store)).toEqual(['one', 'two']);
    storage.room = Infinity;
    expect(store.trouble()).toBeUndefined();
    expect(done(tab())).toEqual(['one', 'two']);
  });

  test('where the storage is there but takes nothing at all', () => {
    expect(device(memoryStorage(0)).tab().trouble()).toBe('refused');
  });

  test('when initials are all that was ever written: nothing is amiss', () => {
    const store = device().tab();
    store.setInitials('AB');
    expect(store.incident()).toBeUndefined();
    expect(store.trouble()).toBeUndefined();
  });

  test('when the storage is emptied and nothing is ticked after it, earlier incidents included', () => {
    const { tab, storage } = device();
    const store = tab();
    store.begin('Phones are down', false);
    store.end();
    store.add(tick('one'));
    storage.clear();
    expect(store.trouble()).toBe('emptied');
    expect(done(tab())).toEqual(['one']);
    expect(tab().past()).toMatchObject([{ name: 'Phones are down' }]);
  });

  test.each([
    ['told', true],
    ['not told', false],
  ])('when the storage is emptied under an open page that is %s of it', (_name, told) => {
    const { tab, storage, tell } = device();
    const store = tab();
    store.begin('Mail is down', true);
    store.add(tick('one'));
    storage.clear();
    if (told) tell(null);
    store.add(tick('two'));
    expect(done(tab())).toEqual(['one', 'two']);
    expect(tab().incident()).toMatchObject({ name: 'Mail is down', exercise: true });
    expect(store.trouble()).toBe('emptied');
  });

  test('but what another tab put aside or took away is not put back', () => {
    const { tab, tell } = device();
    const [here, there] = [tab(), tab()];
    here.add(tick('one'));
    tell('muster:plan.example:log');
    there.end();
    tell('muster:plan.example:incident');
    expect(here.incident()).toBeUndefined();
    here.add(tick('two'));
    expect(done(here)).toEqual(['two']);
  });

  test('when something else wrote nonsense under the keys of the log', () => {
    const { tab, storage } = device();
    const store = tab();
    store.add(tick('one'));
    const id = store.incident()?.id ?? '';
    storage.setItem(`muster:plan.example:log:${id}:x`, '{"id":');
    storage.setItem(`muster:plan.example:log:${id}:y`, '{"id":"y","kind":"sung"}');
    expect(done(tab())).toEqual(['one']);
  });

  test('when a log comes from a device whose clock is ahead: the last word still holds', () => {
    const [here, there] = [device(), device()];
    there.clock.now = new Date('2027-11-21T10:00:00Z');
    const from = there.tab();
    from.add({ kind: 'started', words: 'Mail', playbook: 'mail-is-down', start: '2027-11-21T09:00:00Z' });
    from.add(tick('one'));
    const store = here.tab();
    const incident = from.incident();
    if (incident) store.merge(incident, from.entries());
    here.clock.now = new Date('2026-11-21T10:30:00Z');
    store.add(tick('one', 'unticked'));
    const start = '2026-11-21T09:30:00.000Z';
    store.add({ kind: 'started', words: 'Mail', playbook: 'mail-is-down', start });
    expect(done(store)).toEqual([]);
    expect(standingOf(here.tab().entries(), 'mail-is-down').start).toBe(start);
    store.add(tick('one'));
    expect(done(store)).toEqual(['one']);
    expect(
      store
        .entries()
        .map(({ at }) => at.slice(0, 4))
        .sort(),
    ).toEqual(['2026', '2026', '2026', '2027', '2027']);
  });

  test('when the clock is set back: the last word of a device holds', () => {
    const { tab, clock } = device();
    const store = tab();
    store.add(tick('one'));
    clock.now = new Date('2025-11-21T10:00:00Z');
    store.add(tick('one', 'unticked'));
    expect(done(store)).toEqual([]);
  });
});
