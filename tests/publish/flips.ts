import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../src/publish/files.ts';
import type { CopySource } from '../../src/publish/trust/source.ts';
import { UnfitCopy } from '../../src/publish/trust/source.ts';
import { SIGNATURE, SUMS, sha256 } from '../../src/publish/trust/sums.ts';
import { signatureOf } from '../../src/publish/trust/signature.ts';
import { verifyCopy } from '../../src/publish/trust/verify.ts';
import type { SigningKey } from '../../src/publish/trust/keys.ts';

/** Files of a dist with sums and signature of their own, in memory: at most `most` of them, evenly spread. */
export function sampleOf(dist: string, most: number, key: SigningKey): Map<string, Buffer> {
  const all = listFiles(dist).filter(
    (file) => file !== SUMS && file !== SIGNATURE && statSync(join(dist, file)).size > 0,
  );
  const every = Math.max(1, Math.ceil(all.length / most));
  const files = new Map(
    all
      .filter((_, index) => index % every === 0)
      .map((file) => [file, readFileSync(join(dist, file))] as const),
  );
  const sums = Buffer.from([...files].map(([file, bytes]) => `${sha256(bytes)}  ${file}\n`).join(''));
  files.set(SUMS, sums);
  files.set(SIGNATURE, Buffer.from(signatureOf(sums, key)));
  return files;
}

export function memorySource(files: ReadonlyMap<string, Uint8Array>): CopySource {
  return { closed: true, list: () => [...files.keys()], read: (file) => Promise.resolve(files.get(file)) };
}

/** Changes one byte after another, each somewhere else, and gives the places where verifying did not find it. */
export async function flipsNotFound(files: ReadonlyMap<string, Buffer>, count: number): Promise<string[]> {
  const chance = numbers(20261121);
  const names = [...files.keys()];
  const notFound: string[] = [];
  for (let flip = 0; flip < count; flip++) {
    const name = names[chance() % names.length] ?? '';
    const bytes = Buffer.from(files.get(name) ?? []);
    const at = chance() % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ (1 + (chance() % 255));
    if (await passes(memorySource(new Map([...files, [name, bytes]])))) notFound.push(`${name} at ${at}`);
  }
  return notFound;
}

async function passes(source: CopySource): Promise<boolean> {
  try {
    return (await verifyCopy(source, { trusted: [], today: '2026-11-21' })).fine;
  } catch (error) {
    if (error instanceof UnfitCopy) return false;
    throw error;
  }
}

/** The same numbers every time. Source: Numerical Recipes, a linear congruential generator. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}
