import { stringify } from 'yaml';
import { idFrom } from '../plan/index.ts';
import { formattedFiles } from './format.ts';
import { starterPlaybooks } from './starter-playbooks.ts';
import { OFFERED, servicesFor } from './starter-services.ts';
import type { OfferedService } from './starter-services.ts';

/** What a new plan is made of: the answers to six questions. */
export type Answers = {
  name: string;
  timeZone: string;
  /** The tenant as people know it: its mail domain, or its name. */
  tenant: string;
  services: readonly OfferedService[];
  /** What three processes are called. */
  processes: readonly string[];
  /** Telephone numbers, E.164: of who leads in an outage, and of who stands in. */
  phones: readonly [lead: string, deputy: string];
  today: string;
};

export { OFFERED };
export type { OfferedService };

/** The role that keeps everything at first, and the one that approves. */
const KEEPERS = { owner: 'continuity-lead', approver: 'it-lead' } as const;

/**
 * A whole small plan: path in the content folder -> text. It builds, and no check finds an error in it. Figures are first
 * estimates and say so. Throws when two processes would get the same file.
 */
export function starterPlan(answers: Answers): Map<string, string> {
  const { today, phones } = answers;
  const services = servicesFor(answers.services);
  const processes = answers.processes.map((name) => ({ name, id: idFrom(name, 'work') }));
  if (new Set(processes.map(({ id }) => id)).size < processes.length)
    throw new Error(`Two processes are called alike: ${answers.processes.join(', ')}.`);
  const governance = {
    ...KEEPERS,
    status: 'in-review',
    version: '0.1',
    lastReviewed: today,
    reviewEvery: '6mo',
  };
  const files = new Map<string, string>();
  const add = (path: string, comment: string, data: object) =>
    files.set(path, `# ${comment}\n${stringify(data, { lineWidth: 0 })}`);

  add('organization.yaml', 'The organisation, and where its continuity site lies.', {
    name: answers.name,
    timeZone: answers.timeZone,
    emergencyNote: 'If somebody is in danger, call the emergency services first.',
    site: { url: 'https://continuity.example.org', failureDomains: ['web-host'] },
  });
  for (const [id, comment, domain] of domains(answers, services))
    add(`failure-domains/${id}.yaml`, comment, domain);
  for (const { id, ...service } of services)
    add(
      `services/${id}.yaml`,
      'How soon it is back is an estimate: put the contract or a test in its place.',
      {
        ...service,
        ...governance,
      },
    );
  for (const { id, name } of processes)
    add(`processes/${id}.yaml`, 'First estimates: the impact analysis puts figures in their place.', {
      ...processData(
        name,
        services.map((service) => service.id),
        today,
      ),
      ...governance,
    });
  add(
    'contacts/lead-phone.yaml',
    'Who leads in an outage. Call the number, and note it in verifiedOn.',
    desk('Continuity lead', phones[0]),
  );
  add(
    'contacts/deputy-phone.yaml',
    'Who stands in. Call the number, and note it in verifiedOn.',
    desk('IT lead', phones[1]),
  );
  add('roles/continuity-lead.yaml', 'Who leads. Give the groups roles of their own as the plan grows.', {
    title: 'Continuity lead',
    group: ['executive', 'risk-management', 'communications', 'legal-compliance', 'human-resources'],
    responsibilities: 'Leads in an outage and keeps this plan',
    primary: 'lead-phone',
    alternates: ['deputy-phone'],
  });
  add('roles/it-lead.yaml', 'Who restores services, and stands in for the continuity lead.', {
    title: 'IT lead',
    group: ['it-management', 'operations', 'facilities'],
    responsibilities: 'Restores services and tells how long it takes',
    primary: 'deputy-phone',
    alternates: ['lead-phone'],
  });
  add('channels/telephone-chain.yaml', 'How everyone is told when mail and chat are gone.', {
    name: 'Telephone chain',
    type: 'in-person',
    failureDomains: [],
    audience: 'everyone',
    address: 'From one to the next, in person or by telephone',
    howToJoin: 'You are called or told. Pass it on to your team.',
    purpose: ['notify', 'coordinate'],
    rank: 1,
  });
  const scenarios = scenariosFor(services);
  for (const { id, ...scenario } of scenarios)
    add(`scenarios/${id}.yaml`, 'What people notice, in their own words.', scenario);
  for (const [path, text] of starterPlaybooks({ scenarios, processes, services, governance }))
    files.set(path, text);
  add('binders/start-card.yaml', 'What is printed, and where it stands.', {
    title: 'Continuity binder',
    place: 'At the reception',
    holder: 'continuity-lead',
    contains: {
      playbooks: [...files.keys()].flatMap((path) => /^playbooks\/(.*)\.mdx$/.exec(path)?.[1] ?? []),
    },
    replaceEvery: '6mo',
  });
  return formattedFiles(files);
}

