/** Bytes with their length before them, as SSH writes a string. Source: RFC 4251, section 5. */
export function wireString(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([wireNumber(bytes.length), bytes]);
}

/** A number of four bytes. */
export function wireNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export type WireReader = {
  string: () => Buffer;
  number: () => number;
  bytes: (length: number) => Buffer;
  /** What has not been read yet. */
  rest: () => Buffer;
};

/** Reads what SSH wrote, in order. Throws where the bytes end before the value does. */
export function wireReader(bytes: Uint8Array): WireReader {
  let left = Buffer.from(bytes);
  const take = (length: number): Buffer => {
    if (length > left.length) throw new Error('The bytes end too early.');
    const taken = left.subarray(0, length);
    left = left.subarray(length);
    return taken;
  };
  const number = () => take(4).readUInt32BE();
  return { number, string: () => take(number()), bytes: take, rest: () => left };
}

/** Bytes as text between two lines that say what they are, in lines of `width` letters. */
export function armor(what: string, bytes: Uint8Array, width = 70): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  return [`-----BEGIN ${what}-----`, ...lines, `-----END ${what}-----`, ''].join('\n');
}

/** The bytes between the two lines; undefined when they are not there. */
export function unarmor(what: string, text: string): Buffer | undefined {
  const match = new RegExp(`-----BEGIN ${what}-----([A-Za-z0-9+/=\\s]*)-----END ${what}-----`).exec(text);
  return match?.[1] === undefined ? undefined : Buffer.from(match[1].replace(/\s/g, ''), 'base64');
}
