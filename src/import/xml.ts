/** Deeper than that no document nests; what reads it calls itself for every level. */
const DEEPEST = 500;
/** What XML is made of beside text: comments, text as it stands, instructions and tags. */
const PIECE =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;

/**
 * What keeps a part of a document from being read: `damaged` when its tags do not close each other, or a sentence that follows
 * the file's name. Undefined when it is well formed. Readers of XML let much of that pass, and lose what stands there.
 */
export function faultOfXml(bytes: Uint8Array): string | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'damaged';
  }
  if (/<!(?:DOCTYPE|ENTITY)/.test(text))
    return 'declares what its text stands for (a document type), which Word never does. It was not opened.';
  const open: string[] = [];
  let at = 0;
  let elements = 0;
  for (const piece of text.matchAll(PIECE)) {
    if (text.slice(at, piece.index).includes('<')) return 'damaged';
    at = piece.index + piece[0].length;
    const [, close, tag, , empty] = piece;
    if (tag === undefined) continue;
    elements++;
    if (close === '/' && open.pop() !== tag) return 'damaged';
    if (close === '' && empty === '') open.push(tag);
    if (open.length > DEEPEST) return 'damaged';
  }
  return elements === 0 || open.length > 0 || /\S/.test(text.slice(at)) ? 'damaged' : undefined;
}
