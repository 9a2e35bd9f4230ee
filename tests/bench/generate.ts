import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How large a generated plan is. */
export type PlanSize = {
  playbooks: number;
  services: number;
  processes: number;
  scenarios: number;
  domains: number;
  roles: number;
  bodyDiagrams: number;
};

/** 1,000 playbooks and 300 diagrams, of which 128 are drawn from data. */
export const LARGE: PlanSize = {
  playbooks: 1000,
  services: 40,
  processes: 30,
  scenarios: 10,
  domains: 15,
  roles: 40,
  bodyDiagrams: 172,
};

const WORDS =
  'order lorry depot pallet chilled route driver sheet ledger invoice customer supplier shift radio bridge message paper stamp gate scanner label queue desk alarm probe reading torch battery phone list copy record check stock return credit refund ticket window counter reserve'.split(
    ' ',
  );

/** A plan as files in memory: the same size gives the same bytes. Sound under the checks of structure. */
export function generatePlan(size: PlanSize): Map<string, string> {
  const files = new Map<string, string>();
  const random = seeded(7);
  const pick = (count: number) => Math.floor(random() * count);
  const phrase = (count: number) => Array.from({ length: count }, () => WORDS[pick(WORDS.length)]).join(' ');
  const id = (kind: string, index: number) => `${kind}-${String(index + 1).padStart(4, '0')}`;
  const governance =
    'owner: lead\napprover: sponsor\nstatus: approved\nversion: "1.0"\nlastReviewed: 2026-06-01\nreviewEvery: 12mo\n';

  files.set(
    'organization.yaml',
    'name: Generated Works\ntimeZone: UTC\nasOf: 2026-11-01\nsite:\n  url: https://works.example\n  failureDomains: []\n',
  );
  const roles = ['lead', 'sponsor', ...Array.from({ length: size.roles }, (_, index) => id('role', index))];
  for (const name of roles) {
    files.set(
      `roles/${name}.yaml`,
      `title: ${capital(name)}\ngroup: operations\nresponsibilities: Keeps the work going\nprimary: ${name}-contact\nalternates: [duty-desk]\n`,
    );
    files.set(
      `contacts/${name}-contact.yaml`,
      `type: desk\nlabel: ${capital(name)} desk\nways:\n  - { type: landline, value: "+441632960100", failureDomains: [], verifiedOn: 2026-09-01, verifiedHow: answered }\n`,
    );
  }
  files.set(
    'contacts/duty-desk.yaml',
    'type: rota\nlabel: Duty desk\nways:\n  - { type: landline, value: "+441632960101", failureDomains: [], verifiedOn: 2026-09-01, verifiedHow: answered }\n',
  );
  files.set(
    'channels/line.yaml',
    'name: Outage line\ntype: recorded-line\nfailureDomains: []\naudience: everyone\naddress: "+441632960102"\nhowToJoin: Dial it.\npurpose: [notify, coordinate]\nrank: 1\nvetted: { by: lead, on: 2026-06-01 }\nlastTested: 2026-06-01\n',
  );
  for (let index = 0; index < size.domains; index++) {
    files.set(
      `failure-domains/${id('domain', index)}.yaml`,
      `name: Domain ${index + 1} ${phrase(1)}\ntype: ${index === 0 ? 'cloud-tenant\nprimary: true' : 'network'}\n${index > 2 ? `partOf: [${id('domain', index % 3)}]\n` : ''}symptoms: ["${phrase(5)}"]\n`,
    );
  }
  for (let index = 0; index < size.services; index++) {
    files.set(
      `services/${id('service', index)}.yaml`,
      `name: Service ${index + 1} ${phrase(1)}\naliases: [${phrase(1)}]\ndescription: The ${phrase(6)}.\ntype: saas\nfailureDomains: [${id('domain', index % size.domains)}]\nsignInVia: []\n` +
        (index > 0
          ? `dependsOn:\n  - { service: ${id('service', pick(index))}, strength: ${index % 3 === 0 ? 'soft' : 'hard'} }\n`
          : '') +
        `capability: { rto: 4h, rpo: 1h, basis: estimated }\ndata: { personal: false, classification: internal, majorEventIfLost: false }\nredundancy: none\n${governance}`,
    );
  }
  for (let index = 0; index < size.processes; index++) {
    files.set(
      `processes/${id('process', index)}.yaml`,
      `name: Process ${index + 1} ${phrase(2)}\ndescription: Does the ${phrase(8)}.\nunit: Team ${index + 1}\nleader: lead\ncriticality: important\n` +
        `dependsOn:\n  - { kind: service, id: ${id('service', pick(size.services))}, strength: hard }\n  - { kind: service, id: ${id('service', pick(size.services))}, strength: soft }\n` +
        `impactAnalysis:\n  status: complete\n  completedOn: 2026-05-01\n  mtpd: 3d\n  rto: 1d\n  rpo: 4h\n  mbco: { description: Half of it, percent: 50 }\n  impacts:\n    - { type: operational, at: { 4h: 1, 1d: 2, 3d: 3 } }\n    - { type: financial, at: { 8h: 1, 3d: 3 } }\n${governance}`,
    );
  }
  for (let index = 0; index < size.scenarios; index++) {
    files.set(
      `scenarios/${id('scenario', index)}.yaml`,
      `name: Scenario ${index + 1} ${phrase(2)}\nlossOf: system\nlosesDomains: [${id('domain', index % size.domains)}]\nsymptoms: ["${phrase(4)}", "${phrase(5)}"]\nconfirm:\n  - how: Ask a colleague.\nstartWith: ${id('playbook', index)}\n`,
    );
  }
  for (let index = 0; index < size.playbooks; index++) {
    const step = (name: string, within: string) =>
      `<Step id="${name}" role="${id('role', (index + name.length) % size.roles)}" within="${within}" verify="You see the ${phrase(4)}" ifFails="Try the ${phrase(3)}">${capital(phrase(8))}.</Step>\n`;
    const paragraph = () => `${capital(phrase(30))}. ${capital(phrase(25))}.\n`;
    const table = `| ${phrase(1)} | ${phrase(1)} | ${phrase(1)} |\n| --- | --- | --- |\n${Array.from({ length: 4 }, () => `| ${phrase(3)} | ${phrase(4)} | ${phrase(2)} |`).join('\n')}\n`;
    const diagram =
      index < size.bodyDiagrams
        ? `\`\`\`mermaid\nflowchart TD\n  accTitle: Flow ${index + 1}\n  accDescr: The way through ${phrase(3)}\n${Array.from({ length: 14 }, (_, node) => `  n${node}["${phrase(3)}"] --> n${node + 1 + (node % 3 === 0 && node < 12 ? 1 : 0)}["${phrase(2)}"]`).join('\n')}\n\`\`\`\n`
        : '';
    files.set(
      `playbooks/${id('playbook', index)}.mdx`,
      `---\ntitle: When the ${phrase(3)} stops ${index + 1}\nsummary: What to do when the ${phrase(5)} stops.\nkind: ${index < size.scenarios ? 'start-here' : 'communication'}\naudience: everyone\nscenarios: [${id('scenario', index % size.scenarios)}]\nprocesses: [${id('process', index % size.processes)}]\nservices: [${id('service', index % size.services)}]\nactivation: { criteria: ["${phrase(5)} for 10 minutes"], authority: lead, alternate: sponsor }\nstates: { from: Normal ${phrase(2)}, to: Work by ${phrase(2)}, exit: The ${phrase(3)} is back }\nroles: [lead]\nuses:\n  - { kind: channel, id: line }\n${governance}notApplicable: { Decide: Nothing to decide }\n---\n\n` +
        `## Use this when\n\n${paragraph()}\n> [!NOTE]\n> ${phrase(9)}.\n\n## Do this first\n\n${step('one', '5m')}\n${step('two', '10m')}\n${step('three', '20m')}\n${step('four', '30m')}\n${diagram}\n` +
        `## Tell people\n\n<Channel id="line"/>\n\n${paragraph()}\n## Keep working\n\n${paragraph()}\n${table}\n${step('five', '1h')}\n${step('six', '2h')}\n${paragraph()}\n- ${phrase(6)}\n- ${phrase(7)}\n- ${phrase(5)}\n\n` +
        `## If it gets worse\n\n${paragraph()}\nSee [the next one](/playbooks/${id('playbook', (index + 1) % size.playbooks)}).\n\n## Back to normal\n\n${step('seven', '4h')}\n${paragraph()}\n## Contacts and numbers\n\n<Role id="lead"/>\n\n<Contact id="duty-desk"/>\n\n## About this playbook\n\nThe RTO is <Fact of="process/${id('process', index % size.processes)}" field="rto"/>. ${paragraph()}`,
    );
  }
  return files;
}

/** Writes a generated plan to a folder. */
export function writePlan(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replaceAll('-', ' ');
}

/** Mulberry32: a small generator of numbers in [0, 1), the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
