import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A certificate and its key, as a server takes them. */
export type Certified = { cert: string; key: string };

export type CertificateOptions = {
  /** Names and, in numbers, IPv4 addresses that it is for. */
  names: readonly string[];
  /** Milliseconds. */
  from: number;
  until: number;
};

/** An authority of a test's own: its certificate, and a way to have others signed. */
export function authority(): { cert: string; certify: (options: CertificateOptions) => Certified } {
  const { privateKey } = newKey();
  const own = { from: Date.now() - 86_400_000, until: Date.now() + 86_400_000 };
  const name = 'Authority of a test';
  const isAuthority = extension('551d13', sequence(tlv(0x01, Buffer.from([0xff]))), true);
  const cert = certificate({ subject: name, issuer: name, key: privateKey, by: privateKey, ...own }, [
    isAuthority,
  ]);
  return {
    cert,
    certify: ({ names, from, until }) => {
      const { privateKey: key } = newKey();
      const subject = { subject: names[0] ?? '', issuer: name, key, by: privateKey, from, until };
      return {
        cert: certificate(subject, [extension('551d11', sequence(...names.map(alternative)))]),
        key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
  };
}

type Subject = {
  subject: string;
  issuer: string;
  key: KeyObject;
  by: KeyObject;
  from: number;
  until: number;
};

let serial = 1;

/** Source: RFC 5280, 4.1. */
function certificate({ subject, issuer, key, by, from, until }: Subject, extensions: Buffer[]): string {
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([serial++])),
    algorithm,
    nameOf(issuer),
    sequence(time(from), time(until)),
    nameOf(subject),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions)),
  );
  const signature = tlv(0x03, Buffer.from([0]), sign('sha256', body, by));
  const base64 = sequence(body, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
}

function newKey(): { privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [tlv(0x01, Buffer.from([0xff]))] : []), tlv(0x04, value));
}

function alternative(name: string): Buffer {
  return /^[\d.]+$/.test(name)
    ? tlv(0x87, Buffer.from(name.split('.').map(Number)))
    : tlv(0x82, Buffer.from(name));
}

function nameOf(common: string): Buffer {
  return sequence(tlv(0x31, sequence(oid('550403'), tlv(0x0c, Buffer.from(common)))));
}

function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/\.\d+|[-:T]/g, '');
  return tlv(0x18, Buffer.from(digits));
}

function oid(hex: string): Buffer {
  return tlv(0x06, Buffer.from(hex, 'hex'));
}

function sequence(...parts: Buffer[]): Buffer {
  return tlv(0x30, ...parts);
}

function tlv(tag: number, ...parts: Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}
