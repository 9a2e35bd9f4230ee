import { emptyBody, readBody } from './body.ts';
import type { Body } from './body.ts';
import { unportable } from './names.ts';
import { compareText, structureProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { collectReferences } from './references.ts';
import type { FoundReference } from './references.ts';
import { schemaProblems } from './schema-problems.ts';
import { plainSource, readYaml } from './source.ts';
import type { Source } from './source.ts';
import { didYouMean } from './suggest.ts';
import { entityKinds, guide, singleFiles } from './kinds/index.ts';
import { ID_PATTERN } from './kinds/fields.ts';
import type { Kind, KindDefinition } from './kinds/fields.ts';

/** The largest text file that is read: 1 MiB. A plan file beyond that is a mistake, or an attack. */
const LARGEST = 1024 * 1024;
const LANGUAGE = /^([a-z][a-z0-9-]*)\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)$/;

/** One file of the plan after reading: its data as its schema gives it, its references, and its body if it is MDX. */
export type Entry = {
  file: string;
  definition: KindDefinition;
  /** The file's stem, or for a guide page its path below `guide/`. */
  id: string;
  language: string | undefined;
  source: Source;
  /** Undefined when the schema refused it. */
  data: unknown;
  references: FoundReference[];
  body: Body | undefined;
};

const folders = new Map<string, KindDefinition>(
  [...Object.values(entityKinds), guide].map((definition) => [
    definition.source,
    definition as KindDefinition,
  ]),
);
const singles = new Map<string, KindDefinition>(
  Object.values(singleFiles).map((definition) => [definition.source, definition as KindDefinition]),
);
const MDX_FOLDERS = new Set(['playbooks', 'guide']);

/** Reads every plan file into an entry. Files are taken in order of path, whatever order they come in. */
export function readEntries(files: ReadonlyMap<string, Uint8Array | string>): {
  entries: Entry[];
  sources: Map<string, Source>;
  problems: Problem[];
} {
  const entries: Entry[] = [];
  const sources = new Map<string, Source>();
  const problems: Problem[] = [];
  for (const file of [...files.keys()].sort(compareText)) {
    const name = unportable(file);
    if (name !== undefined) {
      problems.push(
        structureProblem('id-unique', { file, line: 1, column: 1 }, `The file's name ${name}. Rename it.`),
      );
    }
    const entry = readEntry(file, files.get(file) ?? '', sources, problems);
    if (entry) entries.push(entry);
  }
  return { entries, sources, problems };
}

function readEntry(
  file: string,
  content: Uint8Array | string,
  sources: Map<string, Source>,
  problems: Problem[],
): Entry | undefined {
  const refuse = (message: string, line = 1, column = 1, check = 'file-readable') => {
    problems.push(structureProblem(check, { file, line, column }, message));
  };
  const definition = definitionOf(file, refuse);
  if (!definition) return undefined;
  const mdx = file.endsWith('.mdx');
  if (content.length > LARGEST) {
    refuse(
      `It is ${(content.length / LARGEST).toFixed(1)} MB; a plan file may have at most 1 MB. Split it, or put what is not text elsewhere.`,
    );
    return undefined;
  }
  const text = decode(content);
  if (text === undefined) {
    refuse('It is not UTF-8 text. Save it as UTF-8.');
    return undefined;
  }
  sources.set(file, plainSource(file, text));
  const naming = readName(file, definition, refuse);
  if (!naming) return undefined;

  const split = mdx ? frontMatter(text) : { yaml: text, line: 0 };
  if (!split) {
    refuse('It has no front matter. Begin the file with a line `---`, the keys, and another line `---`.');
    return undefined;
  }
  const { source, data: raw, faults } = readYaml(file, text, split.yaml, split.line);
  sources.set(file, source);
  for (const fault of faults) refuse(fault.message, fault.line, fault.column);
  const read = mdx ? readBody(file, text) : undefined;
  problems.push(...(read?.problems ?? []));
  if (faults.length > 0) return undefined;

  const data = raw ?? {};
  const parsed = definition.schema.safeParse(data);
  if (!parsed.success)
    problems.push(...schemaProblems(definition.schema, data, definition.label, source, parsed.error.issues));
  return {
    file,
    definition,
    ...naming,
    source,
    data: parsed.success ? parsed.data : undefined,
    references: parsed.success ? collectReferences(definition.schema, data) : [],
    body: mdx ? (read?.body ?? emptyBody()) : undefined,
  };
}

/** Which kind a path belongs to; undefined for files that are no plan files (pictures, forms, read-me texts). */
function definitionOf(file: string, refuse: (message: string) => void): KindDefinition | undefined {
  const [folder = '', ...rest] = file.split('/');
  const ending = /\.[^./]+$/.exec(file)?.[0].toLowerCase() ?? '';
  if (rest.length === 0) {
    const single = singles.get(file);
    if (single) return single;
    if (ending === '.yaml' || ending === '.yml')
      refuse(`It is no file of a plan.${didYouMean(file, singles.keys())}`);
    return undefined;
  }
  const plan = ['.yaml', '.yml', '.mdx'].includes(ending);
  const definition = folders.get(folder);
  if (!definition) {
    if (plan) refuse(`\`${folder}/\` is no folder of a plan.${didYouMean(folder, folders.keys())}`);
    return undefined;
  }
  const wanted = MDX_FOLDERS.has(folder) ? '.mdx' : '.yaml';
  if (file.endsWith(wanted)) {
    if (wanted === '.yaml' && rest.length > 1) {
      refuse(`Files of \`${folder}/\` lie directly in it. Move it up.`);
      return undefined;
    }
    return definition;
  }
  if (plan || (wanted === '.mdx' && ending === '.md'))
    refuse(`A file in \`${folder}/\` must end in \`${wanted}\`. Rename it.`);
  return undefined;
}

function readName(
  file: string,
  definition: KindDefinition,
  refuse: (message: string, line?: number, column?: number, check?: string) => void,
): { id: string; language: string | undefined } | undefined {
  const path = file.replace(/\.(yaml|mdx)$/, '');
  if (singles.has(file)) return { id: path, language: undefined };
  const segments = path.split('/').slice(1);
  const stem = segments.at(-1) ?? '';
  const translated = definition.kind === 'playbook' ? LANGUAGE.exec(stem) : null;
  const names = definition.kind === 'guide' ? segments : [translated?.[1] ?? stem];
  const bad = names.find((name) => !ID_PATTERN.test(name));
  if (bad !== undefined) {
    refuse(
      `\`${bad}\` is no id. A file is named with lower-case letters, digits and hyphens, a letter first, 2 to 63 characters.`,
      1,
      1,
      'id-unique',
    );
    return undefined;
  }
  return { id: definition.kind === 'guide' ? names.join('/') : (names[0] ?? ''), language: translated?.[2] };
}

/** Cuts the front matter out of an MDX file; `line` is how many lines stand before it. */
function frontMatter(text: string): { yaml: string; line: number } | undefined {
  const match = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(text);
  return match ? { yaml: match[1] ?? '', line: 1 } : undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 without byte order mark, line ends as `\n`; undefined when the bytes are not UTF-8. */
function decode(content: Uint8Array | string): string | undefined {
  try {
    const text = typeof content === 'string' ? content.replace(/^\uFEFF/, '') : utf8.decode(content);
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  } catch {
    return undefined;
  }
}

export function isEntityKind(kind: string): kind is Kind {
  return kind in entityKinds;
}
