import { parseDocument, visit } from 'yaml';
import type { Document, ScalarTag, Tags, YAMLMap, YAMLSeq } from 'yaml';

/** How wide folded text (`>`) is set: every other value keeps its one line, so that a change is one line of a diff. */
const WIDTH = 120;

/**
 * YAML as a plan is to have it: two spaces a level, lists indented, `[a, b]` and `{ a: b }`, one blank line at most, comments
 * where they were. Keys, quotes and styles stay as the author chose them. Undefined where the text is no YAML.
 */
export function formatYaml(text: string): string | undefined {
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: true,
    customTags: (tags: Tags) =>
      tags.map((tag) => (typeof tag === 'string' ? tag : isText(tag) ? foldedOnly(tag) : asWritten(tag))),
  });
  if (document.errors.length > 0) return undefined;
  visit(document, {
    Map: (_, node) => set(node, ' '),
    Seq: (_, node) => set(node, ''),
  });
  return written(document);
}

function written(document: Document.Parsed): string {
  return document.toString({ lineWidth: WIDTH, minContentWidth: 40, indent: 2, indentSeq: true });
}

/** The same context for what stays on its line. */
function unfolded<C extends { options: object }>(context: C): C {
  return { ...context, options: { ...context.options, lineWidth: 0 } };
}

/** Gives a collection in brackets the padding inside them, and keeps it on one line where its comments allow. */
function set(node: YAMLMap | YAMLSeq, padding: string): void {
  if (node.flow !== true) return;
  const write = (node as YAMLMap).toString.bind(node);
  node.toString = (context, ...rest) =>
    write(context && { ...unfolded(context), flowCollectionPadding: padding }, ...rest);
}

type Tag = Exclude<Tags[number], string>;

function isText(tag: Tag): tag is ScalarTag {
  return tag.tag === 'tag:yaml.org,2002:str';
}

/** Numbers as the author wrote them: `1.10` is a version, and `010` no 10. */
function asWritten<T extends Tag>(tag: T): T {
  if (!/:(?:int|float)$/.test(tag.tag)) return tag;
  return {
    ...tag,
    stringify: (item: { source?: string; value: unknown }) => item.source ?? String(item.value),
  };
}

function foldedOnly(tag: ScalarTag): ScalarTag {
  return {
    ...tag,
    stringify: (item, context, ...rest) =>
      tag.stringify?.(item, item.type === 'BLOCK_FOLDED' ? context : unfolded(context), ...rest) ??
      String(item.value),
  };
}
