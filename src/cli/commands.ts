import type { OptionName } from './options.ts';

/** A command as help tells it: what it does, what stands behind its name, and the options it has. */
export type Command = {
  does: string;
  /** What stands behind the command's name, a line for each form; a command that has none takes no names. */
  names?: readonly string[];
  options: readonly OptionName[];
  /** What stands behind `--format`, the first where it is left out. */
  formats?: readonly string[];
  /** Where an option means something of its own here. */
  means?: Partial<Record<OptionName, string>>;
};

/** Where a plan has no part in it, or is not asked for its day. */
const TODAY = { 'as-of': 'the day on which it is judged, YYYY-MM-DD (today)' };

/** Every command, in the order in which somebody who keeps a plan meets them. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  init: {
    does: 'begins a plan, after six questions',
    options: ['content', 'name', 'time-zone', 'tenant', 'services', 'processes', 'phones'],
    means: { name: 'what the organisation is called' },
  },
  new: {
    does: 'adds a file with the right fields, and opens it',
    names: ['KIND [ID]'],
    options: ['set', 'content'],
  },
  import: {
    does: 'brings Markdown, Word, Excel, CSV or Confluence into the plan',
    names: ['FILE|FOLDER…'],
    options: ['to', 'programme', 'dry-run', 'force', 'yes', 'leave-out', 'country', 'format', 'content'],
    formats: ['text', 'json'],
    means: { to: 'where pages go: guide, or a folder in it, such as guide/old (guide)' },
  },
  export: {
    does: 'writes a table that imports back (.xlsx, .csv), or a playbook for Word (.docx)',
    names: ['process|service|risk|contact|exercise', 'playbook/ID'],
    options: ['to', 'force', 'content'],
    means: { to: 'the file: .xlsx or .csv of a table, .docx of a playbook' },
  },
  fmt: {
    does: 'sets files of the plan in one way, so that a change is a small diff',
    names: ['[FILE|FOLDER…]'],
    options: ['check', 'content'],
  },
  approve: {
    does: 'records who approved what, in its file',
    names: ['KIND/ID'],
    options: ['by', 'evidence', 'version', 'as-of', 'content'],
  },
  codeowners: {
    does: 'writes CODEOWNERS from the owners and approvers of the plan',
    options: ['to', 'check', 'content'],
  },
  expires: {
    does: 'lists what expires soon, owner by owner, in Markdown',
    options: ['within', 'format', 'as-of', 'content'],
    formats: ['markdown', 'json'],
  },
  schema: { does: 'lets editors complete and validate the YAML files', options: ['to', 'content'] },
  dev: {
    does: 'shows the plan in a browser while you write',
    options: ['port', 'host', 'as-of', 'content'],
  },
  check: {
    does: 'says what is wrong with the plan',
    options: ['format', 'only', 'strict', 'as-of', 'content'],
    formats: ['text', 'json', 'sarif', 'github'],
  },
  'what-if': {
    does: 'says what stops when something is lost, and what is left',
    names: ['SCENARIO|FAILURE-DOMAIN|SERVICE…'],
    options: ['for', 'start', 'format', 'as-of', 'content'],
    formats: ['text', 'json'],
  },
  diff: {
    does: 'says what a change reaches',
    names: ['REVISION|FOLDER'],
    options: ['format', 'as-of', 'content'],
    formats: ['text', 'markdown', 'json'],
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
      'since',
      'copies',
      'paper',
      'to',
      'require-pdf',
      'as-of',
      'content',
    ],
  },
  release: {
    does: 'makes a release of the plan: records its printed sheets, sets a git tag',
    options: ['name', 'as-of', 'content'],
    means: { name: 'what the release is called (the day)' },
  },
  hosting: {
    does: 'prints what a host needs',
    names: ['nginx|caddy|headers|azure [ADDRESS]', 'deploy'],
    options: ['users', 'to', 'out'],
  },
  mirrors: {
    does: 'compares the copies on all hosts',
    options: ['key', 'patience', 'format', 'as-of', 'content'],
    formats: ['text', 'json'],
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
    formats: ['text', 'json'],
    means: TODAY,
  },
  keys: { does: 'makes a key that signs copies', names: ['new'], options: ['to'] },
};
