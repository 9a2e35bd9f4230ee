import { describe, expect, test } from 'vitest';
import {
  callTree,
  dataDiagrams,
  dependencyMap,
  impactOverTime,
  programmeFlow,
  recoveryTimeline,
  riskMatrix,
} from '../../src/diagrams/from-data.ts';
import type { DataDiagram, ListItem } from '../../src/diagrams/from-data.ts';
import { addressOf, entityAt, find, pagesOf } from '../../src/plan/index.ts';
import type { Plan } from '../../src/plan/index.ts';
import { wordsOf } from '../../src/words/index.ts';
import { smallPlan, TODAY } from './small-plan.ts';

const ENGLISH = wordsOf('en');

const plan = smallPlan();

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Expected a value.');
  return value;
}

const linesOf = ({ source }: DataDiagram, pattern: RegExp) =>
  source.split('\n').filter((line) => pattern.test(line));
const flat = (items: readonly ListItem[]): ListItem[] =>
  items.flatMap((item) => [item, ...flat(item.children ?? [])]);
const words = (diagram: DataDiagram) =>
  flat(diagram.list)
    .map(({ text, note }) => `${text} ${note ?? ''}`)
    .join('\n');

test('The same plan and day give the same diagrams, whatever the order of the files', () => {
  const again = smallPlan();
  expect([...dataDiagrams(again, TODAY, ENGLISH)]).toEqual([...dataDiagrams(plan, TODAY, ENGLISH)]);
});

test('Every diagram has a title, a description, a source that carries both, and a list', () => {
  for (const [id, diagram] of dataDiagrams(plan, TODAY, ENGLISH)) {
    expect(diagram.id).toBe(id);
    expect(diagram.source).toContain(`accTitle: ${diagram.title}`);
    expect(diagram.source).toContain(`accDescr: ${diagram.description}`);
    expect(diagram.list.length, id).toBeGreaterThan(0);
  }
});

test('Every link of every diagram and list leads to a page of the site', () => {
  const shared = new Set(pagesOf(plan).map(({ address }) => address));
  const diagrams = [...dataDiagrams(plan, TODAY, ENGLISH).values()];
  const links = diagrams.flatMap((diagram) => [
    ...[...diagram.source.matchAll(/^click \S+ href "([^"]*)"$/gm)].map((match) => given(match[1])),
    ...flat(diagram.list).flatMap(({ href }) => href ?? []),
  ]);
  expect(links.length).toBeGreaterThan(50);
  for (const link of links) {
    const [page = '', anchor] = link.split('#');
    const entity = entityAt(page);
    expect(shared.has(page) || (entity !== undefined && find(plan, entity) !== undefined), link).toBe(true);
    if (anchor !== undefined) expect(everyAddress(plan)).toContain(link);
  }
});

function everyAddress(all: Plan): Set<string> {
  const entities = [all.contacts, all.risks, all.measures, all.exercises].flatMap((map) => [...map.values()]);
  return new Set(entities.map(addressOf));
}

test('A plan without data has no diagrams', () => {
  const nothing = new Map<string, never>();
  const empty: Plan = {
    ...plan,
    programme: undefined,
    processes: nothing,
    services: nothing,
    failureDomains: nothing,
    scenarios: nothing,
    risks: nothing,
    roles: nothing,
    playbooks: nothing,
  };
  expect(dataDiagrams(empty, TODAY, ENGLISH).size).toBe(0);
});

describe('programme flow', () => {
  test('draws every node with its state in words, and every edge in its style', () => {
    const flow = given(programmeFlow(plan, TODAY, ENGLISH));
    expect(linesOf(flow, / --> /)).toHaveLength(3);
    expect(linesOf(flow, / -\.-> /)).toEqual(['step_risk -.-> step_analysis']);
    expect(flow.source).toContain('step_analysis["Analyse<br/>1.1<br/>1 of 2 done"]');
    expect(flow.source).toContain('click step_analysis href "/plan/impact-analysis"');
    expect(flow.source).toContain('class step_approve good');
  });

  test('says in its list what each step leads to, and the note of an edge', () => {
    const text = words(given(programmeFlow(plan, TODAY, ENGLISH)));
    expect(text).toContain('Treat 1.2 2 of 3 done');
    expect(text).toContain('Leads to Analyse 1.1 (again each year)');
  });
});

