import { parseArgs } from 'node:util';
import { didYouMean, isDate } from '../plan/index.ts';
import { REPORT_FORMATS } from '../checks/report-options.ts';
import { COMMANDS } from './commands.ts';
import { helpOn, helpOnAll } from './help.ts';
import { OPTIONS } from './options.ts';
import { parseFault } from './parse-faults.ts';

/** Runs one command line. Gives the exit code; everything it has to say is written to the standard streams. */
export async function main(args: string[]): Promise<number> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const wrong = (message: string, help = helpOnAll()) => {
    console.error(`${message}\n\n${help}`);
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
    return wrong(parseFault(cause));
  }
  const { values, positionals, tokens } = parsed;
  const [command, ...extra] = positionals;
  if (values.help || command === undefined) {
    console.log(command === undefined ? helpOnAll() : helpOn(command));
    return command === undefined && !values.help ? 2 : 0;
  }
  const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!known)
    return wrong(`There is no command \`${command}\`.${didYouMean(command, Object.keys(COMMANDS))}`);
  if (extra.length > 0 && known.names === undefined)
    return wrong(`\`${extra.join(' ')}\` is more than \`muster ${command}\` takes.`, helpOn(command));
  for (const token of tokens) {
    if (token.kind === 'option' && !known.options.some((name) => name === token.name))
      return wrong(`\`muster ${command}\` has no option \`--${token.name}\`.`, helpOn(command));
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
        const {
          content,
          to = 'binders',
          role,
          team,
          service,
          scenario,
          playbook,
          all,
          paper,
          since,
        } = values;
        const copies = values.copies === undefined ? undefined : Number(values.copies);
        if (copies !== undefined && !(Number.isInteger(copies) && copies >= 1 && copies <= 999))
          return refuse(`\`--copies\` is a number from 1 to 999, not "${values.copies ?? ''}".`);
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
        return await binders({
          content,
          to,
          asOf,
          paper,
          copies,
          requirePdf: values['require-pdf'],
          choice,
          since,
        });
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
        const { content, to = 'guide', format, 'dry-run': dryRun, force, programme, yes, country } = values;
        const leaveOut = values['leave-out'];
        return await importInto({
          content,
          names: extra,
          to,
          format,
          dryRun,
          force,
          programme,
          yes,
          leaveOut,
          country,
        });
      }
      case 'fmt': {
        const { format } = await import('./fmt.ts');
        return tell(format({ content: values.content, names: extra, check: values.check }));
      }
      case 'approve': {
        const { approve } = await import('./approve.ts');
        const { content, by, evidence, version } = values;
        return tell(approve({ content, names: extra, by, evidence, version, asOf }));
      }
      case 'codeowners': {
        const { codeowners } = await import('./codeowners.ts');
        const { content, to = 'CODEOWNERS', check: onlyCheck } = values;
        return tell(await codeowners({ content, to, check: onlyCheck }));
      }
      case 'expires': {
        const { expires } = await import('./expires.ts');
        const { content, within, format } = values;
        return tell(expires({ content, within, format, asOf }));
      }
      case 'schema': {
        const { writeSchemas } = await import('./schema.ts');
        return writeSchemas({ content: values.content, to: values.to ?? '.schemas' });
      }
      case 'export': {
        const { exportNamed } = await import('./export.ts');
        return await exportNamed({
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
