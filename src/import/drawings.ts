/** Diagrams that cannot be drawn: text -> why, and on which line of it, from 1. */
export type Undrawn = ReadonlyMap<string, { message: string; line?: number | undefined }>;

const TITLE = /^\s*accTitle\s*:\s*\S/m;
const DESCRIPTION = /^\s*accDescr\s*(?::\s*\S|\{)/m;

/**
 * A diagram that also says in words what it is about: what is missing is drafted of the heading above it. It goes into the front
 * matter of the diagram, which every kind of Mermaid's diagrams may have. `added` is the count of lines put before the others.
 */
export function toldInWords(source: string, heading: string): { text: string; added: number } {
  const lines = [
    ...(TITLE.test(source) ? [] : [`accTitle: ${plain(heading) || 'Diagram'}`]),
    ...(DESCRIPTION.test(source)
      ? []
      : ['accDescr: Draft of the import, to be completed - say what the diagram shows']),
  ];
  if (lines.length === 0) return { text: source, added: 0 };
  const [opening] = /^---[ \t]*\n/.exec(source) ?? [];
  if (opening !== undefined)
    return { text: `---\n${lines.join('\n')}\n${source.slice(opening.length)}`, added: lines.length };
  return { text: `---\n${lines.join('\n')}\n---\n${source}`, added: lines.length + 2 };
}

/** Words that neither YAML nor Mermaid takes for more than that. */
const plain = (text: string) =>
  text
    .replace(/[^\p{L}\p{N},.()’-]+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim();
