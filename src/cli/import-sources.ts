import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, resolve } from 'node:path';
import { openArchive } from '../import/archive.ts';
import { decodedPath, isMarkdown, isNavigation, isPicture, plainText } from '../import/documents.ts';
import { conflictsIn } from '../import/conflicts.ts';
import { includesIn } from '../import/includes.ts';
import type { Lost } from '../import/lost.ts';
import { isLeftOut } from '../plan/index.ts';

/** Everything that an import reads, by what it is: path with `/`, relative to what was named -> bytes or text. */
export type Read = {
  documents: Map<string, string>;
  pictures: Map<string, Uint8Array>;
  navigation: Map<string, string>;
  /** Word, web pages and tables: still as they lie there. */
  others: Map<string, Uint8Array>;
  /** Documents of a folder that an import does not read. */
  lost: Lost[];
  /** Sentences about what cannot be read. */
  faults: string[];
};

/** Larger files are no documents of a plan. */
const LARGEST_FILE = 40 * 1024 * 1024;
const OTHERS = /\.(?:docx|docm|doc|xlsx|xlsm|xls|csv|html?)$/i;
/** Documents that an import does not read, and how it can. */
const UNREAD: [pattern: RegExp, how: string][] = [
  [/\.(?:odt|fodt|ott|rtf|pages|wpd)$/i, 'save it as .docx'],
  [/\.(?:ods|fods|numbers|xlsb|tsv)$/i, 'save it as .xlsx'],
  [
    /\.(?:pdf|pptx?|odp|key|vsdx?|one|onepkg|msg|eml)$/i,
    'import what it was made of, or write it as Markdown',
  ],
  [/\.(?:txt|rst|adoc|asciidoc|textile|wiki|mediawiki)$/i, 'save it as Markdown (.md)'],
];
const READS = 'Markdown, .docx, .xlsx, .csv, .html and .zip';
const NO_FOLDER = /\.(?:docx|docm|doc|xlsx|xlsm|xls|csv|zip)$/i;
const DAMAGED_ZIP = 'is damaged: it is no whole zip archive. Export or pack it anew.';
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads files, folders and zip archives. In a folder everything is taken that an import knows, without following links out of it;
 * a file named alone brings along what it includes and shows, as far as that lies beside it.
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
    else if (found.isDirectory() && NO_FOLDER.test(path)) read.faults.push(`${given} ${IS_FOLDER}`);
    else if (found.isDirectory()) readFolder(path, '', read);
    else if (isKnown(path) || isArchive(path)) {
      readOne(path, basename(path), read);
      readNamedIn(basename(path), dirname(path), read);
    } else {
      const how = howToRead(path) ?? `save it as one that it reads: ${READS}`;
      read.faults.push(`${given} is of a sort that an import does not read: ${how}.`);
    }
  }
  return read;
}

const IS_FOLDER = 'is a folder, though its name is that of a file. Rename it, or name the file in it.';
const howToRead = (path: string) => UNREAD.find(([pattern]) => pattern.test(path))?.[1];

/** The pictures and the parts that a document names, and that lie in the folder that was meant or below. */
function readNamedIn(document: string, top: string, read: Read): void {
  const page = /\.html?$/i.test(document) ? read.others.get(document) : undefined;
  const text = read.documents.get(document) ?? new TextDecoder().decode(page);
  const pictures = [...text.matchAll(/[^\s"'()<>[\]=]+\.(?:svg|png|jpe?g|gif|webp|avif)\b/gi)].map(
    ([written]) => [posix.join(posix.dirname(document), decodedPath(written))],
  );
  for (const meant of [...pictures, ...includesIn(document, text)]) {
    const path = meant.find((each) => lstatSync(join(top, each), { throwIfNoEntry: false })?.isFile());
    if (path === undefined || read.pictures.has(path) || read.documents.has(path)) continue;
    if (path.startsWith('..') || posix.isAbsolute(path) || !(isPicture(path) || isMarkdown(path))) continue;
    readOne(join(top, path), path, read);
    readNamedIn(path, top, read);
  }
}

function readFolder(top: string, folder: string, read: Read): void {
  for (const name of readdirSync(join(top, folder)).sort()) {
    if (isLeftOut(name)) continue;
    const path = folder === '' ? name : `${folder}/${name}`;
    const entry = lstatSync(join(top, path));
    if (entry.isSymbolicLink())
      read.faults.push(`${path} is a symbolic link, which is not followed. Put the file itself there.`);
    else if (entry.isDirectory() && NO_FOLDER.test(path)) read.faults.push(`${path} ${IS_FOLDER}`);
    else if (entry.isDirectory()) readFolder(top, path, read);
    else readOne(join(top, path), path, read);
  }
}

function readOne(file: string, path: string, read: Read): void {
  if (!isKnown(path) && !isArchive(path)) {
    nameUnread(path, read);
    return;
  }
  const { size } = statSync(file);
  if (size > LARGEST_FILE) {
    read.faults.push(
      `${path} has ${Math.round(size / 1024 / 1024)} MB; an import reads files up to ${LARGEST_FILE / 1024 / 1024} MB. Split it.`,
    );
    return;
  }
  const bytes = readFileSync(file);
  if (isArchive(path)) readArchive(bytes, path, read);
  else take(bytes, path, read);
}

const isKnown = (path: string) =>
  isMarkdown(path) || isPicture(path) || isNavigation(path) || OTHERS.test(path);
const isArchive = (path: string) => /\.zip$/i.test(path);

/** Names a document that is not read. What is no document, such as a style sheet, is no loss. */
function nameUnread(path: string, read: Read): void {
  const how = howToRead(path);
  if (how !== undefined)
    read.lost.push({
      file: path,
      line: 1,
      what: 'document',
      detail: 'all of it',
      why: `is not read: ${how}`,
    });
}

/** Reads what lies in an archive, as if it lay in a folder in its place: Confluence exports a space so. */
function readArchive(bytes: Uint8Array, archive: string, read: Read): void {
  const opened = openArchive(bytes, DAMAGED_ZIP);
  if ('fault' in opened) {
    read.faults.push(`${archive} ${opened.fault}`);
    return;
  }
  for (const [name, content] of [...opened.parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const path = posix.join(posix.dirname(archive), name.replaceAll('\\', '/'));
    if (path.startsWith('..') || posix.isAbsolute(name))
      read.faults.push(`${archive} holds ${name}, which leads out of it. It was not opened.`);
    else if (path.endsWith('/') || path.split('/').some((part) => isLeftOut(part) || part === '__MACOSX'))
      continue;
    else if (isKnown(path)) take(content, path, read);
    else nameUnread(path, read);
  }
}

/** Puts a file of a sort that an import knows where it belongs. */
function take(bytes: Uint8Array, path: string, read: Read): void {
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
