import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, resolve } from 'node:path';
import { decodedPath, isMarkdown, isNavigation, isPicture, plainText } from '../import/documents.ts';
import { conflictsIn } from '../import/conflicts.ts';
import type { Lost } from '../import/lost.ts';
import { isLeftOut } from '../plan/index.ts';

/** Everything that an import reads, by what it is: path with `/`, relative to what was named -> bytes or text. */
export type Read = {
  documents: Map<string, string>;
  pictures: Map<string, Uint8Array>;
  navigation: Map<string, string>;
  /** Word, web pages and tables: still as they lie there. */
  others: Map<string, Uint8Array>;
  /** Documents in a folder that no import reads. */
  lost: Lost[];
  /** Sentences about what cannot be read. */
  faults: string[];
};

/** Larger files are no documents of a plan. */
const LARGEST_FILE = 40 * 1024 * 1024;
const OTHERS = /\.(?:docx|docm|doc|xlsx|xlsm|xls|csv|html?)$/i;
/** What people write plans with, and no import reads. */
const UNREAD = /\.(?:pdf|od[tsp]|rtf|txt|pptx?|vsdx?|pages|numbers|key|one|msg|eml|xlsb|tsv)$/i;
const READS = 'Markdown, .docx, .xlsx, .csv and .html';
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads files and folders. In a folder everything is taken that an import knows, without following links out of it; a file
 * named alone brings the pictures beside it along.
 */
export function readSources(paths: readonly string[]): Read {
  const read: Read = {
    documents: new Map(),
    pictures: new Map(),
    navigation: new Map(),
    others: new Map(),
    lost: [],
    faults: [],
  };
  for (const given of paths) {
    const path = resolve(given);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) read.faults.push(`There is no file or folder ${given}.`);
    else if (found.isDirectory()) readFolder(path, '', read);
    else if (!isKnown(path))
      read.faults.push(`${given} is no file that an import reads: ${READS}. Save it as one of these.`);
    else {
      readOne(path, basename(path), read);
      readPicturesOf(path, read);
    }
  }
  return read;
}

/** The pictures that a file names and that lie in its folder or below. */
function readPicturesOf(file: string, read: Read): void {
  const text = read.documents.get(basename(file)) ?? '';
  for (const [written] of text.matchAll(/[^\s"'()<>[\]=]+\.(?:svg|png|jpe?g|gif|webp|avif)\b/gi)) {
    const path = posix.normalize(decodedPath(written));
    const picture = join(dirname(file), path);
    if (path.startsWith('..') || posix.isAbsolute(path) || read.pictures.has(path)) continue;
    if (lstatSync(picture, { throwIfNoEntry: false })?.isFile()) readOne(picture, path, read);
  }
}

function readFolder(top: string, folder: string, read: Read): void {
  for (const name of readdirSync(join(top, folder)).sort()) {
    if (isLeftOut(name)) continue;
    const path = folder === '' ? name : `${folder}/${name}`;
    const entry = lstatSync(join(top, path));
    if (entry.isSymbolicLink())
      read.faults.push(`${path} is a symbolic link, which is not followed. Put the file itself there.`);
    else if (entry.isDirectory()) readFolder(top, path, read);
    else readOne(join(top, path), path, read);
  }
}

const isKnown = (path: string) =>
  isMarkdown(path) || isPicture(path) || isNavigation(path) || OTHERS.test(path);

function readOne(file: string, path: string, read: Read): void {
  if (UNREAD.test(path))
    read.lost.push({
      file: path,
      line: 1,
      what: 'object',
      detail: 'the whole file',
      why: `an import reads ${READS}`,
    });
  if (!isKnown(path)) return;
  const { size } = statSync(file);
  if (size > LARGEST_FILE) {
    read.faults.push(
      `${path} has ${Math.round(size / 1024 / 1024)} MB; an import reads files up to ${LARGEST_FILE / 1024 / 1024} MB. Split it.`,
    );
    return;
  }
  const bytes = readFileSync(file);
  if (isText(path))
    for (const line of conflictsIn(new TextDecoder().decode(bytes)))
      read.faults.push(
        `${path}:${line} has a conflict of a merge that nobody has resolved. Choose what is right, and take the marks out.`,
      );
  if (isPicture(path)) read.pictures.set(path, bytes);
  else if (OTHERS.test(path)) read.others.set(path, bytes);
  else {
    const text = decoded(bytes);
    if (text === undefined) read.faults.push(`${path} is not UTF-8 text. Save it as UTF-8.`);
    else (isNavigation(path) ? read.navigation : read.documents).set(path, plainText(text));
  }
}

const isText = (path: string) => isMarkdown(path) || isNavigation(path) || /\.(?:csv|html?)$/i.test(path);

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
