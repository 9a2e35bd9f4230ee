import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import type { Place } from './problem.ts';
import { yamlFaults } from './yaml-faults.ts';

/** Path of keys and indexes into a file's data. */
export type DataPath = readonly (string | number)[];

/** A plan file as text, with its data and the way from data back to lines. */
export type Source = {
  file: string;
  /** The whole text, without byte order mark, line ends as `\n`. */
  text: string;
  /** Lines before the YAML begins: 0 for YAML files, 1 for front matter. */
  yamlLine: number;
  yaml: Document.Parsed | undefined;
  lines: LineCounter;
};

/** A file of which only the text is known, such as one without front matter. */
export function plainSource(file: string, text: string): Source {
  return { file, text, yamlLine: 0, yaml: undefined, lines: new LineCounter() };
}

/** Where a file begins: the place of what is said of it as a whole. */
export const START = { line: 1, column: 1 } as const;

/** Reads YAML text that begins after `yamlLine` lines of the file. YAML 1.2 core schema, merge keys, no duplicate keys. */
export function readYaml(
  file: string,
  text: string,
  yaml: string,
  yamlLine: number,
): { source: Source; data: unknown; faults: { place: Place; message: string }[] } {
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    version: '1.2',
    schema: 'core',
    merge: true,
    lineCounter: lines,
    prettyErrors: false,
  });
  const source: Source = { file, text, yamlLine, yaml: document, lines };
  const faults = yamlFaults(document, yaml).map(({ offset, message }) => ({
    place: placeAt(source, offset),
    message,
  }));
  if (faults.length > 0) return { source, data: undefined, faults };
  if (yaml.includes('version:')) keepVersions(document);
  try {
    return { source, data: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown, faults };
  } catch {
    const message = `It repeats more than ${MOST_ALIASES} things through \`*\` names. Write them out.`;
    return { source, data: undefined, faults: [{ place: placeAt(source, 0), message }] };
  }
}

/** A version is what the author wrote: `version: 1.0` is no number that may become 1. */
function keepVersions(document: Document.Parsed): void {
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.value !== 'version' || !isScalar(value)) return;
      if (typeof value.value === 'number' && value.source !== undefined) value.value = value.source;
    },
  });
}

/** How many values aliases may stand for: more is no plan, but text made to fill the memory. */
const MOST_ALIASES = 100;

/** Where the value at `path` stands; for a value that is missing, where the nearest thing around it stands. */
export function placeOf(source: Source, path: DataPath, at: 'value' | 'key' = 'value'): Place {
  let node: unknown = source.yaml?.contents;
  let offset = startOf(node);
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (!pair) break;
      const keyStart = startOf(pair.key);
      const last = index === path.length - 1;
      node = pair.value;
      const valueStart =
        isScalar(node) || (isSeq(node) && node.flow === true) || (isMap(node) && node.flow === true)
          ? startOf(node)
          : undefined;
      offset = at === 'key' && last ? keyStart : (valueStart ?? keyStart ?? offset);
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (item === undefined) break;
      node = item;
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset === undefined
    ? { file: source.file, line: 1 + source.yamlLine, column: 1 }
    : placeAt(source, offset);
}

function placeAt(source: Source, offset: number): Place {
  const { line, col } = source.lines.linePos(offset);
  return { file: source.file, line: line + source.yamlLine, column: col };
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
