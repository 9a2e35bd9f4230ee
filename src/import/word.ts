import { posix } from 'node:path';
import { DAMAGED, openArchive } from './archive.ts';
import { carriedIn } from './carried/carried.ts';
import type { Carried } from './carried/carried.ts';
import { escaped, htmlToMarkdown } from './html-blocks.ts';
import type { Name } from './lost.ts';
import { LABELS, uncarried } from './carried/uncarried.ts';
import { faultOfXml } from './xml.ts';

/** A document as Markdown with its pictures, or a sentence that says why there is none. */
export type Markdown =
  | { text: string; html: string; carried: Carried | undefined; pictures: Map<string, Uint8Array> }
  | { fault: string };

/** Parts of a Word file that hold something which its text does not, and what they are. */
const LEFT: [pattern: RegExp, what: string][] = [
  [/^word\/header\d*\.xml$/, 'the head of the pages'],
  [/^word\/footer\d*\.xml$/, 'the foot of the pages'],
  [/^word\/charts\/chart\d+\.xml$/, 'a chart'],
  [/^word\/embeddings\//, 'an embedded file'],
  [/^word\/diagrams\/data\d+\.xml$/, 'a diagram (SmartArt)'],
  [/^word\/comments\.xml$/, 'comments'],
];

/** Styles of Word and LibreOffice that say what a paragraph is. */
const SET = [
  ...['Preformatted Text', 'HTML Preformatted'].map(
    (name) => `p[style-name='${name}'] => pre:separator('\\n')`,
  ),
  ...['Quotations', 'Quote', 'Intense Quote'].map(
    (name) => `p[style-name='${name}'] => blockquote > p:fresh`,
  ),
];

/** Reads a Word document: headings, lists, tables, links and pictures. Macros are named and never run; nothing is fetched. */
export async function wordToMarkdown(path: string, bytes: Uint8Array, name: Name): Promise<Markdown> {
  const archive = openArchive(bytes);
  if ('fault' in archive) return archive;
  const { parts } = archive;
  if (!parts.has('word/document.xml')) return { fault: 'is no Word document, though its name says so.' };
  const reads = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[\w.-]+\.(?:xml|rels))$/;
  for (const [part, content] of parts) {
    const fault = reads.test(part) ? faultOfXml(content) : undefined;
    if (fault !== undefined) return { fault: fault === 'damaged' ? DAMAGED : fault };
  }
  const carried = carriedIn(parts);
  const isExport = carried !== undefined || looksExported(parts);
  for (const part of parts.keys()) {
    if (/vbaProject\.bin$/i.test(part)) name(1, 'macro', part, 'a macro is not carried, and never run');
    const left = LEFT.find(([pattern]) => pattern.test(part));
    // Head and foot of an export's pages are made of its playbook.
    if (isExport && /^word\/(?:header|footer)/.test(part)) continue;
    if (left && hasWords(parts.get(part))) name(1, 'object', `${left[1]} (${part})`);
  }
  const { default: mammoth } = await import('mammoth');
  const pictures = new Map<string, Uint8Array>();
  const stem = posix.join(posix.dirname(path), posix.basename(path).replace(/\.\w+$/, ''));
  let html: string;
  try {
    const converted = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        externalFileAccess: false,
        styleMap: [
          "p[style-name='Title'] => h1:fresh",
          "p[style-name='Subtitle'] => p:fresh",
          ...SET,
          ...(isExport ? ["p[style-name='Step'] => p.step:fresh"] : []),
        ],
        convertImage: mammoth.images.imgElement(async (image) => {
          const read = await image.readAsBuffer().catch((cause: unknown) => addressOf(cause));
          if (typeof read === 'string') return { src: read };
          const picture = `${stem}-${pictures.size + 1}.${endingOf(image.contentType)}`;
          pictures.set(picture, read);
          return { src: posix.basename(picture) };
        }),
      },
    );
    html = converted.value;
  } catch {
    return { fault: DAMAGED };
  }
  const text = isExport ? '' : htmlToMarkdown(html, 1, asWritten, onLine(1, name), true);
  return { text, html, carried: carried ?? (isExport ? uncarried(html) : undefined), pictures };
}

/** The ending of a picture's name: what stands behind `image/`, without `x-`. */
function endingOf(contentType: string): string {
  const kind = contentType.replace(/^.*\/(?:x-)?/, '');
  return /^[a-z]+/.exec(kind)?.[0] ?? 'unknown';
}

/** Where a picture lies that a document only links: the reader says so when it refuses to fetch it. */
function addressOf(cause: unknown): string {
  const [, address = 'a picture'] =
    cause instanceof Error ? (/external image '(.*)', external/.exec(cause.message) ?? []) : [];
  return address;
}

/** Whether a document is of an export though it carries nothing any more: its style for steps, and what stands below a step. */
function looksExported(parts: ReadonlyMap<string, Uint8Array>): boolean {
  const partOf = (path: string) => new TextDecoder().decode(parts.get(path));
  return (
    /<w:name w:val="Step"\s*\/>/.test(partOf('word/styles.xml')) &&
    Object.keys(LABELS).some((label) => partOf('word/document.xml').includes(`>${label}<`))
  );
}

/** Addresses as they are: where they lead is found out when all documents are known. */
export const asWritten = {
  link: (url: string, text: string) => (text.trim() === '' ? '' : `[${text}](${address(url)})`),
  picture: (url: string, alt: string) => `![${escaped(alt)}](${address(url)})`,
};

const address = (url: string) => (/[\s()<>]/.test(url) ? `<${url.replace(/[<>\n]/g, '')}>` : url);

/** A Word document has no lines: all that is lost is said of the first. */
const onLine =
  (line: number, name: Name): Name =>
  (_, what, detail, why) =>
    name(line, what, detail, why);

function hasWords(part: Uint8Array | undefined): boolean {
  const text = new TextDecoder().decode(part);
  return !text.startsWith('<') || /<(?:w:t|a:t)\b[^>]*>[^<]*\S|<c:chart\b|<dgm:/.test(text);
}
