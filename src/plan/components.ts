import type { Kind } from './kinds/fields.ts';

type Attribute = { required?: boolean; names?: Kind | 'refs' | 'ref' | 'message' | 'decision' };

/** The components that a playbook or guide page may use, with their attributes. Source: content-model, "Playbook body". */
export const COMPONENTS: Record<string, Record<string, Attribute>> = {
  Step: {
    id: { required: true },
    role: { names: 'role' },
    within: {},
    uses: { names: 'refs' },
    verify: {},
    ifFails: {},
    caution: {},
  },
  Contact: { id: { required: true, names: 'contact' } },
  Role: { id: { required: true, names: 'role' } },
  Channel: { id: { required: true, names: 'channel' } },
  Message: { id: { required: true, names: 'message' } },
  Decision: { id: { required: true, names: 'decision' } },
  Fact: { of: { required: true, names: 'ref' }, field: { required: true } },
  Status: { scenario: { required: true, names: 'scenario' } },
  Caution: {},
  Note: {},
  OnScreen: {},
  OnPaper: {},
};

/** HTML elements without attributes that a body may use beside Markdown. */
export const ELEMENTS = new Set(['br', 'kbd', 'sub', 'sup', 'abbr']);

/** The role of a step that everybody takes. */
export const EVERYONE = 'everyone';
