import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OFFERED, starterPlan } from '../author/starter.ts';
import type { OfferedService } from '../author/starter.ts';
import { isPhone, parsePlan } from '../plan/index.ts';
import { runChecks } from '../checks/index.ts';
import { asking, isAsked } from './ask.ts';
import type { Ask } from './ask.ts';
import { putFiles } from './put-files.ts';
import { PLAN_FILE } from './read-plan.ts';
import { projectOf, putEditorFiles } from './schema.ts';

type Given = {
  content: string;
  name?: string | undefined;
  timeZone?: string | undefined;
  tenant?: string | undefined;
  services?: string | undefined;
  processes?: string | undefined;
  phones?: string | undefined;
  today: string;
};

type Key = 'name' | 'timeZone' | 'tenant' | 'services' | 'processes' | 'phones';
type Question = {
  key: Key;
  flag: string;
  text: string;
  usual?: string;
  fault: (answer: string) => string | undefined;
};

const listOf = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
const NUMBERED = Object.keys(OFFERED) as OfferedService[];

const QUESTIONS: readonly Question[] = [
  { key: 'name', flag: '--name', text: 'What is the organisation called?', fault: missing('a name') },
  {
    key: 'timeZone',
    flag: '--time-zone',
    text: 'In which time zone is it?',
    usual: 'Europe/London',
    fault: (answer) =>
      isTimeZone(answer) ? undefined : `"${answer}" is no time zone. One is Europe/London.`,
  },
  {
    key: 'tenant',
    flag: '--tenant',
    text: 'Which cloud tenant does it live in (its mail domain)?',
    fault: missing('a mail domain or a name'),
  },
  {
    key: 'services',
    flag: '--services',
    text: `Which services does it use (${NUMBERED.map((id, at) => `${at + 1} ${OFFERED[id]}`).join(', ')})?`,
    usual: '1,5',
    fault: (answer) => {
      const wrong = listOf(answer).find((part) => serviceOf(part) === undefined);
      if (wrong !== undefined) return `"${wrong}" is none of ${NUMBERED.join(', ')}.`;
      return listOf(answer).length === 0 ? 'Pick at least one.' : undefined;
    },
  },
  {
    key: 'processes',
    flag: '--processes',
    text: 'Which three kinds of work must go on (separated by commas)?',
    fault: (answer) => (listOf(answer).length === 0 ? 'Name at least one.' : undefined),
  },
  {
    key: 'phones',
    flag: '--phones',
    text: 'At which two numbers are the person who leads and their deputy reached (+44…, +44…)?',
    fault: (answer) => {
      const phones = listOf(answer).map(digits);
      if (phones.length === 2 && phones.every(isPhone) && phones[0] !== phones[1]) return undefined;
      return 'Write two different numbers with country code, such as +441632960155, +441632960156.';
    },
  },
];

/**
 * Writes a new plan into a folder that holds none. What the flags do not say is asked on a terminal; elsewhere it is a fault.
 * Gives the exit code.
 */
export async function init({ content, today, ...given }: Given): Promise<number> {
  const folder = resolve(content);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    const what = existsSync(join(folder, PLAN_FILE)) ? 'holds a plan already' : 'is not empty';
    console.error(`${folder} ${what}. Name another folder with --content.`);
    return 2;
  }
  const answers = new Map<Key, string>();
  const open = QUESTIONS.filter(({ key }) => given[key] === undefined);
  for (const { key, flag, fault } of QUESTIONS) {
    const answer = given[key];
    const wrong = answer === undefined ? undefined : fault(answer.trim());
    if (wrong !== undefined) {
      console.error(`\`${flag}\`: ${wrong}`);
      return 2;
    }
    if (answer !== undefined) answers.set(key, answer.trim());
  }
  if (open.length > 0 && !isAsked()) {
    const flags = open.map(({ flag }) => `\`${flag}\``).join(', ');
    console.error(`There is no terminal to ask on. Say it with ${flags}.`);
    return 2;
  }
  if (open.length > 0)
    await asking(async (ask: Ask) => {
      for (const question of open) answers.set(question.key, await ask(question));
    });
  const said = (key: Key) => answers.get(key) ?? '';
  const [lead = '', deputy = ''] = listOf(said('phones')).map(digits);
  const files = starterPlan({
    name: said('name'),
    timeZone: said('timeZone'),
    tenant: said('tenant'),
    services: listOf(said('services')).flatMap((part) => serviceOf(part) ?? []),
    processes: listOf(said('processes')),
    phones: [lead, deputy],
    today,
  });
  putFiles(folder, files);
  const { plan, problems } = parsePlan(files);
  const project = projectOf(content);
  putEditorFiles(plan, content, join(project, '.schemas'));
  ignoreWhatIsMade(project);
  const left = [...problems, ...runChecks(plan, { today })].filter(({ severity }) => severity !== 'note');
  console.log(`${files.size} files are in ${folder}. See them with \`muster dev --content ${content}\`.`);
  console.log(
    'VS Code completes and validates them, with what is in .vscode/ and .schemas/; `muster schema` writes .schemas/ anew.',
  );
  if (left.length > 0) console.log(`What to do first, says \`muster check\`:`);
  for (const { file, message } of left) console.log(`  ${file}: ${message}`);
  return 0;
}

/** What is made from the plan, what muster remembers, and keys that sign: nothing for git, and binders hold private numbers. */
const MADE = [
  'node_modules/',
  '/dist/',
  '/binders/',
  '/.schemas/',
  '.muster/',
  '.astro/',
  '/continuity.zip',
  '/muster-key',
];

/** Adds to the `.gitignore` of a folder what it lacks. */
function ignoreWhatIsMade(project: string): void {
  const file = join(project, '.gitignore');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = before.split(/\r?\n/).map((line) => line.replace(/^\//, ''));
  const lacking = MADE.filter((line) => !lines.includes(line.replace(/^\//, '')));
  const end = before === '' || before.endsWith('\n') ? '' : '\n';
  if (lacking.length > 0)
    putFiles(project, new Map([['.gitignore', `${before}${end}${lacking.join('\n')}\n`]]));
}

function missing(what: string) {
  return (answer: string) => (answer === '' ? `Write ${what}.` : undefined);
}

function serviceOf(part: string): OfferedService | undefined {
  const folded = part.toLowerCase().replaceAll(' ', '-');
  return NUMBERED.find((id, at) => id === folded || String(at + 1) === part);
}

const digits = (phone: string) => phone.replace(/[\s().-]/g, '');

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
