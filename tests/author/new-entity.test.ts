import { describe, expect, it } from 'vitest';
import { NEW_KINDS, newEntity, pathOf } from '../../src/author/new-entity.ts';
import { loadPlan, parsePlan, RECOVERY_SECTIONS } from '../../src/plan/index.ts';

const { plan, files } = loadPlan('tests/fixtures/sound');

function problemsOf(path: string, text: string) {
  return parsePlan(new Map<string, Uint8Array | string>([...files, [path, text]])).problems;
}

describe('The file of a new entity', () => {
  it.each(NEW_KINDS)('has no fault of structure: %s', (kind) => {
    const path = pathOf(kind, 'brand-new');
    expect(problemsOf(path, newEntity(kind, plan, {}))).toEqual([]);
  });

  it('says what was given, and has the keys of the sort that was given', () => {
    const text = newEntity('measure', plan, { type: 'contingency', name: 'A: "paper" #1' });
    const { plan: read, problems } = parsePlan(
      new Map<string, Uint8Array | string>([...files, ['measures/paper.yaml', text]]),
    );
    expect(problems).toEqual([]);
    expect(read.measures.get('paper')).toMatchObject({ name: 'A: "paper" #1', type: 'contingency' });
  });

  it('offers the ids that the plan has, and lets one role keep and another approve', () => {
    const text = newEntity('process', plan, {});
    expect(text).toContain(
      'leader: head-baker # The role that answers for it. One of: head-baker, shop-lead',
    );
    expect(text).toMatch(/^owner: head-baker .*\napprover: shop-lead /m);
  });

  it('has the headings of a recovery when it is one', () => {
    const text = newEntity('playbook', plan, { kind: 'recovery', recovery: { services: ['mail'] } });
    expect([...text.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual([...RECOVERY_SECTIONS]);
    expect(problemsOf('playbooks/brand-new.mdx', text)).toEqual([]);
  });

  it('can have every comment made a field', () => {
    const text = newEntity('service', plan, {})
      .split('\n')
      .filter((line, at) => at > 0 && !/^# (?:provider|support)/.test(line))
      .join('\n')
      .replace(/^# /gm, '');
    const parsed = parsePlan(new Map<string, Uint8Array | string>([...files, ['services/all.yaml', text]]));
    expect(parsed.problems.filter(({ check }) => check !== 'reference-exists')).toEqual([]);
  });
});
