import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../files.ts';
import { languageOf, type SearchFiles } from './canonical.ts';

export const searchFolder = 'search';

/** What a browser fetches at once: whole groups come in few requests, pages' texts in small ones. */
const packBytes = { index: 256 * 1024, page: 64 * 1024 };

/** base64 makes four characters of three bytes; the name and punctuation come on top. */
const inBase64 = (bytes: Buffer): number => Math.ceil(bytes.length / 3) * 4 + 48;

/** The packs of a search, by name, each with the files inside it. */
export type SearchMap = { engine: string; plain: string; packs: Record<string, string[]> };

/** The code of Pagefind's client, and of the one that needs no WebAssembly. */
export type Engines = { full: string; plain: string };

/**
 * Writes Pagefind's files as classic scripts that register themselves, which file:// allows where it refuses fetch().
 * Names follow the content; only `map.js`, which lists them, keeps its name.
 */
export function writePacks(dist: string, files: SearchFiles, engines: Engines): SearchMap {
  const folder = join(dist, searchFolder);
  mkdirSync(folder, { recursive: true });
  const write = (stem: string, code: string): string => {
    const name = `${stem}.${contentHash(code)}.js`;
    writeFileSync(join(folder, name), code);
    return name;
  };
  const map: SearchMap = {
    engine: write('engine', engines.full),
    plain: write('plain', engines.plain),
    packs: {},
  };
  for (const [group, names] of groupsOf(files)) {
    const limit = group === 'pages' ? packBytes.page : packBytes.index;
    for (const inside of fill(names, files, limit)) {
      const contents = Object.fromEntries(
        inside.map((name) => [name, bytesOf(files, name).toString('base64')]),
      );
      map.packs[write(group, `musterSearch.pack(${JSON.stringify(contents)})`)] = inside;
    }
  }
  writeFileSync(join(folder, 'map.js'), `musterSearch.map(${JSON.stringify(map)})`);
  return map;
}

/** The files inside a pack, by name; none when the script is no pack. */
export function readPack(script: string): [name: string, bytes: Buffer][] {
  const packed = /^musterSearch\.pack\((.*)\)$/su.exec(script)?.[1];
  if (packed === undefined) return [];
  const contents = Object.entries(JSON.parse(packed) as Record<string, string>);
  return contents.map(([name, text]) => [name, Buffer.from(text, 'base64')]);
}

/** Files that are needed together: a language's start, its index, its pages' texts, its words. */
function groupsOf(files: SearchFiles): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const name of files.keys()) {
    const group = groupOf(name);
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return groups;
}

function groupOf(name: string): string {
  const [, folder, id] = /^(index|fragment)\/(.*)\.pf_/u.exec(name) ?? [];
  if (folder === 'fragment') return 'pages';
  if (folder === 'index') return 'index';
  if (name.startsWith('words.')) return 'words';
  const started = /^(?:filter\/|pagefind\.)(.*)\.pf_/u.exec(name)?.[1] ?? id;
  return started === undefined ? 'start' : `start-${languageOf(started)}`;
}

function fill(names: readonly string[], files: SearchFiles, limit: number): string[][] {
  const packs: string[][] = [];
  let room = 0;
  for (const name of names) {
    const size = inBase64(bytesOf(files, name));
    const current = packs.at(-1);
    if (current === undefined || size > room) {
      packs.push([name]);
      room = limit - size;
    } else {
      current.push(name);
      room -= size;
    }
  }
  return packs;
}

function bytesOf(files: SearchFiles, name: string): Buffer {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`The search file ${name} is missing.`);
  return bytes;
}
