/**
 * What `muster export` puts into a Word document beside its text, so that an import finds the playbook again: its front matter,
 * and for each piece of its body how it is written in the plan and the lines that say so in the document. Word and LibreOffice
 * keep it as they keep any custom XML.
 */
export type Carried = {
  /** The id of the playbook; of a translation with its language: `cannot-sign-in.de`. */
  id: string;
  front: Record<string, unknown>;
  pieces: CarriedPiece[];
  /** What stands before who does a step, what proves it and so on -> the attribute that says it. */
  labels: Record<string, string>;
  /** What a document calls everybody. */
  everyone: string;
};

export type CarriedPiece = {
  /** How the body writes it; empty for what comes from the front matter. */
  source: string;
  lines: CarriedLine[];
  /** What reads other within a line than it is written: a link, a value of the plan, words in bold. */
  marks: { said: string; source: string }[];
};

export type CarriedLine = {
  /** The words of a paragraph or of a row, with single spaces. */
  text: string;
  /** What stands before and behind the words that the plan says. */
  lead?: string | undefined;
  tail?: string | undefined;
  /** What says it: a path in the front matter, or `@` and an attribute of a step. */
  sets?: string | undefined;
};

const NAMESPACE = 'urn:muster:playbook';
const ITEM = 'customXml/item1.xml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The words of a line as they are compared. */
export function lineOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The parts that a Word document has more and other when it carries a playbook: path -> text. */
export function partsCarrying(carried: Carried, partOf: (path: string) => string): Map<string, string> {
  const text = JSON.stringify(carried).replace(/[<>&]/g, (character) => ESCAPES[character] ?? '');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const before = (path: string, end: string, more: string) =>
    [path, partOf(path).replace(end, more + end)] as const;
  return new Map([
    [ITEM, `${head}<muster xmlns="${NAMESPACE}">${text}</muster>`],
    [
      'customXml/itemProps1.xml',
      `${head}<ds:datastoreItem ds:itemID="{6F2C9A54-0B1D-4E0C-9B53-5A1C1D0E7A10}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    ],
    [
      'customXml/_rels/item1.xml.rels',
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATION}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    ],
    before(
      'word/_rels/document.xml.rels',
      '</Relationships>',
      `<Relationship Id="rIdMuster" Type="${RELATION}/customXml" Target="../customXml/item1.xml"/>`,
    ),
    before(
      '[Content_Types].xml',
      '</Types>',
      '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>',
    ),
  ]);
}

const ESCAPES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** What a Word document carries of a playbook; undefined where it carries none. */
export function carriedIn(parts: ReadonlyMap<string, Uint8Array>): Carried | undefined {
  for (const [path, bytes] of parts) {
    if (!/^customXml\/item\d+\.xml$/.test(path)) continue;
    const xml = new TextDecoder().decode(bytes);
    const [, text] = xml.includes(NAMESPACE) ? (/<muster\b[^>]*>([^<]*)<\/muster>/.exec(xml) ?? []) : [];
    if (text !== undefined)
      return readCarried(text.replace(/&(#x?[\da-f]+|\w+);/gi, (_, name: string) => characterOf(name)));
  }
  return undefined;
}

function characterOf(name: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  if (!name.startsWith('#')) return named[name] ?? '';
  return String.fromCodePoint(/^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
}

/** Somebody else's data until it is looked at: what is not as an export writes it counts as none. */
function readCarried(json: string): Carried | undefined {
  try {
    const data: unknown = JSON.parse(json);
    return isCarried(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isCarried(data: unknown): data is Carried {
  if (!isObject(data) || !isObject(data['front']) || !isObject(data['labels'])) return false;
  const { id, everyone, labels, pieces } = data;
  if (typeof id !== 'string' || typeof everyone !== 'string' || !Array.isArray(pieces)) return false;
  return areTexts(Object.values(labels)) && pieces.every(isPiece);
}

function isPiece(data: unknown): data is CarriedPiece {
  if (!isObject(data) || typeof data['source'] !== 'string') return false;
  const { lines, marks } = data;
  return Array.isArray(lines) && Array.isArray(marks) && lines.every(isLine) && marks.every(isMark);
}

function isLine(data: unknown): data is CarriedLine {
  if (!isObject(data) || typeof data['text'] !== 'string') return false;
  return areTexts([data['lead'] ?? '', data['tail'] ?? '', data['sets'] ?? '']);
}

function isMark(data: unknown): boolean {
  return isObject(data) && areTexts([data['said'], data['source']]);
}

const areTexts = (values: readonly unknown[]) => values.every((value) => typeof value === 'string');

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
