import { describe, expect, it } from 'vitest';
import { parsePlan, publicPlan } from '../../src/plan/index.ts';
import { changed, fixture, soundPlan } from './sound-plan.ts';

const COPY = { version: '1', commit: '', date: '', asOf: '2026-06-15' };
const PLAYBOOK = 'playbooks/mail-is-down.mdx';
const textOf = (files: ReadonlyMap<string, string | Uint8Array>) =>
  JSON.stringify(publicPlan(parsePlan(files).plan, COPY));

const PERSON = `type: person
label: Shop lead at home
name: Robin Example
ways:
  - { type: mobile, value: "+447700900199", failureDomains: [mobile-carrier] }
  - { type: landline, value: "+441632960155", failureDomains: [mobile-carrier], visibility: restricted }
  - { type: email, value: desk@example.com, failureDomains: [web-host], visibility: public }
`;

describe('The public plan', () => {
  it('holds every published entity with its values', () => {
    const text = textOf(soundPlan());
    expect(text).toContain('"Taking orders"');
    expect(text).toContain('+447700900124');
  });

  it('holds no name and no way of a person that is not published', () => {
    const text = textOf(soundPlan({ 'contacts/at-home.yaml': PERSON }));
    expect(text).toContain('desk@example.com');
    expect(text).not.toContain('Robin Example');
    expect(text).not.toContain('+447700900199');
    expect(text).not.toContain('+441632960155');
  });

  it('does not say who fills a role on the code host', () => {
    const files = soundPlan(changed('roles/shop-lead.yaml', 'title:', 'git: robin@example.net\ntitle:'));
    expect(parsePlan(files).problems).toEqual([]);
    expect(textOf(files)).toContain('"Shop lead"');
    expect(textOf(files)).not.toContain('robin@example.net');
  });

  it('holds neither a playbook that is not published nor a reference to it', () => {
    const files = soundPlan(
      changed(PLAYBOOK, 'kind: degraded-work', 'kind: degraded-work\nvisibility: print-only'),
    );
    expect(textOf(files)).not.toContain('mail-is-down');
    expect(textOf(files)).not.toContain('Mail is down');
  });

  it('holds of a body the steps and the sections, not the source', () => {
    const text = textOf(soundPlan());
    expect(text).toContain('"sections":["Use this when"');
    expect(text).not.toContain('"place"');
  });

  it('is the same text whatever the order of the files and of the keys in them', () => {
    const files = [...fixture('sound')];
    const keysTurned = files.map(([path, text]): [string, string] =>
      path.startsWith('failure-domains/')
        ? [path, text.trim().split('\n').reverse().join('\n')]
        : [path, text],
    );
    expect(textOf(new Map(keysTurned.reverse()))).toBe(textOf(new Map(files)));
  });
});
