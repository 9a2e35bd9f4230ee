import { didYouMean } from '../plan/index.ts';
import { OPTIONS } from './options.ts';

/** Says in our words what Node finds wrong with a command line. */
export function parseFault(cause: unknown): string {
  const { message, code } = cause as { message: string; code?: string };
  const [, name = ''] = /'(?:-\w, )?--?([\w-]+)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `There is no option \`--${name}\`.${didYouMean(
      `--${name}`,
      Object.keys(OPTIONS).map((each) => `--${each}`),
    )}`;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' || !isOption(name)) return message;
  const option = OPTIONS[name];
  if (option.type === 'boolean') return `\`--${name}\` stands alone: it takes no value.`;
  const usual = 'hint' in option ? option.hint : 'VALUE';
  return `\`--${name}\` needs a value: --${name} ${usual}. One that begins with a hyphen is written --${name}=VALUE.`;
}

const isOption = (name: string): name is keyof typeof OPTIONS => Object.hasOwn(OPTIONS, name);
