import { createHash, verify } from 'node:crypto';
import { publicKeyOf } from './keys.ts';
import type { PublicKey, SigningKey } from './keys.ts';
import { armor, unarmor, wireNumber, wireReader, wireString } from './wire.ts';

/** What signatures of copies are for: one made for something else is not taken for one of these. */
export const NAMESPACE = 'muster';

const WHAT = 'SSH SIGNATURE';
const MARK = 'SSHSIG';
const HASH = 'sha512';
const ALGORITHM = 'ssh-ed25519';

/** A signature as `ssh-keygen -Y sign` writes it. The same key and message always give the same text. Source: PROTOCOL.sshsig of OpenSSH. */
export function signatureOf(message: Uint8Array, key: SigningKey): string {
  return written(Buffer.from(key.line.split(' ')[1] ?? '', 'base64'), key.sign(signed(message)));
}

/** Whose signature a text is, of this message; undefined when it is none, or when a single letter of it was changed. */
export function signerOf(signature: string, message: Uint8Array): PublicKey | undefined {
  try {
    const reader = wireReader(unarmor(WHAT, signature) ?? Buffer.alloc(0));
    if (reader.bytes(MARK.length).toString() !== MARK || reader.number() !== 1) return undefined;
    const blob = reader.string();
    // Namespace, what is reserved, and hash: compared below, with all the rest.
    for (let field = 0; field < 3; field++) reader.string();
    const inner = wireReader(reader.string());
    inner.string();
    const bytes = inner.string();
    const { object, fingerprint, line } = publicKeyOf(blob);
    if (written(blob, bytes) !== signature) return undefined;
    return verify(null, signed(message), object, bytes) ? { fingerprint, line } : undefined;
  } catch {
    return undefined;
  }
}

function written(blob: Uint8Array, signature: Uint8Array): string {
  const parts = [
    Buffer.from(MARK),
    wireNumber(1),
    wireString(blob),
    wireString(NAMESPACE),
    wireString(''),
    wireString(HASH),
    wireString(Buffer.concat([wireString(ALGORITHM), wireString(signature)])),
  ];
  return armor(WHAT, Buffer.concat(parts));
}

/** What is signed in place of the message. */
function signed(message: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from(MARK),
    wireString(NAMESPACE),
    wireString(''),
    wireString(HASH),
    wireString(createHash(HASH).update(message).digest()),
  ]);
}
