/** Deeper than that no document nests; what reads it calls itself for every level. */
const DEEPEST = 500;
/** What begins so ends so, and is no tag. */
const NO_TAGS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;
const TAG = /<(\/?)([\w:.-]+)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/y;

/**
 * What keeps a part of a document from being read: `damaged` when its tags do not close each other, or a sentence that follows
 * the file's name. Undefined when it is well formed. Readers of XML let much of that pass, and lose what stands there.
 */
export function faultOfXml(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (/<!(?:DOCTYPE|ENTITY)/.test(text))
      return 'declares what its text stands for (a document type), which Word never does. It was not opened.';
    return isWellFormed(text) ? undefined : 'damaged';
  } catch {
    // No UTF-8, or a tag with more in it than there is room to look at.
    return 'damaged';
  }
}

function isWellFormed(text: string): boolean {
  const open: string[] = [];
  let elements = 0;
  let end = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', end)) {
    const other = NO_TAGS.find(([begins]) => text.startsWith(begins, at));
    if (other) {
      const found = text.indexOf(other[1], at + other[0].length);
      if (found < 0) return false;
      end = found + other[1].length;
      continue;
    }
    TAG.lastIndex = at;
    const [tag, close, name = '', empty] = TAG.exec(text) ?? [];
    if (tag === undefined) return false;
    end = at + tag.length;
    elements++;
    if (close === '/' && open.pop() !== name) return false;
    if (close === '' && empty === '') open.push(name);
    if (open.length > DEEPEST) return false;
  }
  return elements > 0 && open.length === 0 && text.slice(end).trim() === '';
}
