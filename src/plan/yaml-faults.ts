import { isAlias, isScalar, visit } from 'yaml';
import type { Alias, Document, YAMLError } from 'yaml';

/** A fault of the YAML text: where, as an offset into it, and what, in whole sentences. */
export type YamlFault = { offset: number; message: string };

/** What keeps YAML text from being read. Of several faults on one line the first is kept: the others follow from it. */
export function yamlFaults(document: Document.Parsed, yaml: string): YamlFault[] {
  const faults = [
    ...[...document.errors, ...document.warnings].map((error) => ({
      offset: offsetOf(error, document),
      message: wording(error, yaml),
    })),
    ...lostAliases(document),
  ].sort((a, b) => a.offset - b.offset);
  const lineOf = (offset: number) => yaml.lastIndexOf('\n', offset - 1);
  return faults.filter(
    ({ offset }, index) => index === 0 || lineOf(offset) !== lineOf(faults[index - 1]?.offset ?? 0),
  );
}

/** Names after `*` that no `&` above has given. */
function lostAliases(document: Document.Parsed): YamlFault[] {
  const lost: Alias[] = [];
  visit(document, {
    Alias: (_key, node) => {
      if (node.resolve(document) === undefined) lost.push(node);
    },
  });
  return lost.map((node) => ({
    offset: node.range?.[0] ?? 0,
    message: `\`*${node.source}\` refers to something that is not there. Put text that begins with \`*\` in quotation marks.`,
  }));
}

/** A quotation mark that nothing closes is found at the end of the text: shown is where it opens. */
function offsetOf(error: YAMLError, document: Document.Parsed): number {
  let offset = error.pos[0];
  if (error.code === 'MISSING_CHAR' && error.message.includes('quote')) {
    visit(document, (_key, node) => {
      if (!isScalar(node) || isAlias(node) || node.type?.startsWith('QUOTE_') !== true) return;
      const [start, end] = node.range ?? [0, 0];
      if (start < error.pos[0] && end >= error.pos[0]) offset = start;
    });
  }
  return offset;
}

function wording({ code, message, pos }: YAMLError, yaml: string): string {
  const here = yaml.slice(pos[0]);
  switch (code) {
    case 'DUPLICATE_KEY':
      return `\`${/^[^:\n]+/.exec(here)?.[0].trim() ?? ''}\` stands here for the second time. Keep one of the two.`;
    case 'TAB_AS_INDENT':
      return 'A tab indents this line. Indent with spaces.';
    case 'MULTIPLE_DOCS':
      return 'This line `---` begins a second document, but a file of a plan holds one. Remove it.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'A second `: ` stands on this line. Put the text in quotation marks, or correct the indentation.';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'This line is neither a key nor part of the text above it. Give the key a colon, or correct the indentation.';
    case 'BAD_INDENT':
      return message.includes('Flow')
        ? 'A bracket that was opened above is not closed. Close it.'
        : 'The indentation of this line does not fit. The keys of one group begin in the same column.';
    case 'MISSING_CHAR':
      return message.includes('quote')
        ? 'This quotation mark is not closed. Close it at the end of the text.'
        : `Something is missing here: ${sentence(message)}`;
    case 'TAG_RESOLVE_FAILED':
      return 'A word that begins with `!` has a meaning of its own in YAML. Put the text in quotation marks.';
    case 'BAD_SCALAR_START':
      return `Text cannot begin with \`${here.charAt(0)}\`. Put it in quotation marks.`;
    case 'BAD_DQ_ESCAPE':
      return 'Between double quotation marks a backslash begins a special character. Use single quotation marks.';
    default:
      return `This is not valid YAML: ${sentence(message)}`;
  }
}

function sentence(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/[.:]?$/, '.');
}
