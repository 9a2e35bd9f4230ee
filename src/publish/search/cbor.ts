/** What Pagefind's metadata is made of: whole numbers, texts and lists. Nothing else of CBOR is read or written. */
export type Cbor = number | string | Cbor[];

const unsigned = 0;
const text = 3;
const list = 4;

/** Reads one CBOR value that fills the bytes; anything unforeseen is an error, for Pagefind then has changed. */
export function decodeCbor(bytes: Buffer): Cbor {
  let at = 0;
  const readSize = (short: number): number => {
    if (short < 24) return short;
    const width = { 24: 1, 25: 2, 26: 4 }[short];
    if (width === undefined) throw new Error(`CBOR: a size of form ${short} is not foreseen.`);
    at += width;
    return bytes.readUIntBE(at - width, width);
  };
  const read = (): Cbor => {
    const first = bytes.readUInt8(at);
    at += 1;
    const major = first >> 5;
    const size = readSize(first & 31);
    if (major === unsigned) return size;
    if (major === list) return Array.from({ length: size }, read);
    if (major !== text) throw new Error(`CBOR: a value of type ${major} is not foreseen.`);
    at += size;
    return bytes.toString('utf8', at - size, at);
  };
  const value = read();
  if (at !== bytes.length) throw new Error(`CBOR: ${bytes.length - at} bytes follow the value.`);
  return value;
}

/** Writes a value in the shortest form, as Pagefind does. */
export function encodeCbor(value: Cbor): Buffer {
  if (typeof value === 'number') return header(unsigned, value);
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return Buffer.concat([header(text, bytes.length), bytes]);
  }
  return Buffer.concat([header(list, value.length), ...value.map(encodeCbor)]);
}

function header(major: number, size: number): Buffer {
  const high = major << 5;
  if (size < 24) return Buffer.from([high | size]);
  const [short, width] = size < 0x100 ? [24, 1] : size < 0x10000 ? [25, 2] : [26, 4];
  const bytes = Buffer.alloc(1 + width);
  bytes.writeUInt8(high | short);
  bytes.writeUIntBE(size, 1, width);
  return bytes;
}
