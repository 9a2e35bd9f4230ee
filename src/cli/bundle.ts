import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { removeStaged, refreshStick, writeBundle } from '../publish/bundle/index.ts';
import { SITE_FOLDER, START_FILE } from '../publish/bundle/outer-files.ts';
import { folderSource } from '../publish/trust/folder-source.ts';
import { UnfitCopy } from '../publish/trust/source.ts';
import { SUMS } from '../publish/trust/sums.ts';
import { verifyCopy } from '../publish/trust/verify.ts';
import type { Verdict } from '../publish/trust/verify.ts';
import { zipSource } from '../publish/trust/zip-source.ts';
import { onInterrupt } from './interrupt.ts';

export type BundleCommand = { out: string; zip: string; to: string | undefined; today: string };

/**
 * Makes one archive of the built site, or brings a stick up to date with it, and verifies what it made. Exit code 0 done,
 * 1 the site is not as it was built, 2 a wrong command line. Throws when it cannot be written.
 */
export async function bundle({ out, zip, to, today }: BundleCommand): Promise<0 | 1 | 2> {
  const dist = resolve(out);
  if (!existsSync(join(dist, 'index.html')))
    return refuse(`There is no site in ${dist}. Run \`muster build\` first.`, 2);
  const built = await verdictOn(dist, today);
  if (!built.fine)
    return refuse(`${out} is not as it was built: ${differences(built)}. Run \`muster build\` again.`, 1);
  if (to === undefined) {
    const file = resolve(zip);
    writeBundle(dist, file);
    const made = await verifyCopy(zipSource(readFileSync(file)), { trusted: [], today });
    if (!made.fine) throw new Error(`${file} does not hold what was written to it: ${differences(made)}.`);
    console.log(`${zip} holds ${versionOf(made)}, verified. Unpack it and open ${START_FILE}.`);
    return 0;
  }
  return await refresh(dist, resolve(to), today);
}

async function refresh(dist: string, stick: string, today: string): Promise<0 | 2> {
  if (!existsSync(stick) || !statSync(stick).isDirectory()) return refuse(`There is no folder ${stick}.`, 2);
  const site = join(stick, SITE_FOLDER);
  if (existsSync(site) && !existsSync(join(site, SUMS)))
    return refuse(
      `${site} holds something else, which would be lost. Rename it, or name another folder with --to.`,
      2,
    );
  const endWatch = onInterrupt(() => removeStaged(stick));
  try {
    await refreshStick(dist, stick);
  } finally {
    endWatch();
  }
  const made = await verifyCopy(folderSource(stick), { trusted: [], today });
  if (!made.fine) throw new Error(`${stick} does not hold what was written to it: ${differences(made)}.`);
  console.log(`${stick} holds ${versionOf(made)}, verified. Open ${START_FILE} on it.`);
  return 0;
}

/** A site without sums, or with damaged ones, is not as it was built either. */
async function verdictOn(
  dist: string,
  today: string,
): Promise<Pick<Verdict, 'fine' | 'changed' | 'missing' | 'extra'>> {
  try {
    return await verifyCopy(folderSource(dist), { trusted: [], today });
  } catch (error) {
    if (!(error instanceof UnfitCopy)) throw error;
    return { fine: false, changed: [SUMS], missing: [], extra: [] };
  }
}

function differences({ changed, missing, extra }: Pick<Verdict, 'changed' | 'missing' | 'extra'>): string {
  const files = [...changed, ...missing, ...(extra ?? [])];
  if (files.length === 0) return 'the signature does not fit';
  return files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', ');
}

function versionOf({ version, signature }: Verdict): string {
  const signed = signature.fingerprint === undefined ? 'not signed' : `signed by ${signature.fingerprint}`;
  return `${version === undefined ? 'the site' : `version ${version}`}, ${signed}`;
}

function refuse<C extends 1 | 2>(fault: string, code: C): C {
  console.error(fault);
  return code;
}
