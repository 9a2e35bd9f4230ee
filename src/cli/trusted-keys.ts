import { existsSync, readFileSync, statSync } from 'node:fs';
import { fingerprintsIn } from '../publish/trust/keys.ts';

/** The fingerprints of the keys that `--key` names: by themselves, as public keys, or in files; or a sentence of what is wrong. */
export function trustedKeys(keys: readonly string[]): { fingerprints: string[] } | { fault: string } {
  const fingerprints: string[] = [];
  for (const key of keys) {
    const found = fingerprintsIn(existsSync(key) && statSync(key).isFile() ? readFileSync(key, 'utf8') : key);
    if (found.length === 0)
      return {
        fault: `\`--key\` names no key: "${key}" is no fingerprint (SHA256:…), no public key (ssh-ed25519 …) and no file that holds one.`,
      };
    fingerprints.push(...found);
  }
  return { fingerprints };
}
