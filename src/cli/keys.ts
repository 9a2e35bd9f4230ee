import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { KEY_FILE_VARIABLE, newKey } from '../publish/trust/keys.ts';

/**
 * `muster keys new`: makes a key that signs copies, in a file that only its owner reads, and its public half beside it.
 * Exit code 0 done, 2 a wrong command line, 3 a file is there already or cannot be written.
 */
export function keys({ names, to }: { names: readonly string[]; to: string }): 0 | 2 | 3 {
  if (names.length !== 1 || names[0] !== 'new')
    return refuse('There is one command for keys: `muster keys new`.', 2);
  const secretFile = resolve(to);
  const publicFile = `${secretFile}.pub`;
  const taken = [secretFile, publicFile].find((file) => existsSync(file));
  if (taken !== undefined)
    return refuse(
      `${taken} is there already, and a key is never overwritten. Name another file with --to.`,
      3,
    );
  const made = newKey(basename(secretFile));
  try {
    writeFileSync(secretFile, made.secret, { mode: 0o600, flag: 'wx' });
    writeFileSync(publicFile, made.publicFile, { flag: 'wx' });
  } catch (cause) {
    rmSync(secretFile, { force: true });
    throw new Error(`The key cannot be written to ${secretFile}.`, { cause });
  }
  console.log(`The key is ${secretFile}; keep it secret, out of every repository, with a copy in a safe.
Its public half is ${publicFile}. Its fingerprint, for binders and for those who verify copies:

  ${made.key.fingerprint}

Builds are signed when ${KEY_FILE_VARIABLE} names the file.`);
  return 0;
}

function refuse<C extends 2 | 3>(fault: string, code: C): C {
  console.error(fault);
  return code;
}
