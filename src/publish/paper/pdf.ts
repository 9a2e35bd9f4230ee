/**
 * A PDF as Chromium writes it: one classic table of objects, every dictionary as plain text. Everything else is refused, since
 * a wrong page number is worse than none.
 */
export type Pdf = {
  text: string;
  /** Number of an object -> where it begins. */
  offsets: ReadonlyMap<number, number>;
  root: number;
  info: number;
  /** How many objects the table counts: the number of the next one. */
  size: number;
  /** Where the table of objects begins. */
  table: number;
};

/** Reads the table and the trailer. Throws when the file is not as Chromium writes it. */
export function openPdf(bytes: Buffer): Pdf {
  const text = bytes.toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  const head = /^xref\n0 (\d+)\n/.exec(text.slice(table, table + 32));
  if (!head) throw new Error('The PDF has no plain table of objects.');
  const offsets = new Map<number, number>();
  const start = table + head[0].length;
  for (let number = 0; number < Number(head[1]); number++) {
    const line = text.slice(start + number * 20, start + number * 20 + 20);
    if (line[17] === 'n') offsets.set(number, Number(line.slice(0, 10)));
  }
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const named = (key: string): number => {
    const found = new RegExp(`/${key} (\\d+)`).exec(trailer)?.[1];
    if (found === undefined) throw new Error(`The PDF's trailer has no ${key}.`);
    return Number(found);
  };
  return { text, offsets, table, root: named('Root'), info: named('Info'), size: named('Size') };
}

/** The text of one object up to its stream or end. */
export function objectAt({ text, offsets }: Pdf, number: number): string {
  const start = offsets.get(number);
  if (start === undefined) throw new Error(`The PDF lacks its object ${number}.`);
  return text.slice(start, text.indexOf('endobj', start));
}

/** On which pages a PDF's named places stand, counted from 1. Chromium names those that some link leads to. */
export type Places = {
  pages: number;
  places: Map<string, number>;
  /** How high above the foot of its page a named place stands, in points. */
  heights: Map<string, number>;
  /** How high each page is, in points. */
  sizes: number[];
};

/** Reads the pages and the named places. */
export function readPlaces(bytes: Buffer): Places {
  const pdf = openPdf(bytes);
  const catalogue = objectAt(pdf, pdf.root);
  const pages = pagesOf(pdf);
  const pageOf = new Map(pages.map((number, index) => [number, index + 1]));
  const places = new Map<string, number>();
  const heights = new Map<string, number>();
  const sizes = pages.map((number) => pageSize(objectAt(pdf, number)).height);
  const named = /\/Dests (\d+) 0 R/.exec(catalogue)?.[1];
  if (named !== undefined) {
    for (const [, name = '', page, height] of objectAt(pdf, Number(named)).matchAll(
      /\/([^\s[\]]+)\s*\[(\d+) 0 R\s*\/XYZ [-\d.]+ ([-\d.]+)/g,
    )) {
      places.set(decoded(name), pageOf.get(Number(page)) ?? 0);
      heights.set(decoded(name), Number(height));
    }
  }
  return { pages: pages.length, places, heights, sizes };
}

/** The numbers of the objects that are pages, in order. */
export function pagesOf(pdf: Pdf): number[] {
  const pages: number[] = [];
  const visit = (number: number): void => {
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(objectAt(pdf, number))?.[1];
    if (kids === undefined) pages.push(number);
    else for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) visit(Number(kid));
  };
  visit(referenceIn(objectAt(pdf, pdf.root), 'Pages'));
  return pages;
}

/** Width and height of a page, in points. */
export function pageSize(page: string): { width: number; height: number } {
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(page) ?? [];
  if (width === undefined) throw new Error('The PDF has a page of unknown size.');
  return { width: Number(width), height: Number(height) };
}

/** The object that a key of a dictionary names. */
export function referenceIn(dictionary: string, key: string): number {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1];
  if (found === undefined) throw new Error(`The PDF has no ${key}.`);
  return Number(found);
}

function decoded(name: string): string {
  const bytes = name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
