import { readdirSync, readFileSync } from 'node:fs';

export type Sample = { name: string; source: string };

const folder = new URL('./corpus/', import.meta.url);

/** One diagram of each kind that mermaid draws, and some more of the kinds that playbooks use most. */
export const corpus: Sample[] = readdirSync(folder)
  .filter((file) => file.endsWith('.mmd'))
  .sort()
  .map((file) => ({
    name: file.replace(/\.mmd$/, ''),
    source: readFileSync(new URL(file, folder), 'utf8'),
  }));

export const sources: string[] = corpus.map(({ source }) => source);
