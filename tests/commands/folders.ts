import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll } from 'vitest';

/** A small sound plan that belongs to nobody here. */
export const SOUND = 'tests/fixtures/sound';

/** The day on which it is sound, as options of a command. */
export const ON_ITS_DAY = ['--as-of', '2026-06-15'];

export type Changes = Record<string, string | Uint8Array | ((before: string) => string)>;

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder whose name would trip a careless path. It is removed when all tests of the file are done. */
export function scratch(): string {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'muster-')));
  made.push(parent);
  const folder = join(parent, 'Our plan (ü)');
  mkdirSync(folder);
  return folder;
}

/** A copy of the sound plan in `folder`, with files added or changed. */
export function writePlan(folder: string, changes: Changes = {}): string {
  cpSync(SOUND, folder, { recursive: true });
  change(folder, changes);
  return folder;
}

export function change(folder: string, changes: Changes): void {
  for (const [path, text] of Object.entries(changes)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof text !== 'function') writeFileSync(file, text);
    else {
      const before = readFileSync(file, 'utf8');
      const after = text(before);
      if (after === before) throw new Error(`Nothing changed in ${path}.`);
      writeFileSync(file, after);
    }
  }
}

/** What stands for a site that was built earlier. */
export function writeLastGood(out: string): void {
  change(out, { 'index.html': '<p>The last good site.</p>', 'playbooks/mail.html': '<p>Mail.</p>' });
}

/** Path of each file below a folder -> digest of its bytes. */
export function bytesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}

/** The line of a file on which a text stands, from 1. */
export function lineOf(file: string, text: string): number {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((each) => each.includes(text));
  if (line < 0) throw new Error(`${file} does not hold ${text}.`);
  return line + 1;
}

/** A copy of muster that a test may change; what it depends on is shared. */
export function copyOfMuster(folder: string, from = '.'): string {
  for (const name of ['package.json', 'astro.config.mjs', 'tsconfig.json', 'src', 'public'])
    cpSync(join(from, name), join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return join(folder, 'src/cli/muster.mjs');
}
