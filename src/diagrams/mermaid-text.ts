// What Mermaid, or the HTML and Markdown in its labels, could read as more than text.
const MARKUP = /["#;:<>&`\\{}[\]()*_~$|^=@]|%(?=[%{])|^(?:[-+]|\d+\.)(?=\s)/gu;

/**
 * Text of the plan as Mermaid text: whatever it holds is shown, nothing of it is obeyed. One line; no-break spaces stay.
 */
export function escaped(text: string): string {
  return text
    .replace(/(?:[^\S\u00a0]|\p{Cc})+/gu, ' ')
    .trim()
    .replace(MARKUP, (found) => found.replace(/[^\p{L}\p{N}]/gu, (mark) => `#${mark.codePointAt(0) ?? 32};`));
}

/** At most `length` characters; what is cut off is marked with an ellipsis. */
export function shortened(text: string, length: number): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  if (characters.length <= length) return characters.join('');
  return `${characters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`;
}

/** An id that no keyword of Mermaid can be mistaken for: its parts with underscores. */
export function mermaidId(...parts: string[]): string {
  return parts.join('_').replaceAll('-', '_');
}

/**
 * Title and description for those who cannot see the drawing. The renderer reads them from the text as they stand, so
 * nothing is escaped but what Mermaid takes for a directive.
 */
export function accessibleText(title: string, description: string): string[] {
  const plain = (text: string) =>
    text
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .replaceAll('%%', '% %');
  return [`accTitle: ${plain(title)}`, `accDescr: ${plain(description)}`];
}

type Option = string | number | boolean | Record<string, number>;
export type Options = Record<string, Option>;

/** Options for one diagram, as Mermaid's front matter. JSON is YAML. */
export function withOptions(config: Record<string, Options>): string[] {
  return ['---', `config: ${JSON.stringify(config)}`, '---'];
}
