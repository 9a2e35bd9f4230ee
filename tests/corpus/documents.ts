import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Documents and pictures of a folder: path with `/`, relative to the folder -> text, and bytes. */
export type Corpus = { documents: Map<string, string>; pictures: Map<string, Uint8Array> };

/** Where documents lie that nobody here wrote: MUSTER_CORPUS, else beside the project; undefined where neither is there. */
export function corpusFolder(): string | undefined {
  const named = process.env['MUSTER_CORPUS'];
  return [...(named ? [named] : []), resolve(import.meta.dirname, '../../../shared/corpus')].find((folder) =>
    existsSync(folder),
  );
}

/** Reads a folder of Markdown. A read-me at its top is about the folder, and left out. */
export function readCorpus(folder: string): Corpus {
  const corpus: Corpus = { documents: new Map(), pictures: new Map() };
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  for (const path of paths.sort()) {
    if (path === 'README.md') continue;
    const bytes = /\.(?:md|svg|png|jpe?g|gif|webp)$/i.test(path)
      ? readFileSync(resolve(folder, path))
      : undefined;
    if (!bytes) continue;
    if (path.endsWith('.md'))
      corpus.documents.set(
        path,
        bytes
          .toString('utf8')
          .replace(/\r\n?/g, '\n')
          .replace(/^\uFEFF/, ''),
      );
    else corpus.pictures.set(path, bytes);
  }
  return corpus;
}
