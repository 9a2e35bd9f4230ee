import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fingerprintsIn, newKey, parsePrivateKey, signingKeyFrom } from '../../src/publish/trust/keys.ts';
import { signatureOf, signerOf } from '../../src/publish/trust/signature.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-keys-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const { key: made, secret, publicFile } = newKey('continuity');
const key = parsePrivateKey(secret, 'The key');
const message = Buffer.from('one\ntwo\n');
const hasSsh = spawnSync('ssh-keygen', ['-?']).error === undefined;

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, 0o600);
  return path;
}

describe('A signature', () => {
  it('names who made it', () => {
    expect(signerOf(signatureOf(message, key), message)).toEqual(made);
  });

  it('is the same every time', () => {
    expect(signatureOf(message, key)).toBe(signatureOf(message, parsePrivateKey(secret, 'The key')));
  });

  it('is of one message alone', () => {
    expect(signerOf(signatureOf(message, key), Buffer.from('one\ntwo'))).toBeUndefined();
  });

  it('is none when any letter of it was changed, added or taken away', () => {
    const signature = signatureOf(message, key);
    for (let at = 0; at < signature.length; at++) {
      const before = signature.slice(0, at);
      const other = signature[at] === 'A' ? 'B' : 'A';
      expect(signerOf(`${before}${other}${signature.slice(at + 1)}`, message)).toBeUndefined();
    }
    expect(signerOf(`${signature}\n`, message)).toBeUndefined();
    expect(signerOf(signature.trimEnd(), message)).toBeUndefined();
    expect(signerOf('', message)).toBeUndefined();
  });
});

describe.runIf(hasSsh)('With OpenSSH', () => {
  const signers = () => file('signers', `muster ${made.line}\n`);
  const signedBySsh = (namespace: string) =>
    execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', file('our-key', secret), '-n', namespace], {
      input: message,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  const verify = (namespace: string) =>
    spawnSync(
      'ssh-keygen',
      ['-Y', 'verify', '-f', signers(), '-I', 'muster', '-n', namespace, '-s', join(folder, 'sums.sig')],
      { input: message, encoding: 'utf8' },
    );

  it('ssh-keygen takes our signature, and refuses it for another purpose', () => {
    file('sums.sig', signatureOf(message, key));
    expect(verify('muster').stdout).toContain(
      `Good "muster" signature for muster with ED25519 key ${made.fingerprint}`,
    );
    expect(verify('git').status).not.toBe(0);
  });

  it('we take the signature of ssh-keygen, made with our own key', () => {
    const signature = signedBySsh('muster');
    expect(signature).toBe(signatureOf(message, key));
    expect(signerOf(signature, message)?.fingerprint).toBe(made.fingerprint);
  });

  it('a signature for another purpose is none', () => {
    expect(signerOf(signedBySsh('git'), message)).toBeUndefined();
  });

  it('shows the fingerprint of our key as we do', () => {
    const shown = execFileSync('ssh-keygen', ['-l', '-f', file('key.pub', publicFile)], { encoding: 'utf8' });
    expect(shown).toBe(`256 ${made.fingerprint} continuity (ED25519)\n`);
    const half = execFileSync('ssh-keygen', ['-y', '-f', file('our-key', secret)], { encoding: 'utf8' });
    expect(half).toBe(publicFile);
  });

  it('a key that it made signs as well, one with a passphrase or of another sort is refused', () => {
    const make = (name: string, type: string, passphrase: string) => {
      const path = join(folder, name);
      execFileSync('ssh-keygen', ['-q', '-t', type, '-N', passphrase, '-C', 'somebody', '-f', path]);
      return path;
    };
    const path = make('theirs', 'ed25519', '');
    const theirs = signingKeyFrom({ MUSTER_SIGNING_KEY_FILE: path });
    expect(fingerprintsIn(readFileSync(`${path}.pub`, 'utf8'))).toEqual([theirs?.fingerprint]);
    const locked = make('locked', 'ed25519', 'secret words');
    expect(() => signingKeyFrom({ MUSTER_SIGNING_KEY_FILE: locked })).toThrow(
      `The signing key ${locked} has a passphrase, which a build cannot type. Give a key without one.`,
    );
    const other = make('other', 'ecdsa', '');
    expect(() => signingKeyFrom({ MUSTER_SIGNING_KEY_FILE: other })).toThrow(
      `The signing key ${other} is no Ed25519 key. Make one with \`muster keys new\`.`,
    );
  });
});

describe('The key of a build', () => {
  const pem = (type: 'ed25519' | 'ed448') =>
    (type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ed448')).privateKey
      .export({ type: 'pkcs8', format: 'pem' })
      .toString();

  it('is the one that the environment holds or names, or none', () => {
    expect(signingKeyFrom({})).toBeUndefined();
    expect(signingKeyFrom({ MUSTER_SIGNING_KEY: '', MUSTER_SIGNING_KEY_FILE: ' ' })).toBeUndefined();
    expect(signingKeyFrom({ MUSTER_SIGNING_KEY: secret })?.fingerprint).toBe(made.fingerprint);
    const oneLine = secret.replaceAll('\n', '\\n');
    expect(signingKeyFrom({ MUSTER_SIGNING_KEY: oneLine })?.fingerprint).toBe(made.fingerprint);
    const path = file('named', secret);
    expect(signingKeyFrom({ MUSTER_SIGNING_KEY_FILE: path })?.fingerprint).toBe(made.fingerprint);
    expect(signingKeyFrom({ MUSTER_SIGNING_KEY: pem('ed25519') })?.fingerprint).toMatch(/^SHA256:.{43}$/);
  });

  it.each([
    ['words', 'hello', 'MUSTER_SIGNING_KEY is no private key.'],
    ['the public half', publicFile, 'MUSTER_SIGNING_KEY is the public half of a key.'],
    ['a key of another sort', pem('ed448'), 'MUSTER_SIGNING_KEY is no Ed25519 key.'],
    ['half a key', secret.replace(/\n.{70}\n/, '\n'), 'MUSTER_SIGNING_KEY is damaged.'],
    ['a damaged key', pem('ed25519').replace(/\nM/, '\nA'), 'MUSTER_SIGNING_KEY cannot be opened:'],
  ])('is refused when it is %s, in one sentence that does not repeat it', (_what, text, sentence) => {
    expect(() => signingKeyFrom({ MUSTER_SIGNING_KEY: text })).toThrow(sentence);
    expect(() => signingKeyFrom({ MUSTER_SIGNING_KEY: text })).not.toThrow(/BEGIN|AAAA|hello/);
  });

  it('is refused when two are named, or the file is not there', () => {
    expect(() => signingKeyFrom({ MUSTER_SIGNING_KEY: secret, MUSTER_SIGNING_KEY_FILE: 'x' })).toThrow(
      'MUSTER_SIGNING_KEY and MUSTER_SIGNING_KEY_FILE both name a key. Set one of them.',
    );
    expect(() => signingKeyFrom({ MUSTER_SIGNING_KEY_FILE: '/nowhere/key' })).toThrow(
      'The signing key /nowhere/key cannot be read.',
    );
  });

  it('is recognised by its fingerprint, its public half or a file of signers', () => {
    expect(fingerprintsIn(made.fingerprint)).toEqual([made.fingerprint]);
    expect(fingerprintsIn(`# ours\nmuster ${publicFile}`)).toEqual([made.fingerprint]);
    expect(fingerprintsIn('SHA256:short')).toEqual([]);
  });
});
