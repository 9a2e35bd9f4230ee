import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Drawn } from './engine.ts';
import { drawingVersion } from './versions.ts';

/** Finished drawings, by everything that they depend on. */
export type Cache = {
  read(source: string): Promise<Drawn | undefined>;
  write(source: string, drawn: Drawn): Promise<void>;
};

let drafts = 0;

/** Drawings in a folder, one JSON file each. A file that cannot be read counts as absent. */
export function createCache(folder: string): Cache {
  const fileFor = (source: string) => {
    const key = createHash('sha256').update(`${drawingVersion()}\0${source}`).digest('hex');
    return join(folder, `${key.slice(0, 32)}.json`);
  };
  return {
    async read(source) {
      try {
        const stored: unknown = JSON.parse(await readFile(fileFor(source), 'utf8'));
        return isDrawn(stored) ? stored : undefined;
      } catch {
        return undefined;
      }
    },
    async write(source, drawn) {
      const file = fileFor(source);
      // Two plans of one process may draw the same at once.
      const draft = `${file}.${String(process.pid)}.${String(++drafts)}`;
      await mkdir(folder, { recursive: true });
      try {
        await writeFile(draft, JSON.stringify(drawn));
        await rename(draft, file);
      } catch (cause) {
        await rm(draft, { force: true });
        throw new Error(`The drawing cannot be kept in ${folder}.`, { cause });
      }
    },
  };
}

function isDrawn(value: unknown): value is Drawn {
  if (typeof value !== 'object' || value === null) return false;
  const { ok, svg, kind, width, height } = value as Partial<Drawn>;
  return (
    ok === true &&
    typeof kind === 'string' &&
    typeof width === 'number' &&
    typeof height === 'number' &&
    typeof svg === 'string' &&
    svg.startsWith('<svg ') &&
    svg.endsWith('</svg>')
  );
}
