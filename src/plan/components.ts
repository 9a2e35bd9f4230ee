import type { Kind } from './kinds/fields.ts';

type Attribute = {
  required?: boolean;
  names?: Kind | 'refs' | 'ref' | 'message' | 'decision';
  /** What it says, for the field reference. */
  meaning: string;
};

const id = (names: Kind | 'message' | 'decision', meaning: string) => ({
  id: { required: true, names, meaning },
});

/** The components that a playbook or guide page may use, with their attributes. Source: content-model, "Playbook body". */
export const COMPONENTS: Record<string, Record<string, Attribute>> = {
  Step: {
    id: { required: true, meaning: 'Its id within the playbook.' },
    role: { names: 'role', meaning: 'The role that takes it; `everyone` for everybody.' },
    within: { meaning: 'By when, as a duration since activation: `30m`.' },
    uses: { names: 'refs', meaning: 'What is needed for it: `service/teams channel/outage-line`.' },
    verify: { meaning: 'What proves that it is done.' },
    ifFails: { meaning: 'What to do when it does not work.' },
    caution: { meaning: 'What to look out for.' },
  },
  Contact: id('contact', 'The contact, with the ways to reach it.'),
  Role: id('role', 'The role, with the contacts that fill it.'),
  Channel: id('channel', 'The channel, with how to join it.'),
  Message: id('message', 'The id of one of the `messages` of the playbook.'),
  Decision: id('decision', 'The id of one of the `decisions` of the playbook.'),
  Fact: {
    of: { required: true, names: 'ref', meaning: 'Whose value is shown: `process/payroll`.' },
    field: { required: true, meaning: 'Which value: `rto`.' },
  },
  Status: {
    scenario: { required: true, names: 'scenario', meaning: 'Whose public status pages are shown.' },
  },
  Caution: {},
  Note: {},
  OnScreen: {},
  OnPaper: {},
};

/** HTML elements without attributes that a body may use beside Markdown. */
export const ELEMENTS = new Set(['br', 'kbd', 'sub', 'sup', 'abbr']);

/** The role of a step that everybody takes. */
export const EVERYONE = 'everyone';
