import { describe, expect, it } from 'vitest';
import { changedPlaces, parsePlan } from '../../src/plan/index.ts';
import { changed, soundPlan } from './sound-plan.ts';
import type { Files } from './sound-plan.ts';

const versionOf = (changes: Parameters<typeof soundPlan>[0] = {}) => {
  return inBytes(soundPlan(changes));
};
const inBytes = (texts: Files) => {
  const files = new Map(
    [...texts].map(([file, text]) => [file, typeof text === 'string' ? Buffer.from(text) : text]),
  );
  return { plan: parsePlan(files).plan, files };
};
const placesAfter = (changes: Parameters<typeof soundPlan>[0]) => {
  const after = versionOf(changes);
  return changedPlaces(versionOf(), after, after.plan);
};
const MAIL = 'playbooks/mail-is-down.mdx';

describe('What has a bar beside it in a binder', () => {
  it('is nothing where nothing has changed, or only the day on which a number was tried', () => {
    expect(placesAfter({})).toEqual([]);
    expect(
      placesAfter(
        changed('contacts/bakehouse-phone.yaml', 'verifiedOn: 2026-05-04', 'verifiedOn: 2026-06-10'),
      ),
    ).toEqual([]);
  });

  it('is the text below the heading under which something else is written, where it says something new', () => {
    const places = placesAfter(changed(MAIL, 'Write every', 'Note every'));
    expect(places).toEqual([
      {
        select: '[aria-labelledby="tab-mail-is-down"] .prose :is(p, li, tr, pre)',
        section: 'Keep working',
        unlike: expect.stringContaining('Write every') as string,
      },
    ]);
  });

  it('is a step on the first sheet and in the text, and all that shows a number that changed', () => {
    const step = placesAfter(changed(MAIL, 'within="5m"', 'within="6m"'));
    expect(step.map(({ select }) => select)).toEqual([
      expect.stringMatching(/^\[id="mail-is-down--step-[\w-]+"\]$/),
      expect.stringMatching(/^\[data-card-step="mail-is-down\/[\w-]+"\]$/),
    ]);
    const number = placesAfter(
      changed('contacts/bakehouse-phone.yaml', '+447700900123', '+441632960999'),
    ).map(({ select }) => select);
    expect(number).toContain('[id="call_bakehouse-phone"]');
    expect(number).toContain('[id="private_bakehouse-phone"]');
  });

  it('is all of a playbook that is new', () => {
    const files = soundPlan();
    files.delete(MAIL);
    const now = versionOf();
    expect(changedPlaces(inBytes(files), now, now.plan)).toContainEqual({
      select: '[aria-labelledby="tab-mail-is-down"] :is(.action-card, .prose, .sheet-keeping)',
    });
  });
});
