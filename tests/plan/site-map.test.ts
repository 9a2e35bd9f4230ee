import { describe, expect, it } from 'vitest';
import { pagesOf, parsePlan, planPages } from '../../src/plan/index.ts';
import { changed, soundPlan } from './sound-plan.ts';

const addresses = (changes = {}) => pagesOf(parsePlan(soundPlan(changes)).plan).map(({ address }) => address);

describe('The pages of a site', () => {
  it('are those that the plan has something for', () => {
    expect(addresses()).toContain('/services/');
    expect(addresses()).not.toContain('/binders/');
    expect(addresses()).not.toContain('/plan/risks');
    expect(addresses()).not.toContain('/glossary');
  });

  it('gain a page when the first file of a kind is added', () => {
    expect(addresses({ 'glossary.yaml': 'RTO: Recovery time objective\n' })).toContain('/glossary');
    expect(addresses({ 'guide/keeping.mdx': '---\ntitle: Keeping\n---\n\nText.\n' })).toContain('/guide/');
  });

  it('have no list of playbooks when none of them is published', () => {
    const hide = (id: string, line: string) =>
      changed(`playbooks/${id}.mdx`, line, `${line}\nvisibility: restricted`);
    const hidden = {
      ...hide('mail-is-down', 'kind: degraded-work'),
      ...hide('something-is-wrong', 'kind: start-here'),
    };
    expect(addresses(hidden)).not.toContain('/playbooks/');
  });

  it('name the tables of the plan in the order of the programme', () => {
    const { plan } = parsePlan(soundPlan());
    expect(planPages(plan).map(({ label }) => label)).toEqual([
      'Impact analysis',
      'Critical systems',
      'Recovery',
      'Exercises',
      'Stakeholders',
    ]);
  });

  it('may be linked from a body, and only they', () => {
    const link = (to: string) =>
      parsePlan(
        soundPlan(
          changed('playbooks/mail-is-down.mdx', '## Use this when', `## Use this when\n\n[There](${to})`),
        ),
      ).problems.map(({ check }) => check);
    expect(link('/services/')).toEqual([]);
    expect(link('/plan/risks')).toEqual(['reference-exists']);
  });
});
