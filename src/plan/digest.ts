import { createHash } from 'node:crypto';

/**
 * The name of a diagram's drawing: what the renderer keeps it under, and checks look it up by. The first 12 hexadecimal
 * digits of the SHA-256 of the source with line ends as `\n`: the same on every machine.
 */
export function digestOfDiagram(source: string): string {
  return createHash('sha256').update(source.replace(/\r\n?/g, '\n')).digest('hex').slice(0, 12);
}

/** Letters and digits that are not taken for one another when read aloud. Source: Crockford's base 32. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A code of eight characters for what is printed, `7k3f-9qxa`: another content has another one. */
export function printedCode(shown: readonly unknown[]): string {
  const digest = createHash('sha256').update(JSON.stringify(shown)).digest();
  const letters = [...digest.subarray(0, 8)].map((byte) => ALPHABET[byte % 32]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** What an approval names what was approved by: `sha256:` and the hexadecimal digits of the content as JSON. */
export function digestOfContent(content: unknown): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`;
}
