import { crc32, inflateRawSync } from 'node:zlib';

/** The parts of an archive, or a sentence that says why it cannot be read; the sentence follows the file's name. */
export type Archive = { parts: Map<string, Uint8Array> } | { fault: string };

/** What all parts of one file may unpack to: beyond that it is no document, but a file made to fill the memory. */
const MOST_BYTES = 200 * 1024 * 1024;
const MOST_PARTS = 10_000;
/** What is said of a file of Word or Excel that is not whole. */
export const DAMAGED = 'is damaged: it is no whole file of Word or Excel. Open it there and save it anew.';
const TOO_LARGE = `unpacks to more than ${MOST_BYTES / 1024 / 1024} MB, or to more than ${MOST_PARTS} parts, which no plan needs. It was not opened.`;
const LOCKED = 'is protected with a password. Open it, take the password away, and save it anew.';
const OLD =
  'is a file of Word or Excel as they were before 2007. Open it there and save it as .docx or .xlsx.';

/**
 * Unpacks an Office file, or another archive of which `damaged` is said when it is not whole, in memory: never more than it may
 * hold, whatever its own figures say. The libraries that read such files afterwards have no such limit.
 */
export function openArchive(bytes: Uint8Array, damaged = DAMAGED): Archive {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A file of the time before 2007, or one of today that is encrypted in a coat of that time.
  if (data.subarray(0, 4).toString('hex') === 'd0cf11e0')
    return { fault: data.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? LOCKED : OLD };
  const end = data.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > data.length) return { fault: damaged };
  const count = data.readUInt16LE(end + 10);
  if (count > MOST_PARTS) return { fault: TOO_LARGE };
  const parts = new Map<string, Uint8Array>();
  let at = data.readUInt32LE(end + 16);
  let left = MOST_BYTES;
  try {
    for (let index = 0; index < count; index++) {
      if (data.readUInt32LE(at) !== 0x02014b50) return { fault: damaged };
      const [flags, method, size] = [
        data.readUInt16LE(at + 8),
        data.readUInt16LE(at + 10),
        data.readUInt32LE(at + 20),
      ];
      const [nameSize, extraSize, noteSize] = [28, 30, 32].map((offset) => data.readUInt16LE(at + offset));
      const local = data.readUInt32LE(at + 42);
      const name = data.toString('utf8', at + 46, at + 46 + (nameSize ?? 0));
      if ((flags & 1) === 1) return { fault: LOCKED };
      const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
      const packed = data.subarray(start, start + size);
      if (packed.length < size || (method !== 0 && method !== 8)) return { fault: damaged };
      const part = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
      left -= part.length;
      if (left < 0) return { fault: TOO_LARGE };
      if (crc32(part) !== data.readUInt32LE(at + 16)) return { fault: damaged };
      parts.set(name, part);
      at += 46 + (nameSize ?? 0) + (extraSize ?? 0) + (noteSize ?? 0);
    }
  } catch (cause) {
    return {
      fault:
        cause instanceof RangeError && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
          ? TOO_LARGE
          : damaged,
    };
  }
  return { parts };
}
