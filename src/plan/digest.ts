import { createHash } from 'node:crypto';

/**
 * The name of a diagram's drawing: what the renderer keeps it under, and checks look it up by. The first 12 hexadecimal
 * digits of the SHA-256 of the source with line ends as `\n`: the same on every machine.
 */
export function digestOfDiagram(source: string): string {
  return createHash('sha256').update(source.replace(/\r\n?/g, '\n')).digest('hex').slice(0, 12);
}
