import { parseArgs } from 'node:util';
import { isDate } from '../plan/index.ts';
import { REPORT_FORMATS } from '../checks/report-options.ts';

const USAGE = `muster: continuity playbooks that are there when everything else is down

  muster init     [--content DIR] [--name TEXT] [--time-zone ZONE] [--tenant TEXT] [--services LIST]
                  [--processes LIST] [--phones LIST]
  muster new      KIND [ID] [--set KEY=VALUE]… [--content DIR]
  muster import   FILE|FOLDER… [--content DIR] [--to guide/…] [--programme] [--dry-run] [--force]
                  [--yes] [--format text|json]
  muster export   process|service|risk|contact [--content DIR] [--to FILE.xlsx|FILE.csv] [--force]
  muster schema   [--content DIR] [--to DIR]
  muster build    [--content DIR] [--out DIR] [--as-of DATE] [--no-binders | --require-pdf]
  muster binders  [BINDER…] [--role ID] [--team NAME] [--service ID] [--scenario ID] [--playbook ID]
                  [--all] [--paper a4|letter] [--require-pdf] [--content DIR] [--to DIR] [--as-of DATE]
  muster sheets   --release NAME [--content DIR] [--as-of DATE]
  muster dev      [--content DIR] [--port N] [--host ADDRESS] [--as-of DATE]
  muster check    [--content DIR] [--format text|json|sarif|github] [--as-of DATE] [--strict]
                  [--only CHECK,…]
  muster what-if  SCENARIO|FAILURE-DOMAIN|SERVICE… [--for 8h] [--start 09:00] [--content DIR]
                  [--format text|json] [--as-of DATE]
  muster diff     REVISION|FOLDER [--content DIR] [--format text|markdown|json] [--as-of DATE]
  muster bundle   [--out DIR] [--zip FILE | --to DIR]
  muster verify   DIR|ZIP|URL [--key KEY] [--format text|json] [--as-of DATE]
  muster keys new [--to FILE]
  muster mirrors  [--content DIR] [--key KEY] [--format text|json] [--patience SECONDS] [--as-of DATE]
  muster release  [--name NAME] [--content DIR] [--as-of DATE]
  muster status   set "MESSAGE" --level outage|disruption|recovery|normal [--next 10:30] [--to FILE]
  muster status   clear [--to FILE]
  muster hosting  nginx|caddy|headers|azure [ADDRESS] [--out DIR] [--to DIR] [--users FILE]
  muster hosting  deploy
  muster preview  [--out DIR] [--port N] [--host ADDRESS]

  --content DIR   the plan's folder (content)
  --out DIR       the site's folder (dist)
  --as-of DATE    the day on which reviews and dates are judged, YYYY-MM-DD
  --strict        warnings fail too
  --only CHECK,…  the only checks whose problems are shown
  --for 8h        how long the loss lasts: 30m, 8h, 2d
  --start 09:00   when it begins, or with its day: 2026-11-21T09:00
  --key KEY       whose copies are genuine: a fingerprint (SHA256:…), a public key, or a file of them
  --zip FILE      the archive of the site (continuity.zip)
  --to DIR        the stick or folder that is brought up to date; the file of a new key (muster-key), of the
                  live status (status.json); the site's folder on a server (/srv/continuity); the folder of
                  full binders (binders)
  --patience 20   how many seconds a host has for its answer
  --name NAME     what the release is called (the day): its tag is release/NAME
  --level LEVEL   how bad it is
  --next 10:30    when the next word is due, at most a day ahead
  --users FILE    names and password hashes on the server: only these may read
  --dry-run       say what an import would do, and write nothing
  --force         overwrite what is there already
  --yes           the columns of tables mean what import takes them for
  --set KEY=VALUE what a field of the new file says
  --release NAME  the release whose printed sheets are written into sheets.json
  --no-binders    no PDF of the binders is made
  --require-pdf   without a browser that prints, or with a binder that cannot be made, it fails
  --role ID …     a binder of the playbooks for a role, team, service or scenario, or of those named
  --all           a binder of the whole plan
  --paper a4      the paper, instead of the binder's own
  --port N        where dev and preview listen (4321); 0 takes a free one

Exit codes: 0 done, 1 the plan or the site has problems, or a copy differs, 2 a wrong command line, 3 could not finish.`;