type Service = ReturnType<typeof servicesFor>[number];

function domains(
  { tenant }: Answers,
  services: readonly Service[],
): [id: string, comment: string, data: object][] {
  const used = new Set<string>(services.flatMap(({ failureDomains }) => failureDomains));
  const clouds = {
    microsoft: ['microsoft-cloud', 'Microsoft cloud', 'https://status.cloud.microsoft/'],
    google: ['google-cloud', 'Google cloud', 'https://www.google.com/appsstatus/dashboard/'],
  } as const;
  const ids = services.map(({ id }) => id);
  const cloud =
    ids.includes('google-workspace') && !ids.includes('entra-id') ? clouds.google : clouds.microsoft;
  return [
    [
      'tenant',
      'The tenant that the organisation lives in: all in it stops together.',
      {
        name: tenant,
        type: 'cloud-tenant',
        primary: true,
        partOf: [cloud[0]],
        symptoms: ['Nothing lets me sign in'],
      },
    ],
    [
      cloud[0],
      'What the tenant lies in.',
      { name: cloud[1], type: 'cloud-provider', statusPages: [{ label: cloud[1], url: cloud[2] }] },
    ],
    ...(used.has('second-tenant')
      ? ([
          [
            'second-tenant',
            'The tenant at the second provider.',
            {
              name: `${tenant} at Google`,
              type: 'cloud-tenant',
              statusPages: [{ label: clouds.google[1], url: clouds.google[2] }],
            },
          ],
        ] as [string, string, object][])
      : []),
    ...(used.has('office-network')
      ? ([
          [
            'office-network',
            'Cables, wireless and the line to the internet.',
            { name: 'Office network', type: 'network' },
          ],
        ] as [string, string, object][])
      : []),
    ['mobile-carrier', 'What carries the telephones.', { name: 'Mobile carrier', type: 'telecom-carrier' }],
    [
      'web-host',
      'Where the continuity site lies: outside the tenant.',
      { name: 'Web host', type: 'supplier' },
    ],
  ];
}

function processData(name: string, services: readonly string[], today: string) {
  const estimate = (text: string) => ({ text, decidedBy: KEEPERS.owner, on: today });
  return {
    name,
    description: `${name}: say here in a sentence what is done, and for whom.`,
    unit: name,
    leader: 'continuity-lead',
    criticality: 'important',
    dependsOn: services.map((id) => ({ kind: 'service', id, strength: 'hard' })),
    impactAnalysis: {
      status: 'started',
      mtpd: '3d',
      rto: '1d',
      wrt: '4h',
      rpo: '1d',
      mbco: { description: 'What must not wait', percent: 30 },
      basis: {
        mtpd: estimate('First estimate, to be decided in the impact analysis'),
        rto: estimate('First estimate: leaves two days to catch up'),
        rpo: estimate('First estimate: a day can be written down again'),
      },
      workaround: { exists: true },
    },
  };
}

function desk(label: string, value: string) {
  return { type: 'desk', label, ways: [{ type: 'mobile', value, failureDomains: ['mobile-carrier'] }] };
}

export type StarterScenario = ReturnType<typeof scenariosFor>[number];

function scenariosFor(services: readonly Service[]) {
  const network = services.some(({ type }) => type === 'network');
  const cloud = services.some(({ type }) => type !== 'network');
  const second = services.some(({ failureDomains }) => failureDomains.some((id) => id === 'second-tenant'));
  return [
    ...(cloud || !network
      ? [
          {
            id: 'tenant-lost',
            name: 'Mail, files and sign-in are lost',
            lossOf: 'system',
            losesDomains: ['tenant', ...(second ? ['second-tenant'] : [])],
            symptoms: ['I cannot sign in', 'No mail comes in or goes out', 'My files do not open'],
            confirm: [
              { how: 'Ask a colleague in another room.' },
              { how: 'Look at the status page of the provider.' },
            ],
            startWith: 'something-is-wrong',
          },
        ]
      : []),
    ...(network
      ? [
          {
            id: 'network-lost',
            name: 'The office network is lost',
            lossOf: 'system',
            losesDomains: ['office-network'],
            symptoms: ['Nothing opens in the office, but it does on my telephone'],
            confirm: [{ how: 'Switch your telephone to mobile data and try again.' }],
            startWith: 'something-is-wrong',
          },
        ]
      : []),
  ];
}
