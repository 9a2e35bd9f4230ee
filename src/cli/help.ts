import { COMMANDS } from './commands.ts';
import type { Command } from './commands.ts';
import { moreOn } from './help-more.ts';
import { OPTIONS } from './options.ts';
import type { OptionName } from './options.ts';

/** All commands, a line each. */
export function helpOnAll(): string {
  return [
    'muster: continuity playbooks that are there when everything else is down',
    '',
    ...table(Object.entries(COMMANDS).map(([name, { does }]) => [`muster ${name}`, does])),
    '',
    '`muster COMMAND --help` says what a command takes.',
    '',
    'Exit codes: 0 done, 1 the plan or the site has problems, or a copy differs, 2 a wrong command line, 3 could not finish.',
  ].join('\n');
}

/** What one command does and takes; all commands when there is none of that name. */
export function helpOn(name: string): string {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return helpOnAll();
  const forms = (command.names ?? ['']).map((names) => `muster ${name} ${names}`.trim());
  return [
    `muster ${name} ${command.does}.`,
    '',
    ...forms.map((form) => `  ${form} [OPTION]…`),
    '',
    ...table(command.options.map((option) => [written(option, command), meaningOf(option, command)])),
    ...moreOn(name),
  ].join('\n');
}

function written(name: OptionName, { formats }: Command): string {
  const option = OPTIONS[name];
  const hint = name === 'format' && formats ? formats.join('|') : 'hint' in option ? option.hint : '';
  return `--${name} ${hint}`.trim();
}

function meaningOf(name: OptionName, { formats, means }: Command): string {
  const usual = name === 'format' && formats?.[0] !== undefined ? ` (${formats[0]})` : '';
  return (means?.[name] ?? OPTIONS[name].means) + usual;
}

/** Two columns, indented by two. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length)) + 2;
  return rows.map(([first, second]) => `  ${first.padEnd(width)}${second}`);
}
