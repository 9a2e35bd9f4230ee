import { emptyBody, readBody } from './body.ts';
import type { Body } from './body.ts';
import { isSameFile } from './files.ts';
import { entityKinds } from './kinds/index.ts';
import type { Kind, KindDefinition } from './kinds/fields.ts';
import { identify, sameOnDisk } from './layout.ts';
import type { Identity } from './layout.ts';
import { compareText, structureProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { collectReferences } from './references.ts';
import type { FoundReference } from './references.ts';
import { schemaProblems } from './schema-problems.ts';
import { keysNeeded } from './schema-path.ts';
import { withArticle } from './schema-wording.ts';
import { plainSource, readYaml, START } from './source.ts';
import type { Source } from './source.ts';
import { frontMatter, readText, unclosedAt } from './text.ts';

/** One file of the plan after reading: its data as its schema gives it, its references, and its body if it is MDX. */
export type Entry = Identity & {
  file: string;
  source: Source;
  /** Undefined when the schema refused it. */
  data: unknown;
  /** The data as it is written, whether or not the schema takes it. */
  raw: unknown;
  references: FoundReference[];
  body: Body | undefined;
};

/** Every file of the plan after reading, with the text of those that can be shown, and what is wrong with them. */
export type Entries = { entries: Entry[]; sources: Map<string, Source>; problems: Problem[] };

/** What a single file says, and what is wrong with it. */
type ReadFile = { entry: Entry | undefined; source: Source | undefined; problems: Problem[] };

/** What was read of files as they were last, for a plan that is read again and again: only what has changed is read then. */
export type ReadMemory = Map<string, { content: Uint8Array | string; read: ReadFile }>;

/** Reads every plan file into an entry. Files are taken in order of path, whatever order they come in. */
export function readEntries(files: ReadonlyMap<string, Uint8Array | string>, memory?: ReadMemory): Entries {
  const found: Entries = { entries: [], sources: new Map(), problems: [] };
  const paths = [...files.keys()].sort(compareText);
  for (const file of paths) {
    const { identity, misfit } = identify(file);
    if (misfit) found.problems.push(structureProblem(misfit.check, { file, ...START }, misfit.message));
    if (!identity) continue;
    const { entry, source, problems } = readRemembered(file, identity, files.get(file) ?? '', memory);
    if (entry) found.entries.push(entry);
    if (source) found.sources.set(file, source);
    found.problems.push(...problems);
  }
  for (const [later, earlier] of sameOnDisk(paths)) {
    found.problems.push(
      structureProblem(
        'id-unique',
        { file: later, ...START },
        `Windows and macOS take this file and ${earlier} for the same. Rename one of them.`,
        [{ file: earlier, ...START }],
      ),
    );
  }
  return found;
}

function readRemembered(
  file: string,
  identity: Identity,
  content: Uint8Array | string,
  memory: ReadMemory | undefined,
): ReadFile {
  const known = memory?.get(file);
  if (known && isSame(known.content, content)) return known.read;
  const read: ReadFile = { entry: undefined, source: undefined, problems: [] };
  readEntry(file, identity, content, read);
  memory?.set(file, { content, read });
  return read;
}

function isSame(a: Uint8Array | string, b: Uint8Array | string): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : isSameFile(a, b);
}

function readEntry(file: string, identity: Identity, content: Uint8Array | string, found: ReadFile): void {
  const refuse = (
    message: string,
    place: { line: number; column: number } = START,
    check = 'file-readable',
  ) => {
    found.problems.push(structureProblem(check, { file, line: place.line, column: place.column }, message));
  };
  const { definition } = identity;
  const mdx = file.endsWith('.mdx');
  const { text, fault } = readText(content);
  if (fault) refuse(fault.message, fault);
  if (text === undefined) return;
  found.source = plainSource(file, text);
  if (fault) return;
  const split = mdx ? frontMatter(text) : { yaml: text, line: 0 };
  if (!split) {
    const open = unclosedAt(text);
    if (open === undefined)
      refuse('The file has no front matter. Begin it with a line `---`, the keys, and another line `---`.');
    else
      refuse(
        `The front matter begins in line 1 and is not closed. Write a line \`---\` below its last key, as line ${open}.`,
        { line: open, column: 1 },
      );
    return;
  }
  const { source, data, faults } = readYaml(file, text, split.yaml, split.line);
  found.source = source;
  for (const { message, place } of faults) refuse(message, place);
  const read = mdx ? readBody(file, text) : undefined;
  found.problems.push(...(read?.problems ?? []));
  const entry = { ...identity, file, source, body: mdx ? (read?.body ?? emptyBody()) : undefined };
  const unread = { ...entry, data: undefined, raw: undefined, references: [] };
  if (faults.length > 0) {
    // What the body refers to can still be looked up.
    if (mdx) found.entry = unread;
    return;
  }
  if (data === null || data === undefined) {
    const needed = keysNeeded(definition.schema).map((key) => `\`${key}\``);
    refuse(
      `${mdx ? 'The front matter' : 'The file'} is empty. ${withArticle(definition.label, true)} needs ${needed.join(', ') || 'keys'}.`,
      START,
      'schema-valid',
    );
    found.entry = unread;
    return;
  }
  const { schema, label } = definition;
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    found.problems.push(...schemaProblems({ schema, data, label, source }, parsed.error.issues));
  }
  found.entry = {
    ...entry,
    data: parsed.success ? parsed.data : undefined,
    raw: data,
    references: collectReferences(schema, data),
  };
}

export function isEntityKind(kind: KindDefinition['kind']): kind is Kind {
  return kind in entityKinds;
}
