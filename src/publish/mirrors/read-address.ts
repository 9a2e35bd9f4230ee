import { copyRoot, isDate } from '../../plan/index.ts';
import { parseCopyScript } from '../copy-script.ts';
import { hostSource } from '../trust/host-source.ts';
import { UnfitCopy } from '../trust/source.ts';
import type { CopySource } from '../trust/source.ts';
import { sha256 } from '../trust/sums.ts';
import { readSums } from '../trust/verify.ts';
import type { Signature } from '../trust/verify.ts';
import { certificateOf } from './certificate.ts';
import type { Certificate } from './certificate.ts';

/** What an address gave: a copy, something that is none, or nothing. `words` say why, as sentences. */
export type Reading =
  | { state: 'read'; copy: HostedCopy }
  | { state: 'unfit'; words: string }
  | { state: 'unreachable'; words: string };

/** What the sums on a host say, and which of the files that were read are not as they say. */
export type HostedCopy = {
  sums: ReadonlyMap<string, string>;
  signature: Signature;
  version: string | undefined;
  /** Day of the plan's last change, and its second; undefined and 0 where that is not known. */
  date: string | undefined;
  time: number;
  wrong: string[];
};

/** What is read besides the sums: which version it is, and the page that readers open first. */
const SAMPLE = ['copy.js', 'index.html'];

export type Asked = { reading: Reading; certificate: Certificate | undefined };

/** Reads the sums and a few files of the copy at an address, and its certificate. Never throws for what a host does. */
export async function readAddress(
  address: string,
  { trusted, patience }: { trusted: readonly string[]; patience: number },
): Promise<Asked> {
  const root = copyRoot(address);
  const [reading, certificate] = await Promise.all([
    read(hostSource(address, patience), trusted),
    root.protocol === 'https:' ? certificateOf(root, patience) : undefined,
  ]);
  return { reading, certificate };
}

async function read(source: CopySource, trusted: readonly string[]): Promise<Reading> {
  try {
    const { sums, signature } = await readSums(source, '', trusted);
    const files = await Promise.all(SAMPLE.map(async (file) => ({ file, bytes: await source.read(file) })));
    const wrong = files.flatMap(({ file, bytes }) =>
      bytes !== undefined && sha256(bytes) === sums.get(file) ? [] : [file],
    );
    const script = wrong.includes('copy.js') ? undefined : files[0]?.bytes;
    const { version = '', date = '', time = 0 } = parseCopyScript(script) ?? {};
    return {
      state: 'read',
      copy: {
        sums,
        signature,
        version: version === '' ? undefined : version,
        date: isDate(date) ? date : undefined,
        time,
        wrong,
      },
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { state: error instanceof UnfitCopy ? 'unfit' : 'unreachable', words: error.message };
  }
}