const OPTIONS = {
  content: { type: 'string', default: 'content' },
  out: { type: 'string', default: 'dist' },
  format: { type: 'string', default: 'text' },
  'as-of': { type: 'string' },
  strict: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
  for: { type: 'string' },
  start: { type: 'string' },
  key: { type: 'string', multiple: true },
  to: { type: 'string' },
  users: { type: 'string' },
  zip: { type: 'string' },
  patience: { type: 'string', default: '20' },
  name: { type: 'string' },
  level: { type: 'string' },
  next: { type: 'string' },
  'no-binders': { type: 'boolean', default: false },
  'require-pdf': { type: 'boolean', default: false },
  role: { type: 'string', multiple: true },
  team: { type: 'string', multiple: true },
  service: { type: 'string', multiple: true },
  scenario: { type: 'string', multiple: true },
  playbook: { type: 'string', multiple: true },
  all: { type: 'boolean', default: false },
  release: { type: 'string' },
  paper: { type: 'string' },
  port: { type: 'string', default: '4321' },
  host: { type: 'string', default: '127.0.0.1' },
  'time-zone': { type: 'string' },
  tenant: { type: 'string' },
  services: { type: 'string' },
  processes: { type: 'string' },
  phones: { type: 'string' },
  set: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  programme: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const ALLOWED: Record<string, readonly (keyof typeof OPTIONS)[]> = {
  init: ['content', 'name', 'time-zone', 'tenant', 'services', 'processes', 'phones'],
  new: ['content', 'set'],
  import: ['content', 'to', 'format', 'dry-run', 'force', 'programme', 'yes'],
  export: ['content', 'to', 'force'],
  schema: ['content', 'to'],
  build: ['content', 'out', 'as-of', 'no-binders', 'require-pdf'],
  binders: [
    'content',
    'to',
    'as-of',
    'require-pdf',
    'role',
    'team',
    'service',
    'scenario',
    'playbook',
    'all',
    'paper',
  ],
  sheets: ['content', 'release', 'as-of'],
  dev: ['content', 'as-of', 'port', 'host'],
  check: ['content', 'format', 'as-of', 'strict', 'only'],
  'what-if': ['content', 'format', 'for', 'start', 'as-of'],
  diff: ['content', 'format', 'as-of'],
  bundle: ['out', 'zip', 'to'],
  verify: ['key', 'format', 'as-of'],
  keys: ['to'],
  mirrors: ['content', 'key', 'format', 'patience', 'as-of'],
  release: ['content', 'name', 'as-of'],
  status: ['content', 'level', 'next', 'to'],
  hosting: ['out', 'to', 'users'],
  preview: ['out', 'port', 'host'],
};

/** Commands that take names behind them. */
const NAMING = new Set([
  'what-if',
  'diff',
  'verify',
  'keys',
  'status',
  'hosting',
  'new',
  'import',
  'export',
  'binders',
]);

/** Runs one command line. Gives the exit code; everything it has to say is written to the standard streams. */
export async function main(args: string[]): Promise<number> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const wrong = (message: string) => {
    console.error(`${message}\n\n${USAGE}`);
    return 2;
  };
  // A value that cannot be taken is one sentence: the list of all options would bury it.
  const refuse = (message: string) => {
    console.error(message);
    return 2;
  };
  let parsed;
  try {
    parsed = parseArgs({ args, options: OPTIONS, allowPositionals: true, tokens: true });
  } catch (cause) {
    return wrong(cause instanceof Error ? cause.message : String(cause));
  }
  const { values, positionals, tokens } = parsed;
  const [command, ...extra] = positionals;
  if (values.help || command === undefined) {
    console.log(USAGE);
    return command === undefined && !values.help ? 2 : 0;
  }
  const allowed = ALLOWED[command];
  if (!allowed) return wrong(`There is no command \`${command}\`.`);
  if (extra.length > 0 && !NAMING.has(command))
    return wrong(`\`${extra.join(' ')}\` is more than \`muster ${command}\` takes.`);
  for (const token of tokens) {
    if (token.kind === 'option' && !allowed.includes(token.name)) {
      return wrong(`\`muster ${command}\` has no option \`--${token.name}\`.`);
    }
  }
  const asOf = values['as-of'];
  if (asOf !== undefined && !isDate(asOf))
    return refuse(`\`--as-of\` must be a day that exists, written YYYY-MM-DD, but is "${asOf}".`);
  // Astro and Vite look at it: what a build makes, and whether pages reload, must not hang on the caller's shell.
  process.env['NODE_ENV'] = command === 'dev' ? 'development' : 'production';
  const today = asOf ?? new Date().toISOString().slice(0, 10);
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65535)
    return refuse(`\`--port\` must be a number from 0 to 65535, but is "${values.port}".`);
  try {
    switch (command) {
      case 'build': {
        const { build } = await import('./build.ts');
        const { content, out } = values;
        const printed = !values['no-binders'] && process.env['MUSTER_BINDERS'] !== 'off';
        return await build({ content, out, asOf, binders: printed, requirePdf: values['require-pdf'] });
      }
      case 'binders': {
        const { binders } = await import('./binders.ts');
        const { content, to = 'binders', role, team, service, scenario, playbook, all, paper } = values;
        if (paper !== undefined && paper !== 'a4' && paper !== 'letter')
          return refuse(`\`--paper\` is a4 or letter, not "${paper}".`);
        const choice = {
          names: extra,
          roles: role ?? [],
          teams: team ?? [],
          services: service ?? [],
          scenarios: scenario ?? [],
          playbooks: playbook ?? [],
          all,
        };
        return await binders({ content, to, asOf, paper, requirePdf: values['require-pdf'], choice });
      }
      case 'sheets': {
        const { recordSheets } = await import('./sheets.ts');
        const { content, release } = values;
        if (release === undefined)
          return refuse('`muster sheets` needs the name of a release: --release NAME.');
        return recordSheets({ content, release, on: today });
      }
      case 'dev': {
        const { dev } = await import('./dev.ts');
        return await dev({ content: values.content, asOf, port, host: values.host });
      }
      case 'init': {
        const { init } = await import('./init.ts');
        const { content, name, 'time-zone': timeZone, tenant, services, processes, phones } = values;
        return await init({ content, name, timeZone, tenant, services, processes, phones, today });
      }
      case 'new': {
        const { createNew } = await import('./new.ts');
        return await createNew({ content: values.content, names: extra, set: values.set ?? [] });
      }
      case 'import': {
        const { importInto } = await import('./import.ts');
        const { content, to = 'guide', format, 'dry-run': dryRun, force, programme, yes } = values;
        return await importInto({ content, names: extra, to, format, dryRun, force, programme, yes });
      }
      case 'schema': {
        const { writeSchemas } = await import('./schema.ts');
        return writeSchemas({ content: values.content, to: values.to ?? '.schemas' });
      }
      case 'export': {
        const { exportTable } = await import('./export.ts');
        return await exportTable({
          content: values.content,
          names: extra,
          to: values.to,
          force: values.force,
        });
      }
      case 'what-if': {
        const { answerWhatIf } = await import('./what-if.ts');
        const { content, format, for: lasts, start } = values;
        const color = process.stdout.isTTY;
        return tell(answerWhatIf({ content, names: extra, format, lasts, start, asOf, color }));
      }
      case 'diff': {
        const { diff } = await import('./diff.ts');
        const { content, format } = values;
        return tell(await diff({ content, names: extra, format, asOf, color: process.stdout.isTTY }));
      }
      case 'bundle': {
        const { bundle } = await import('./bundle.ts');
        const { out, zip, to } = values;
        if (zip !== undefined && to !== undefined)
          return refuse('`--zip` makes an archive and `--to` brings a stick up to date: name one of them.');
        return await bundle({ out, zip: zip ?? 'continuity.zip', to, today });
      }
      case 'verify': {
        const { verify } = await import('./verify.ts');
        return tell(await verify({ names: extra, keys: values.key ?? [], format: values.format, today }));
      }
      case 'keys': {
        const { keys } = await import('./keys.ts');
        return keys({ names: extra, to: values.to ?? 'muster-key' });
      }
      case 'mirrors': {
        const { mirrors } = await import('./mirrors.ts');
        const { content, format, patience, key: keys = [] } = values;
        return tell(await mirrors({ content, keys, format, patience, asOf, now: Date.now() }));
      }
      case 'release': {
        const { release } = await import('./release.ts');
        return tell(await release({ content: values.content, name: values.name, asOf, now: Date.now() }));
      }
      case 'status': {
        const { status } = await import('./status.ts');
        const { level, next, content, to = 'status.json' } = values;
        return tell(status({ names: extra, level, next, to, content, now: Date.now() }));
      }
      case 'hosting': {
        const { hosting } = await import('./hosting.ts');
        const { out, to, users } = values;
        return tell(hosting({ names: extra, out, to: to ?? '/srv/continuity', users }));
      }
      case 'preview': {
        const { preview } = await import('./preview.ts');
        return await preview({ out: values.out, port, host: values.host });
      }
      default: {
        const { check } = await import('./check.ts');
        const format = REPORT_FORMATS.find((each) => each === values.format);
        if (format === undefined)
          return refuse(
            `\`--format\` is ${REPORT_FORMATS.join(', ').replace(/, (?=\w+$)/, ' or ')}, not "${values.format}".`,
          );
        return tell(
          await check({
            content: values.content,
            format,
            asOf,
            strict: values.strict,
            only: values.only?.flatMap((ids) => ids.split(',')).map((id) => id.trim()),
            color: process.stdout.isTTY,
          }),
        );
      }
    }
  } catch (cause) {
    console.error(cause instanceof Error ? explain(cause) : String(cause));
    return 3;
  }
}

/** Writes what a command has found, and gives its exit code. */
function tell({ output, errors, exitCode }: { output: string; errors: string[]; exitCode: number }): number {
  if (output !== '') console.log(output);
  for (const error of errors) console.error(error);
  return exitCode;
}

/** What went wrong on the machine's side; the stack only when asked for with MUSTER_DEBUG. */
function explain(error: Error): string {
  if (process.env['MUSTER_DEBUG']) return error.stack ?? error.message;
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `muster could not finish: ${error.message}${cause}`;
}
