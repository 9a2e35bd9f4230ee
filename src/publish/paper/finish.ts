import { createHash } from 'node:crypto';
import { objectAt, openPdf, pageSize, pagesOf, referenceIn } from './pdf.ts';
import type { Pdf } from './pdf.ts';

/** What a PDF says of itself. `date` is a day, YYYY-MM-DD; empty where none is known. */
export type Imprint = {
  title: string;
  author: string;
  subject: string;
  language: string;
  date: string;
  duplex: boolean;
  /** What readers call the pages from one on, counted from 1, which comes first: `4–` makes `4–1`, `4–2`. */
  labels?: readonly { from: number; prefix: string }[];
};

/** A bar in the outer margin of a page, counted from 1; in points above its foot. */
export type Bar = { page: number; top: number; bottom: number };

const CREATOR = 'Muster';
/** How far a bar stands from the outer edge, and how broad it is, in points: between the text and the thumb tabs. */
const BAR = { edge: 35.4, breadth: 3 };

/**
 * Completes what Chromium printed by one incremental update, as PDF readers expect it: title, language, description, outline
 * shown, printed on both sides, roles of tags; the dates of printing give way to that of the plan and the id to a digest, so
 * that the same plan and browser give the same bytes.
 */
export function finishPdf(printed: Buffer, imprint: Imprint, bars: readonly Bar[] = []): Buffer {
  const numbered = withOwnNumbers(printed);
  const pdf = openPdf(numbered);
  const date = `D:${(imprint.date || '1970-01-01').replaceAll('-', '')}000000+00'00'`;
  const base = withDates(numbered, date);
  const catalogue = objectAt(pdf, pdf.root);
  const tags = referenceIn(catalogue, 'StructTreeRoot');
  const metadata = pdf.size;
  const objects = new Map<number, Buffer>([
    [pdf.root, Buffer.from(catalogueWith(catalogue, imprint, metadata), 'latin1')],
    [pdf.info, Buffer.from(infoOf(imprint, date), 'latin1')],
    [tags, Buffer.from(withEntries(objectAt(pdf, tags), '/RoleMap <</Strong /Span /Em /Span>>'), 'latin1')],
    [metadata, streamOf(descriptionOf(imprint), '/Type /Metadata /Subtype /XML ')],
    ...barObjects(pdf, bars, metadata + 1),
  ]);
  const size = Math.max(...objects.keys()) + 1;
  const parts = [base, Buffer.from('\n')];
  let position = base.length + 1;
  const table: string[] = ['xref\n'];
  for (const [number, content] of [...objects].sort(([a], [b]) => a - b)) {
    const object = Buffer.concat([Buffer.from(`${number} 0 obj\n`), content, Buffer.from('\nendobj\n')]);
    table.push(`${number} 1\n${String(position).padStart(10, '0')} 00000 n \n`);
    parts.push(object);
    position += object.length;
  }
  const id = createHash('sha256').update(Buffer.concat(parts)).digest('hex').slice(0, 32).toUpperCase();
  const trailer = `trailer\n<</Size ${size} /Root ${pdf.root} 0 R /Info ${pdf.info} 0 R /Prev ${pdf.table} /ID [<${id}> <${id}>]>>\n`;
  parts.push(Buffer.from(`${table.join('')}${trailer}startxref\n${position}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/**
 * Chromium names the heads of tables by numbers that hang on how busy the machine is; their order does not. They are counted
 * anew, in as many characters.
 */
function withOwnNumbers(printed: Buffer): Buffer {
  const text = printed.toString('latin1');
  const names = [...new Set(text.match(/\(node\d{8}\)/g))].sort();
  const ranks = new Map(names.map((name, rank) => [name, `(node${String(rank).padStart(8, '0')})`]));
  return Buffer.from(
    text.replace(/\(node\d{8}\)/g, (name) => ranks.get(name) ?? name),
    'latin1',
  );
}

/** The dates that Chromium wrote stand in the file for good: they are overwritten in place, with as many characters. */
function withDates(printed: Buffer, date: string): Buffer {
  const base = Buffer.from(printed);
  const head = base.toString('latin1', 0, 4096);
  for (const match of head.matchAll(/\/(?:CreationDate|ModDate) \((D:[^)]*)\)/g)) {
    if (match[1]?.length !== date.length) throw new Error('The PDF is dated in an unknown way.');
    base.write(date, match.index + match[0].indexOf('(') + 1, 'latin1');
  }
  return base;
}

function catalogueWith(object: string, { language, duplex, labels }: Imprint, metadata: number): string {
  const plain = object
    .replace(/\/Lang\s*(?:\([^)]*\)|<[^>]*>)/, '')
    .replace(/\/ViewerPreferences\s*<<[^>]*>>/, '')
    .replace(/\/PageMode\s*\/\w+/, '');
  const preferences = `/ViewerPreferences <</DisplayDocTitle true /PrintScaling /None /Duplex /${duplex ? 'DuplexFlipLongEdge' : 'Simplex'}>>`;
  return withEntries(
    plain,
    `/Lang ${textOf(language)} /PageMode /UseOutlines /Metadata ${metadata} 0 R ${preferences} ${labelsOf(labels)}`,
  );
}

/** The pages as their feet name them, so that a reader finds `4–12` by typing it. */
function labelsOf(labels: Imprint['labels']): string {
  if (labels === undefined) return '';
  const ranges = labels.map(({ from, prefix }) => `${from - 1} <</P ${textOf(prefix)} /S /D>>`);
  return `/PageLabels <</Nums [${ranges.join(' ')}]>>`;
}

/** A dictionary, without its object's number, with more entries at its end. */
function withEntries(object: string, entries: string): string {
  const dictionary = object.slice(object.indexOf('<<'), object.lastIndexOf('>>'));
  return `${dictionary} ${entries}>>`;
}

function infoOf({ title, author, subject }: Imprint, date: string): string {
  return `<</Title ${textOf(title)} /Author ${textOf(author)} /Subject ${textOf(subject)} /Creator (${CREATOR}) /CreationDate (${date}) /ModDate (${date})>>`;
}

function textOf(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

/**
 * Pages with bars drawn over them, as artifacts: what reads the page aloud passes them by. What Chromium drew is put between a
 * saved and a restored state, since it turns the page upside down.
 */
function barObjects(pdf: Pdf, bars: readonly Bar[], first: number): [number, Buffer][] {
  if (bars.length === 0) return [];
  const objects: [number, Buffer][] = [[first, streamOf('q\n')]];
  let next = first + 1;
  pagesOf(pdf).forEach((number, index) => {
    const own = bars.filter(({ page }) => page === index + 1);
    if (own.length === 0) return;
    const page = objectAt(pdf, number);
    const { width } = pageSize(page);
    const left = index % 2 === 0 ? width - BAR.edge - BAR.breadth : BAR.edge;
    const drawn = own.map(
      ({ top, bottom }) =>
        `${left.toFixed(2)} ${bottom.toFixed(2)} ${BAR.breadth} ${(top - bottom).toFixed(2)} re f`,
    );
    const stream = next++;
    const shown = /\/Contents (\d+ 0 R)/;
    if (!shown.test(page)) throw new Error('The PDF has a page that is drawn in an unknown way.');
    objects.push([stream, streamOf(`Q\nq /Artifact BMC 0 g\n${drawn.join('\n')}\nEMC Q\n`)]);
    const dictionary = page.slice(page.indexOf('<<'), page.lastIndexOf('>>') + 2);
    const changed = dictionary.replace(shown, `/Contents [${first} 0 R $1 ${stream} 0 R]`);
    objects.push([number, Buffer.from(changed, 'latin1')]);
  });
  return objects;
}

function streamOf(text: string, entries = ''): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${bytes.length}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

function descriptionOf({ title, author, subject, language, date }: Imprint): string {
  const alternative = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;
  const day = `${date || '1970-01-01'}T00:00:00Z`;
  return `<?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><dc:title>${alternative(title)}</dc:title><dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator><dc:description>${alternative(subject)}</dc:description><dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language><xmp:CreatorTool>${CREATOR}</xmp:CreatorTool><xmp:CreateDate>${day}</xmp:CreateDate><xmp:ModifyDate>${day}</xmp:ModifyDate></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
