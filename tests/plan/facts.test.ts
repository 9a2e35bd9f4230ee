import { describe, expect, it } from 'vitest';
import { factValue, parsePlan, publicContact, published, teamSlug, within } from '../../src/plan/index.ts';
import type { Contact } from '../../src/plan/index.ts';
import { changed, fixture, soundPlan } from './sound-plan.ts';

describe('A fact', () => {
  const { plan } = parsePlan(soundPlan());

  it.each([
    ['process/take-orders', 'rto', '1 day'],
    ['process/take-orders', 'impactAnalysis.mtpd', '3 days'],
    ['process/take-orders', 'mbco', '50 %: Orders of the large customers'],
    ['process/take-orders', 'mbco.percent', '50 %'],
    ['process/take-orders', 'reviewEvery', '12 months'],
    ['process/take-orders', 'lastReviewed', '4 May 2026'],
    ['service/mail', 'rto', '4 hours'],
    ['service/sign-in', 'rpo', 'none'],
    ['service/mail', 'name', 'Mail'],
    ['playbook/mail-is-down', 'capacity', '60 %'],
    ['playbook/mail-is-down', 'maxDuration', '3 days'],
    ['failure-domain/tenant', 'primary', 'yes'],
  ])('of %s, %s, reads %s', (of, field, words) => {
    expect(factValue(plan, of, field)).toBe(words);
  });

  it.each([
    ['process/take-orders', 'nothing'],
    ['process/nobody', 'rto'],
    ['take-orders', 'rto'],
    ['playbook/mail-is-down', 'body'],
    ['process/take-orders', 'dependsOn'],
    ['process/take-orders', '__proto__'],
    ['process/take-orders', 'constructor.name'],
  ])('that is no plain value is not shown: %s, %s', (of, field) => {
    expect(factValue(plan, of, field)).toBeUndefined();
  });

  it('that a body asks for in vain is a problem', () => {
    const { problems } = parsePlan(
      soundPlan(
        changed(
          'playbooks/mail-is-down.mdx',
          'Tried on a Sunday in May.',
          '<Fact of="process/take-orders" field="rpoo" />',
        ),
      ),
    );
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '64:32 `process/take-orders` has no value `rpoo`. Name one that it has, such as rto, or add it there.',
    ]);
  });
});

describe('What is published', () => {
  const { plan } = parsePlan(fixture('other-plan'));
  const person = plan.contacts.get('head-phone');
  const desk = plan.contacts.get('duty-desk');

  it('never holds the name or the numbers of a person unless the file says so', () => {
    expect(person && JSON.stringify(publicContact(person))).not.toMatch(/Übelacker|\+49/);
  });

  it('holds the ways of a desk', () => {
    expect(desk && publicContact(desk).ways).toHaveLength(2);
  });

  it.each(['print-only', 'restricted'] as const)('never holds a way that is %s', (visibility) => {
    const contact = { ...desk, ways: desk?.ways.map((way) => ({ ...way, visibility })) } as Contact;
    expect(publicContact(contact).ways).toEqual([]);
  });

  it('holds what is public or for staff, and nothing above', () => {
    expect((['public', 'staff', 'print-only', 'restricted'] as const).map(published)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(within('restricted', 'print-only')).toBe(false);
  });
});

describe('A team', () => {
  it.each([
    ['Ausleihe & Auskunft', 'ausleihe-auskunft'],
    ['Größe über alles', 'große-uber-alles'],
    ['  ', 'team'],
    ['Index', 'team-index'],
    ['<script>', 'script'],
  ])('named "%s" has the address %s', (unit, slug) => {
    expect(teamSlug(unit)).toBe(slug);
  });
});