describe('dependency map', () => {
  test('draws hard, soft and sign-in each in its own way, and failure domains in their frame', () => {
    const map = given(dependencyMap(plan, { kind: 'process', id: 'orders' }, ENGLISH));
    expect(map.source).toContain('process_orders --> service_mail');
    expect(map.source).toContain('process_orders -.-> service_files');
    expect(map.source).toContain('service_mail ==>|"sign-in"| service_sign_in');
    expect(map.source).toContain('service_sign_in --- failure_domain_tenant');
    expect(map.source).toContain('failure_domain_tenant -->|"part of"| failure_domain_cloud');
    expect(map.source).toContain('process_invoices -.-> process_orders');
    expect(map.source.indexOf('failure_domain_tenant[[')).toBeGreaterThan(map.source.indexOf('subgraph'));
  });

  test('lists the same needs in words', () => {
    const text = words(given(dependencyMap(plan, { kind: 'process', id: 'orders' }, ENGLISH)));
    for (const need of [
      'stops without Mail',
      'works worse without Files',
      'signs in via Sign-in',
      'stops with Tenant',
      'is part of Cloud',
    ]) {
      expect(text).toContain(need);
    }
  });

  test('shows who stops with a failure domain', () => {
    const map = given(dependencyMap(plan, { kind: 'failure-domain', id: 'cloud' }, ENGLISH));
    expect(map.source).toContain('process_orders --> service_mail');
  });

  test('leaves out what stands alone or does not exist', () => {
    expect(dependencyMap(plan, { kind: 'failure-domain', id: 'web-host' }, ENGLISH)).toBeUndefined();
    expect(dependencyMap(plan, { kind: 'service', id: 'nothing' }, ENGLISH)).toBeUndefined();
  });

  test('ends in a loop', () => {
    const sign = given(plan.services.get('sign-in'));
    const loop = new Map(plan.services).set('sign-in', {
      ...sign,
      dependsOn: [{ service: 'mail', strength: 'hard', note: undefined }],
    });
    const map = given(dependencyMap({ ...plan, services: loop }, { kind: 'service', id: 'mail' }, ENGLISH));
    expect(map.source).toContain('service_sign_in --> service_mail');
  });

  test('draws 300 services as one box, says so, and names each in the list', () => {
    const mail = given(plan.services.get('mail'));
    const many = new Map(
      Array.from({ length: 300 }, (_, index) => {
        const id = `service-${index}`;
        return [id, { ...mail, id, name: `Service ${index}` }] as const;
      }),
    );
    const services = new Map([...plan.services, ...many]);
    const map = given(
      dependencyMap({ ...plan, services }, { kind: 'failure-domain', id: 'tenant' }, ENGLISH),
    );
    expect(map.source).toContain('303 services<br/>each named in the list');
    expect(map.description).toContain('services stand as one box');
    expect(map.source.length).toBeLessThan(5_000);
    expect(words(map)).toContain('Service 299');
  });
});

