import type { OptionName } from './options.ts';

/** A command as help tells it: what it does, what stands behind its name, and the options it has. */
export type Command = {
  does: string;
  /** What stands behind the command's name, a line for each form; a command that has none takes no names. */
  names?: readonly string[];
  options: readonly OptionName[];
};

/** Every command, in the order in which somebody who keeps a plan meets them. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  init: {
    does: 'begins a plan, after six questions',
    options: ['content', 'name', 'time-zone', 'tenant', 'services', 'processes', 'phones'],
  },
  new: {
    does: 'adds a file with the right fields, and opens it',
    names: ['KIND [ID]'],
    options: ['set', 'content'],
  },
  import: {
    does: 'brings Markdown, Word, Excel, CSV or Confluence into the plan',
    names: ['FILE|FOLDER…'],
    options: ['to', 'programme', 'dry-run', 'force', 'yes', 'format', 'content'],
  },
  export: {
    does: 'writes a table that imports back: .xlsx or .csv',
    names: ['process|service|risk|contact'],
    options: ['to', 'force', 'content'],
  },
  schema: { does: 'lets editors complete and validate the YAML files', options: ['to', 'content'] },
  dev: {
    does: 'shows the plan in a browser while you write',
    options: ['port', 'host', 'as-of', 'content'],
  },
  check: {
    does: 'says what is wrong with the plan: text, json, sarif, github',
    options: ['format', 'only', 'strict', 'as-of', 'content'],
  },
  'what-if': {
    does: 'says what stops when something is lost, and what is left',
    names: ['SCENARIO|FAILURE-DOMAIN|SERVICE…'],
    options: ['for', 'start', 'format', 'as-of', 'content'],
  },
  diff: {
    does: 'says what a change reaches: text, markdown, json',
    names: ['REVISION|FOLDER'],
    options: ['format', 'as-of', 'content'],
  },
  build: {
    does: 'makes the site',
    options: ['out', 'no-binders', 'require-pdf', 'as-of', 'content'],
  },
  preview: { does: 'serves the site on this machine', options: ['out', 'port', 'host'] },
  binders: {
    does: 'prints full binders, private numbers included, as PDF',
    names: ['[BINDER…]', '[pocket-card|wall-poster|wallet-card|phone-sticker…]'],
    options: [
      'role',
      'team',
      'service',
      'scenario',
      'playbook',
      'all',
      'copies',
      'paper',
      'to',
      'require-pdf',
      'as-of',
      'content',
    ],
  },
  sheets: {
    does: 'records the codes of printed sheets for a release',
    options: ['release', 'as-of', 'content'],
  },
  release: { does: 'makes a release of the plan, a git tag', options: ['name', 'as-of', 'content'] },
  hosting: {
    does: 'prints what a host needs',
    names: ['nginx|caddy|headers|azure [ADDRESS]', 'deploy'],
    options: ['users', 'to', 'out'],
  },
  mirrors: {
    does: 'compares the copies on all hosts',
    options: ['key', 'patience', 'format', 'as-of', 'content'],
  },
  status: {
    does: 'writes the live status',
    names: ['set "MESSAGE"', 'clear'],
    options: ['level', 'next', 'to', 'content'],
  },
  bundle: { does: 'makes one archive, or brings a stick up to date', options: ['zip', 'to', 'out'] },
  verify: {
    does: 'says whether a copy is the one that was made',
    names: ['DIR|ZIP|URL'],
    options: ['key', 'format', 'as-of'],
  },
  keys: { does: 'makes a key that signs copies', names: ['new'], options: ['to'] },
};
