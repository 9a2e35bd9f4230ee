import { daysBetween, isDate } from '../../plan/index.ts';
import { outerFiles, SITE_FOLDER } from '../bundle/outer-files.ts';
import { parseCopyScript } from '../copy-script.ts';
import { byCodeUnit } from '../files.ts';
import { signerOf } from './signature.ts';
import { UnfitCopy } from './source.ts';
import type { CopySource } from './source.ts';
import { parseSums, sha256, SIGNATURE, SUMS } from './sums.ts';

/**
 * Who signed: `trusted` by a key that was named, `foreign` by another one; `unknown` when none was named to compare with.
 * `bad` is a signature that is none, or of other sums.
 */
export type Signature = {
  state: 'trusted' | 'unknown' | 'foreign' | 'bad' | 'none';
  fingerprint?: string;
};

/** What came of verifying a copy; `extra` is undefined where a host does not tell which files it has. */
export type Verdict = {
  /** Whether every file is as it was made, and signed by a trusted key where one was named. */
  fine: boolean;
  signature: Signature;
  version: string | undefined;
  /** Day of the plan's last change, and how many days that is ago. */
  date: string | undefined;
  ageDays: number | undefined;
  files: number;
  changed: string[];
  missing: string[];
  extra: string[] | undefined;
};

export type VerifyOptions = {
  /** Fingerprints of keys whose copies are genuine; none when the reader compares for himself. */
  trusted: readonly string[];
  today: string;
};

/** What systems leave in folders that somebody has looked at. */
const LEFT_BY_SYSTEMS = /(?:^|\/)(?:\.DS_Store|\._[^/]*|Thumbs\.db)$/;
/** Files that are read from a host at once. */
const AT_ONCE = 8;

/** Compares a copy with its sums, and these with their signature. Throws UnfitCopy for one that has no sums to compare with. */
export async function verifyCopy(source: CopySource, { trusted, today }: VerifyOptions): Promise<Verdict> {
  const root = await rootOf(source);
  const { sums, signature } = await readSums(source, root, trusted);
  const site = await compare(source, new Map([...sums].map(([file, digest]) => [root + file, digest])));
  const copy = parseCopyScript(site.bytes.get(`${root}copy.js`));
  const outer = new Map(root === '' || copy === undefined ? [] : outerFiles(copy));
  const around = await compare(
    source,
    new Map([...outer].map(([file, content]) => [file, sha256(Buffer.from(content))])),
  );
  const changed = [...site.changed, ...around.changed].sort(byCodeUnit);
  const missing = [...site.missing, ...around.missing].sort(byCodeUnit);
  const extra = extraFiles(source, root, new Set([...sums.keys(), SUMS, SIGNATURE]), new Set(outer.keys()));
  const whole = changed.length + missing.length + (extra?.length ?? 0) === 0;
  const genuine = trusted.length > 0 ? signature.state === 'trusted' : signature.state !== 'bad';
  const date = copy !== undefined && isDate(copy.date) ? copy.date : undefined;
  return {
    fine: whole && genuine,
    signature,
    version: copy?.version === '' ? undefined : copy?.version,
    date,
    ageDays: date === undefined ? undefined : daysBetween(date, today),
    files: sums.size,
    changed,
    missing,
    extra,
  };
}

/** The sums of the copy below `root`, and whose they are. Throws UnfitCopy where there are none, or none that can be read. */
export async function readSums(
  source: CopySource,
  root: string,
  trusted: readonly string[],
): Promise<{ sums: Map<string, string>; signature: Signature }> {
  const bytes = await source.read(root + SUMS);
  if (bytes === undefined)
    throw new UnfitCopy(`There is no ${SUMS}: this is no copy of a site, or not the whole of it.`);
  const text = Buffer.from(bytes).toString('utf8');
  if (/^\s*</.test(text))
    throw new UnfitCopy(
      `A web page stands where ${SUMS} should: a sign-in page, or that of a host that has an answer to everything.`,
    );
  const sums = parseSums(text);
  if (sums === undefined) throw new UnfitCopy(`${SUMS} is damaged, so that nothing can be compared with it.`);
  return { sums, signature: judge(bytes, await source.read(root + SIGNATURE), trusted) };
}

/** The folder of a stick or an archive that holds the site, with a slash; '' where the site lies there by itself. */
async function rootOf(source: CopySource): Promise<string> {
  if (source.list === undefined || (await source.read(SUMS)) !== undefined) return '';
  return (await source.read(`${SITE_FOLDER}/${SUMS}`)) === undefined ? '' : `${SITE_FOLDER}/`;
}

function judge(sums: Uint8Array, signature: Uint8Array | undefined, trusted: readonly string[]): Signature {
  if (signature === undefined) return { state: 'none' };
  const signer = signerOf(Buffer.from(signature).toString('utf8'), sums);
  if (signer === undefined) return { state: 'bad' };
  const { fingerprint } = signer;
  if (trusted.length === 0) return { state: 'unknown', fingerprint };
  return { state: trusted.includes(fingerprint) ? 'trusted' : 'foreign', fingerprint };
}

type Compared = {
  changed: string[];
  missing: string[];
  /** Small files that are as they should be. */ bytes: Map<string, Uint8Array>;
};

/** Reads every file and compares its sum, several at a time. */
async function compare(source: CopySource, sums: ReadonlyMap<string, string>): Promise<Compared> {
  const compared: Compared = { changed: [], missing: [], bytes: new Map() };
  const waiting = [...sums];
  const read = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [file, digest] = next;
      const bytes = await source.read(file);
      if (bytes === undefined) compared.missing.push(file);
      else if (sha256(bytes) !== digest) compared.changed.push(file);
      else if (file.endsWith('copy.js')) compared.bytes.set(file, bytes);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, read));
  return compared;
}

/** Files that no sum speaks of. On a stick only the site's own folder counts: beside it people keep what they like. */
function extraFiles(
  source: CopySource,
  root: string,
  known: ReadonlySet<string>,
  outer: ReadonlySet<string>,
): string[] | undefined {
  if (source.list === undefined) return undefined;
  const inside = source.list(root.replace(/\/$/, '')).filter((file) => !known.has(file));
  const beside =
    root !== '' && source.closed
      ? source.list('').filter((file) => !file.startsWith(root) && !outer.has(file))
      : [];
  return [...inside.map((file) => root + file), ...beside]
    .filter((file) => !LEFT_BY_SYSTEMS.test(file))
    .sort(byCodeUnit);
}
