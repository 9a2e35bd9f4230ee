import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { armor, unarmor, wireNumber, wireReader, wireString } from './wire.ts';

const ALGORITHM = 'ssh-ed25519';
const OPENSSH = 'OPENSSH PRIVATE KEY';
const OPENSSH_MARK = 'openssh-key-v1\0';
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8, and before those of a public one. Source: RFC 8410. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** A key that signs copies. The secret part is in the function alone, so that nothing can print it by mistake. */
export type SigningKey = PublicKey & { sign: (message: Uint8Array) => Buffer };

export type PublicKey = {
  /** `SHA256:…`, as ssh-keygen shows it: what people compare. */
  fingerprint: string;
  /** `ssh-ed25519 AAAA…` */
  line: string;
};

/** The environment variables that name the key of a build: its text, or the file that holds it. */
export const KEY_VARIABLE = 'MUSTER_SIGNING_KEY';
export const KEY_FILE_VARIABLE = 'MUSTER_SIGNING_KEY_FILE';

/** The key that the environment names; undefined when it names none. Throws when that is no key that can sign. */
export function signingKeyFrom(
  environment: Readonly<Record<string, string | undefined>>,
): SigningKey | undefined {
  const text = environment[KEY_VARIABLE]?.trim() ?? '';
  const file = environment[KEY_FILE_VARIABLE]?.trim() ?? '';
  if (text !== '' && file !== '')
    throw new Error(`${KEY_VARIABLE} and ${KEY_FILE_VARIABLE} both name a key. Set one of them.`);
  // Secrets of build services are often one line.
  if (text !== '') return parsePrivateKey(text.replaceAll('\\n', '\n'), KEY_VARIABLE);
  if (file === '') return undefined;
  let held: string;
  try {
    held = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`The signing key ${file} cannot be read.`, { cause });
  }
  return parsePrivateKey(held, `The signing key ${file}`);
}

/** Reads an Ed25519 key as OpenSSH or PKCS #8 writes it. `name` begins the sentence of what is wrong with it. */
export function parsePrivateKey(text: string, name: string): SigningKey {
  const seed = unarmor(OPENSSH, text);
  if (seed) return signingKey(privateKeyOf(seedOf(seed, name)));
  if (/-----BEGIN (?:ENCRYPTED )?PRIVATE KEY-----/.test(text)) {
    let key: KeyObject;
    try {
      key = createPrivateKey(text);
    } catch {
      throw new Error(`${name} cannot be opened: it is damaged or has a passphrase. Give one without.`);
    }
    if (key.asymmetricKeyType === 'ed25519') return signingKey(key);
    throw notEd25519(name);
  }
  const given = /^(?:ssh-|ecdsa-)/.test(text.trim()) ? 'the public half of a key' : 'no private key';
  throw new Error(`${name} is ${given}. Make one with \`muster keys new\`.`);
}

/** A new key and the two files that hold it: the secret one in the format of OpenSSH, and the public one. */
export function newKey(comment: string): { key: PublicKey; secret: string; publicFile: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(PKCS8.length);
  const key = signingKey(privateKey);
  const point = pointOf(key.line);
  // OpenSSH writes the same number twice, to see whether a passphrase was right; without one it need not be random.
  const check = createHash('sha256').update(point).digest().subarray(0, 4);
  const inner = Buffer.concat([
    check,
    check,
    wireString(ALGORITHM),
    wireString(point),
    wireString(Buffer.concat([seed, point])),
    wireString(comment),
  ]);
  const padding = Buffer.from(Array.from({ length: (8 - (inner.length % 8)) % 8 }, (_, index) => index + 1));
  const whole = Buffer.concat([
    Buffer.from(OPENSSH_MARK),
    wireString('none'),
    wireString('none'),
    wireString(''),
    wireNumber(1),
    wireString(blobOf(point)),
    wireString(Buffer.concat([inner, padding])),
  ]);
  const { fingerprint, line } = key;
  return { key: { fingerprint, line }, secret: armor(OPENSSH, whole), publicFile: `${line} ${comment}\n` };
}

/** The public key of an SSH blob. Throws for anything but Ed25519. */
export function publicKeyOf(blob: Uint8Array): PublicKey & { object: KeyObject } {
  const reader = wireReader(blob);
  if (reader.string().toString() !== ALGORITHM) throw new Error('The key is not an Ed25519 key.');
  const point = reader.string();
  if (point.length !== 32 || reader.rest().length > 0) throw new Error('The key is damaged.');
  return {
    fingerprint: fingerprintOf(blob),
    line: `${ALGORITHM} ${Buffer.from(blob).toString('base64')}`,
    object: createPublicKey({ key: Buffer.concat([SPKI, point]), type: 'spki', format: 'der' }),
  };
}

/** The fingerprints that a text names: fingerprints themselves, public keys, or lines of a file of allowed signers. */
export function fingerprintsIn(text: string): string[] {
  const named = [...text.matchAll(/SHA256:[A-Za-z0-9+/]{43}/g)].map(([fingerprint]) => fingerprint);
  const keys = [...text.matchAll(/ssh-ed25519 (AAAA[A-Za-z0-9+/]+=*)/g)].map(([, blob = '']) =>
    fingerprintOf(Buffer.from(blob, 'base64')),
  );
  return [...new Set([...named, ...keys])];
}

function signingKey(key: KeyObject): SigningKey {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const blob = blobOf(der.subarray(SPKI.length));
  return {
    fingerprint: fingerprintOf(blob),
    line: `${ALGORITHM} ${blob.toString('base64')}`,
    sign: (message) => sign(null, message, key),
  };
}

function privateKeyOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), type: 'pkcs8', format: 'der' });
}

/** The 32 secret bytes in a key of OpenSSH. Source: PROTOCOL.key of OpenSSH. */
function seedOf(bytes: Buffer, name: string): Buffer {
  const damaged = new Error(`${name} is damaged.`);
  try {
    const reader = wireReader(bytes);
    if (reader.bytes(OPENSSH_MARK.length).toString() !== OPENSSH_MARK) throw damaged;
    const cipher = reader.string().toString();
    if (cipher !== 'none')
      throw new Error(`${name} has a passphrase, which a build cannot type. Give a key without one.`);
    reader.string();
    reader.string();
    if (reader.number() !== 1) throw damaged;
    reader.string();
    const inner = wireReader(reader.string());
    if (inner.number() !== inner.number()) throw damaged;
    if (inner.string().toString() !== ALGORITHM) throw notEd25519(name);
    const point = inner.string();
    const pair = inner.string();
    const seed = pair.subarray(0, 32);
    if (!pointOf(signingKey(privateKeyOf(seed)).line).equals(point)) throw damaged;
    return seed;
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith(name)) throw cause;
    throw damaged;
  }
}

function notEd25519(name: string): Error {
  return new Error(`${name} is no Ed25519 key. Make one with \`muster keys new\`.`);
}

function blobOf(point: Uint8Array): Buffer {
  return Buffer.concat([wireString(ALGORITHM), wireString(point)]);
}

/** The 32 public bytes in a line of a public key. */
function pointOf(line: string): Buffer {
  return Buffer.from(line.split(' ')[1] ?? '', 'base64').subarray(-32);
}

function fingerprintOf(blob: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}
