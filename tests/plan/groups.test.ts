import { describe, expect, it } from 'vitest';
import { changed, fixture, problemsOf } from './sound-plan.ts';

const MAIL = 'services/mail.yaml';
const PLAYBOOK = 'playbooks/mail-is-down.mdx';
const mail = fixture('sound').get(MAIL) ?? '';

describe('Text where a group of keys belongs', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'gets the keys and an example that holds the text',
      { 'contacts/shop-phone.yaml': `${fixture('sound').get('contacts/shop-phone.yaml')}unreachable: 15m\n` },
      '`unreachable` must be a group of keys, but is "15m". Its keys: `after`, `then`. Write it so: `unreachable: { after: 15m, then: some-contact }`.',
    ],
    [
      'is told which keys it may leave out',
      { [MAIL]: mail.replace(/^capability: .*$/m, 'capability: 4h') },
      '`capability` must be a group of keys, but is "4h". Its keys: `rto`, `rpo`, `basis`, if wanted `evidence`, `testedOn`. Write it so: `capability: { rto: 4h, rpo: 4h, basis: contractual }`.',
    ],
    [
      'is told the same inside a list',
      { [MAIL]: `${mail}dependsOn: [sign-in]\n` },
      '`dependsOn[0]` must be a group of keys, but is "sign-in". Its keys: `service`, `strength`, if wanted `note`. Write it so: `- { service: sign-in, strength: hard }`.',
    ],
    [
      'is told what the keys stand for where they are free',
      changed(PLAYBOOK, 'scenarios:', 'notApplicable: Decide\nscenarios:'),
      '`notApplicable` must be a group of keys, but is "Decide". It holds headings that do not apply, with the reason.',
    ],
  ])('%s', (_what, change, message) => {
    const said = problemsOf(change).filter((problem) => problem.endsWith('[schema-valid]'));
    expect(said).toEqual([expect.stringContaining(` ${message} [schema-valid]`)]);
  });
});

describe('Text where a list belongs', () => {
  it.each([
    [`${mail}dependsOn: sign-in\n`, 'Write it so: `dependsOn: [{ service: sign-in, strength: hard }]`.'],
    [
      mail.replace('failureDomains: [tenant]', 'failureDomains: tenant'),
      'Write it so: `failureDomains: [tenant]`.',
    ],
    [
      `${mail}accept: single-point-accepted\n`,
      'Write it so: `accept: [{ check: single-point-accepted, reason: …, by: some-role, until: 2026-01-31 }]`.',
    ],
  ])('gets an example that holds it', (text, message) => {
    expect(problemsOf({ [MAIL]: text })[0]).toContain(message);
  });
});
