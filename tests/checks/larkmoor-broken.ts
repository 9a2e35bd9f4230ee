import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One thing that is wrong with the sample plan, planted for one check. */
export type Defect = {
  check: string;
  what: string;
  /** Pieces of text to replace: file, from, to. */
  edits?: [file: string, from: string, to: string][];
  added?: Record<string, string>;
  removed?: string[];
};

const DESK = 'contacts/operations-duty-desk.yaml';
const FIRST = 'playbooks/something-is-down.mdx';
const MAIL = 'playbooks/mail-is-down.mdx';
const TABLETOP = 'exercises/tabletop-tenant-lost-2026-02.yaml';

/** The defects of sample-plan.md, each against a plan that is sound otherwise. */
export const defects: readonly Defect[] = [
  {
    check: 'peak-is-met',
    what: 'payroll must be back within 6h in the pay run, the bank portal needs 8h, and no measure applies',
    edits: [['processes/payroll.yaml', 'rto: 12h, mtpd: 1d', 'rto: 6h, mtpd: 1d']],
  },
  {
    check: 'capability-meets-rto',
    what: 'the printed route sheets are given up',
    removed: ['measures/printed-route-sheets.yaml'],
    edits: [
      [
        'processes/dispatch-and-routing.yaml',
        '{ exists: true, measure: printed-route-sheets }',
        '{ exists: false }',
      ],
      ['risks/carrier-a-failure-at-depots.yaml', 'printed-route-sheets, ', ''],
      ['risks/tenant-wide-identity-outage.yaml', 'printed-route-sheets, ', ''],
      ['risks/chat-and-telephony-outage-during-dispatch.yaml', ', printed-route-sheets', ''],
      ['risks/warehouse-system-vendor-outage.yaml', 'printed-route-sheets, ', ''],
      [
        'playbooks/warehouse-system-down.mdx',
        '<Fact of="measure/printed-route-sheets" field="capacity" />',
        'some',
      ],
      [
        'playbooks/warehouse-system-down.mdx',
        '<Fact of="measure/printed-route-sheets" field="maxDuration" />',
        'a day',
      ],
      [
        'guide/deciding-to-activate.mdx',
        '<Fact of="measure/printed-route-sheets" field="activationTime" />',
        'a while',
      ],
    ],
  },
  {
    check: 'sign-in-survives',
    what: 'the break-glass accounts are given up',
    removed: ['measures/break-glass-accounts.yaml'],
    edits: [['risks/tenant-wide-identity-outage.yaml', 'break-glass-accounts, ', '']],
  },
  {
    check: 'contact-reachable',
    what: 'the operations duty desk can be reached in Teams only',
    removed: [DESK],
    added: {
      [DESK]:
        'type: rota\nlabel: Operations duty desk (24 hours)\nways:\n  - { type: chat, value: Operations duty desk in Teams, failureDomains: [teams], verifiedOn: 2026-10-13, verifiedHow: answered }\n',
    },
  },
  {
    check: 'role-has-alternate',
    what: 'the communications lead has no alternate',
    edits: [['roles/communications-lead.yaml', '[communications-lead-alternate]', '[]']],
  },
  {
    check: 'link-survives-outage',
    what: 'the first playbook links to a page in SharePoint',
    edits: [
      [
        FIRST,
        'When in doubt, treat it',
        'Look at the [list of outages](https://larkmoor.sharepoint.com/outages). When in doubt, treat it',
      ],
    ],
  },
  {
    check: 'playbook-avoids-what-is-lost',
    what: 'the mail playbook has the customer notice posted in Teams, though it is for the loss of the tenant too',
    edits: [[MAIL, 'within="1h" uses="channel/status-page"', 'within="1h" uses="service/teams"']],
  },
  {
    check: 'failed-exercise-repeated',
    what: 'the call tree that failed in April was never tried again',
    removed: ['exercises/call-tree-retest-2026-08.yaml'],
  },
  {
    check: 'no-dependency-cycle',
    what: 'invoicing and supplier payments cannot do without each other',
    edits: [
      [
        'processes/invoicing.yaml',
        'dependsOn:\n',
        'dependsOn:\n  - { kind: process, id: supplier-payments, strength: hard }\n',
      ],
      [
        'processes/supplier-payments.yaml',
        'dependsOn:\n',
        'dependsOn:\n  - { kind: process, id: invoicing, strength: hard }\n',
      ],
    ],
  },
  {
    check: 'regulatory-deadline-kept',
    what: 'temperature reports may take two days, the regulator allows 36 hours',
    edits: [['processes/temperature-compliance-reporting.yaml', '\n  rto: 1d\n', '\n  rto: 2d\n']],
  },
  {
    check: 'impact-analysis-complete',
    what: 'nobody has said what watching the cold rooms must achieve at least',
    edits: [
      [
        'processes/cold-room-monitoring.yaml',
        '  mbco:\n    description: Every occupied room is read at least every 30 minutes, day and night.\n    percent: 100\n',
        '',
      ],
    ],
  },
  {
    check: 'channels-independent',
    what: 'the outage line and the texts both hang on carrier A',
    edits: [
      ['channels/outage-line.yaml', '[carrier-b]', '[carrier-a]'],
      ['channels/sms-broadcast.yaml', '[sms-gateway-host]', '[carrier-a]'],
    ],
  },
  {
    check: 'playbook-exercised',
    what: 'paying by fallback was last exercised in June 2025',
    edits: [[TABLETOP, '  - pay-people-and-suppliers-by-fallback\n', '']],
    added: {
      'exercises/tabletop-pay-run-2025-06.yaml': `name: Tabletop - the pay run without the system
type: tabletop
status: done
date: 2025-06-11
announced: true
scenario: orders-system-lost
playbooks: [pay-people-and-suppliers-by-fallback]
objectives: The emergency file is at the bank by noon
successCriteria:
  - { id: c1, text: Time to the released file, target: 240, unit: minutes at most }
facilitator: continuity-lead
timeline:
  - { at: T+03:20, who: people-and-finance-lead, what: The file is released }
results:
  - { criterion: c1, met: true, actual: 200 }
outcome: pass
report: Report CR-2025-06, kept by the continuity lead
`,
    },
  },
  {
    check: 'binder-current',
    what: 'the head-office binder was printed before the first playbook was approved',
    edits: [['binders/head-office.yaml', 'on: 2026-10-05', 'on: 2026-09-01']],
  },
  {
    check: 'roles-not-names',
    what: 'a mobile number stands in the text of a playbook',
    edits: [
      [MAIL, 'Regulators and banks do not: phone them.', 'Regulators and banks do not: ring 07700 900142.'],
    ],
  },
];

/** The sample plan's files, by path. */
export function sample(): Map<string, string> {
  const folder = new URL('../../content/', import.meta.url).pathname;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')]),
  );
}

/** The sample plan with one defect. Throws when the sample no longer says what the defect changes. */
export function broken({ edits = [], added = {}, removed = [] }: Defect): Map<string, string> {
  const files = sample();
  for (const file of removed) if (!files.delete(file)) throw new Error(`The sample has no ${file}.`);
  for (const [file, from, to] of edits) {
    const text = files.get(file);
    if (text?.includes(from) !== true) throw new Error(`${file} of the sample does not say: ${from}`);
    files.set(
      file,
      text.replace(from, () => to),
    );
  }
  for (const [file, text] of Object.entries(added)) files.set(file, text);
  return files;
}
