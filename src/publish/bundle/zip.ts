import { crc32 } from 'node:zlib';

/** Source: APPNOTE.TXT of PKWARE, 4.3 and 4.4. */
const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UNIX = 3 << 8;
const NAMES_ARE_UTF8 = 1 << 11;
const PLAIN_FILE = 0o100644 * 0x10000;
const MOST_FILES = 0xfffe;
const MOST_BYTES = 0xfffffffe;

/**
 * An archive whose bytes follow from its files alone: in order of name, all of one day (YYYY-MM-DD; the first that zip knows
 * when there is none), and stored, because what a compressor makes depends on its version and on the processor.
 */
export function zip(files: ReadonlyMap<string, Uint8Array>, day = ''): Buffer {
  const date = dosDate(day);
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const name of [...files.keys()].sort((a, b) => (a < b ? -1 : 1))) {
    const bytes = files.get(name) ?? new Uint8Array();
    const nameBytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(VERSION, 0);
    fields.writeUInt16LE(nameBytes.length === name.length ? 0 : NAMES_ARE_UTF8, 2);
    fields.writeUInt16LE(date, 8);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(PLAIN_FILE, 6);
    entry.writeUInt32LE(at, 10);
    parts.push(number(LOCAL), fields, nameBytes, bytes);
    directory.push(number(ENTRY), short(UNIX | VERSION), fields, entry, nameBytes);
    at += 30 + nameBytes.length + bytes.length;
    if (at > MOST_BYTES) throw new Error('The site has more than 4 GB, which a zip archive does not hold.');
  }
  if (files.size > MOST_FILES)
    throw new Error(`The site has more than ${MOST_FILES} files, which a zip archive does not hold.`);
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, entries, number(END), end]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

/** A day as DOS counts it, from 1980 on. */
function dosDate(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return year < 1980 || year > 2107 ? (1 << 5) | 1 : ((year - 1980) << 9) | (month << 5) | date;
}
