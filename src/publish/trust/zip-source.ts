import { crc32, inflateRawSync } from 'node:zlib';
import { UnfitCopy } from './source.ts';
import type { CopySource } from './source.ts';
import { staysInside } from './sums.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end of an archive has 22 bytes and a comment of at most 65,535. Source: APPNOTE.TXT of PKWARE, 4.3.16. */
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

type Entry = { name: string; method: number; crc: number; packed: number; size: number; start: number };

/**
 * A copy in a zip archive. Throws for an archive that unpacks to anything but its files in a folder of their own: names that
 * lead out of it, two of one name, links, or parts that contradict one another.
 */
export function zipSource(bytes: Buffer): CopySource {
  const entries = readEntries(bytes);
  return {
    closed: true,
    list: (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`;
      return [...entries.keys()]
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length));
    },
    read: (file) => {
      const entry = entries.get(file);
      return Promise.resolve(entry && unpacked(bytes, entry));
    },
  };
}

function readEntries(bytes: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  try {
    const end = findEnd(bytes);
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    for (let index = 0; index < count; index++) {
      if (bytes.readUInt32LE(at) !== ENTRY) throw damaged();
      const [nameLength, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
      const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
      const entry = readEntry(bytes, at, name);
      refuseName(name, folded);
      if (!name.endsWith('/')) entries.set(name, entry);
      at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
    if (at !== end) throw damaged();
  } catch (cause) {
    if (cause instanceof UnfitCopy) throw cause;
    throw damaged(cause);
  }
  return entries;
}

/** Refuses a name that leads out of the folder, or that a stick cannot tell from another one. */
function refuseName(name: string, folded: Set<string>): void {
  if (!staysInside(name.replace(/\/$/, '')))
    throw new UnfitCopy(
      `The archive holds the name ${JSON.stringify(name)}, which leads out of it. Do not unpack it.`,
    );
  if (folded.has(name.toLowerCase()))
    throw new UnfitCopy(`The archive holds ${JSON.stringify(name)} twice. Do not unpack it.`);
  folded.add(name.toLowerCase());
}

function readEntry(bytes: Buffer, at: number, name: string): Entry {
  if (((bytes.readUInt32LE(at + 38) >>> 16) & FILE_TYPE) === SYMBOLIC_LINK)
    throw new UnfitCopy(`${name} in the archive is a link to another file. Do not unpack it.`);
  const method = bytes.readUInt16LE(at + 10);
  if ((bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0 || (method !== STORED && method !== DEFLATED))
    throw new UnfitCopy(`${name} in the archive is encrypted, or packed in a way that is not read here.`);
  const local = bytes.readUInt32LE(at + 42);
  const nameLength = bytes.readUInt16LE(local + 26);
  const start = local + 30 + nameLength + bytes.readUInt16LE(local + 28);
  // Programs that unpack read one or the other name: they must be the same.
  const isSame = bytes.toString('utf8', local + 30, local + 30 + nameLength) === name;
  if (bytes.readUInt32LE(local) !== LOCAL || !isSame || bytes.readUInt16LE(local + 8) !== method)
    throw damaged();
  const packed = bytes.readUInt32LE(at + 20);
  if (start + packed > bytes.length) throw damaged();
  return { name, method, crc: bytes.readUInt32LE(at + 16), packed, size: bytes.readUInt32LE(at + 24), start };
}

/** The bytes of a file; undefined when they are damaged, so that the file counts as changed. */
function unpacked(bytes: Buffer, { method, crc, packed, size, start }: Entry): Uint8Array {
  const raw = bytes.subarray(start, start + packed);
  try {
    // A small archive must not unpack to more than it says.
    const whole = method === STORED ? raw : inflateRawSync(raw, { maxOutputLength: Math.max(1, size) });
    return whole.length === size && crc32(whole) === crc ? whole : new Uint8Array();
  } catch {
    return new Uint8Array();
  }
}

function findEnd(bytes: Buffer): number {
  const last = bytes.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (bytes.readUInt32LE(at) === END && bytes.readUInt16LE(at + 20) === last - at) return at;
  throw new UnfitCopy('The file is no zip archive, or its end is missing.');
}

function damaged(cause?: unknown): UnfitCopy {
  return new UnfitCopy('The archive is damaged. Fetch it again.', { cause });
}
