import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { publish, type Published, type PublishOptions } from '../../src/publish/index.ts';

/** A dist written by a test and published; read its files by their path. */
export type Built = Published & { dist: string; read: (file: string) => string; messages: () => string[] };

export type DistFiles = Readonly<Record<string, string>>;

const folders: string[] = [];

/** A new empty folder that `removeFolders` takes away. */
export function newFolder(name = 'dist'): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-publish-'));
  folders.push(folder);
  mkdirSync(join(folder, name));
  return join(folder, name);
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function writeDist(files: DistFiles, dist = newFolder()): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    writeFileSync(join(dist, file), text);
  }
  return dist;
}

/** Writes the files into a new folder and publishes it. */
export async function build(files: DistFiles, options: Partial<PublishOptions> = {}): Promise<Built> {
  const dist = writeDist(files);
  const published = await publish({ dist, siteName: 'Test site', ...options });
  return {
    ...published,
    dist,
    read: (file) => readFileSync(join(dist, file), 'utf8'),
    messages: () => published.problems.map(({ file, message }) => `${file}: ${message}`),
  };
}

/** A whole page around a body; `head` goes into its head. */
export function pageOf(body: string, { head = '', title = 'A page', lang = 'en' } = {}): string {
  return (
    `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><meta name="muster-root" content="/">` +
    `<title>${title}</title>${head}</head><body>${body}</body></html>`
  );
}
