import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from './files.ts';

/** Writes what is taken out of pages into files named after their content; the same content is one file. */
export type Assets = { write: (stem: string, extension: 'css' | 'js', text: string) => string };

export const assetFolder = 'assets';

export function createAssets(dist: string, files: Set<string>): Assets {
  return {
    write(stem, extension, text) {
      const name = `${assetFolder}/${stem}.${contentHash(text)}.${extension}`;
      if (files.has(name)) return name;
      mkdirSync(join(dist, assetFolder), { recursive: true });
      writeFileSync(join(dist, name), text);
      files.add(name);
      return name;
    },
  };
}
