import { existsSync, readFileSync, statSync } from 'node:fs';
import { counted } from '../checks/wording.ts';
import { formatDate } from '../plan/index.ts';
import { folderSource } from '../publish/trust/folder-source.ts';
import { hostSource } from '../publish/trust/host-source.ts';
import { UnfitCopy } from '../publish/trust/source.ts';
import type { CopySource } from '../publish/trust/source.ts';
import { verifyCopy } from '../publish/trust/verify.ts';
import type { Verdict } from '../publish/trust/verify.ts';
import { zipSource } from '../publish/trust/zip-source.ts';
import { trustedKeys } from './trusted-keys.ts';

export type VerifyCommand = {
  /** What was named: one folder, archive or address. */
  names: readonly string[];
  /** Keys to trust: fingerprints, public keys, or files that hold them. */
  keys: readonly string[];
  format: string;
  today: string;
};

type Answer = { output: string; errors: string[]; exitCode: 0 | 1 | 2 };

/**
 * Compares a copy with its signed sums. Exit code 0 it is as it was made, 1 it differs, 2 a wrong command line. Throws for a
 * copy that cannot be read to its end, which says nothing of what it holds.
 */
export async function verify({ names, keys, format, today }: VerifyCommand): Promise<Answer> {
  const [name, ...others] = names;
  if (name === undefined || others.length > 0)
    return refuse('Name one copy: a folder, an archive (.zip) or an address (https://…).');
  if (format !== 'text' && format !== 'json') return refuse(`\`--format\` is text or json, not "${format}".`);
  const named = trustedKeys(keys);
  if ('fault' in named) return refuse(named.fault);
  const trusted = named.fingerprints;
  const isAddress = /^https?:\/\//i.test(name);
  if (isAddress ? !URL.canParse(name) : !existsSync(name)) return refuse(`There is nothing at ${name}.`);
  try {
    const verdict = await verifyCopy(sourceOf(name, isAddress), { trusted, today });
    const output = format === 'json' ? asJson({ copy: name, ...verdict }) : asText(name, verdict);
    return { output, errors: [], exitCode: verdict.fine ? 0 : 1 };
  } catch (error) {
    if (!(error instanceof UnfitCopy)) throw error;
    if (format === 'json')
      return { output: asJson({ copy: name, fine: false, fault: error.message }), errors: [], exitCode: 1 };
    return { output: `${name}: ${error.message}`, errors: [], exitCode: 1 };
  }
}

function sourceOf(name: string, isAddress: boolean): CopySource {
  if (isAddress) return hostSource(name);
  return statSync(name).isDirectory() ? folderSource(name) : zipSource(readFileSync(name));
}

function refuse(error: string): Answer {
  return { output: '', errors: [error], exitCode: 2 };
}

function asJson(value: unknown): string {
  // What is not known is null: a key that is left out could be read as "not asked".
  return JSON.stringify(value, (_key, held: unknown) => (held === undefined ? null : held), 2);
}

function asText(name: string, verdict: Verdict): string {
  const { files, changed, missing, extra } = verdict;
  const list = (word: string, names: readonly string[]) => names.map((file) => `  ${word}  ${file}`);
  return [
    `${name}: ${headline(verdict)}`,
    `  ${counted(files, 'file')}. ${versionWords(verdict)}`,
    `  ${signatureWords(verdict)}`,
    ...list('changed', changed),
    ...list('missing', missing),
    ...list('extra  ', extra ?? []),
    ...(extra === undefined
      ? ['  A host does not tell what else it holds: extra files were not looked for.']
      : []),
  ].join('\n');
}

function headline({ fine, changed, missing, extra }: Verdict): string {
  if (fine) return 'every file is as it was made';
  const whole = changed.length + missing.length + (extra?.length ?? 0) === 0;
  return whole
    ? 'its files fit its sums, but it is not proven to be genuine'
    : 'this is not the copy that was made';
}

function versionWords({ version, date, ageDays }: Verdict): string {
  if (version === undefined) return 'Which version it is cannot be said.';
  if (date === undefined || ageDays === undefined) return `Version ${version}, of an unknown day.`;
  const age = ageDays <= 0 ? 'today' : `${counted(ageDays, 'day')} old`;
  return `Version ${version} of ${formatDate(date)}, ${age}.`;
}

function signatureWords({ signature: { state, fingerprint = '' } }: Verdict): string {
  switch (state) {
    case 'trusted':
      return `Signed by ${fingerprint}, as it should be.`;
    case 'unknown':
      return `Signed by ${fingerprint}. Compare this with the key in your binder, or name that with --key.`;
    case 'foreign':
      return `Signed by ${fingerprint}, which is not the key that you named: somebody else made this copy.`;
    case 'bad':
      return 'The signature does not fit: it, or the sums, were changed after signing.';
    case 'none':
      return 'Not signed: this finds damage, but says nothing of who made the copy.';
  }
}