describe('call tree', () => {
  test('goes from role to primary to alternate with the minutes, without names or numbers', () => {
    const tree = given(callTree(plan, ENGLISH));
    expect(tree.source).toContain('role_lead -->|"first"| contact_ann');
    expect(tree.source).toContain('contact_ann -->|"after 15 min"| contact_bob');
    expect(`${tree.source}${words(tree)}`).not.toMatch(/Secret|7700/);
    expect(words(tree)).toContain('1. Lead on duty no answer after 15 minutes: Second lead');
  });

  test('follows two who name each other once', () => {
    expect(linesOf(given(callTree(plan, ENGLISH)), /contact_bob -->/)).toEqual([
      'contact_bob -->|"after 5 min"| contact_ann',
    ]);
  });

  test('draws as many of 300 roles as can be read and lists all', () => {
    const lead = given(plan.roles.get('lead'));
    const roles = new Map(
      Array.from({ length: 300 }, (_, index) => [`r${index}`, { ...lead, id: `r${index}` }] as const),
    );
    const tree = given(callTree({ ...plan, roles }, ENGLISH));
    expect(linesOf(tree, /^role_\w+\[/)).toHaveLength(38);
    expect(tree.description).toContain('262 further roles stand in the list only');
    expect(tree.list).toHaveLength(300);
  });
});

test('A playbook that the site does not show appears in no diagram', () => {
  const playbook = given(plan.playbooks.get('on-paper'));
  const secret = {
    ...playbook,
    id: 'secret',
    title: 'Break glass',
    playbookKind: 'recovery' as const,
    visibility: 'restricted' as const,
    recovery: { services: ['mail'], objectives: { rto: 60, rpo: undefined } },
  };
  const playbooks = new Map([...plan.playbooks, ['secret', secret] as const]);
  const diagrams = dataDiagrams({ ...plan, playbooks }, TODAY, ENGLISH);
  expect(JSON.stringify([...diagrams])).not.toMatch(/Break glass|secret/);
});

describe('recovery timeline', () => {
  const scenario = given(plan.scenarios.get('tenant-lost'));

  test('sets contingencies against RTO and MTPD of what stops', () => {
    const timeline = given(recoveryTimeline(plan, scenario, ENGLISH));
    expect(timeline.source).toContain('section Orders\n');
    expect(timeline.source).toContain('Orders on paper, 40 % : done,');
    expect(timeline.source).toContain('RTO 6 h, MTPD 2 days : crit,');
    const text = words(timeline);
    expect(text).toContain('Orders on paper: works after 45 minutes, carries 40 %, for 2 days at most');
    expect(text).toContain('RTO: back within 6 hours; MTPD: intolerable after 2 days');
    expect(text).toContain('Usually 4 hours, at worst 3 days');
  });

  test('gives each band a column of the same width: 15 minutes end with the first, 1 hour with the second', () => {
    const timeline = given(recoveryTimeline(plan, scenario, ENGLISH));
    expect(timeline.source).toContain('to 15 min : 2000-01-01 00:00, 2000-01-02 00:00');
    expect(timeline.source).toContain('to 1 h : 2000-01-02 00:00, 2000-01-03 00:00');
    // 45 minutes: two thirds of the second column.
    expect(timeline.source).toMatch(/: active, 2000-01-01 00:00, 2000-01-02 16:00/);
  });

  test('of a playbook shows steps and decisions when they are due', () => {
    const timeline = given(recoveryTimeline(plan, given(plan.playbooks.get('on-paper')), ENGLISH));
    expect(timeline.source).toContain('Ring the outage line.');
    expect(timeline.source).toContain('Write orders#58; on #34;paper#34;#59; by hand.');
    expect(timeline.source).toContain('Stop taking orders? : milestone,');
    expect(words(timeline)).toContain('Everyone, within 1 hour: Write orders: on "paper"; by hand.');
  });
});

describe('impact over time', () => {
  test('draws the worst impact at each band and at RTO and MTPD, each in words', () => {
    const chart = given(impactOverTime(plan, given(plan.processes.get('orders')), ENGLISH));
    expect(chart.source).toContain('"RTO, 6 h#58; minor"');
    expect(chart.source).toContain('"MTPD, 2 days#58; severe"');
    expect(chart.source).toContain('bar [0, 1, 1, 1, 1, 3, 3, 3, 3, 3]');
    expect(words(chart)).toContain('After 6 hours (RTO): minor (1) customer');
    expect(words(chart)).toContain('Customer: minor after 1 hour, severe after 1 day They wait.');
  });

  test('leaves out a process without impacts', () => {
    expect(impactOverTime(plan, given(plan.processes.get('invoices')), ENGLISH)).toBeUndefined();
  });
});

describe('risk matrix', () => {
  test('puts each risk in its cell before and after treatment, the highest score first', () => {
    const matrix = given(riskMatrix(plan, ENGLISH));
    expect(matrix.source).toContain('before_3_5["15 high<br/>R1"]');
    expect(matrix.source).toContain('after_3_2["6<br/>R1"]');
    expect(matrix.source).toContain('before_1_4["4<br/>R2"]');
    expect(words(matrix)).toContain(
      'R1 Tenant outage before: likelihood 3 × impact 5 = 15, high; after: likelihood 3 × impact 2 = 6',
    );
    expect(words(matrix)).toContain('not rated after treatment');
  });

  test('counts the risks of a full cell', () => {
    const flood = given(plan.risks.get('flood'));
    const risks = new Map(
      Array.from({ length: 300 }, (_, index) => [`r${index}`, { ...flood, id: `r${index}` }] as const),
    );
    expect(given(riskMatrix({ ...plan, risks }, ENGLISH)).source).toContain('before_1_4["4<br/>300 risks"]');
  });
});
