import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// What poppler and zbar read out of a PDF: nothing of this knows how it was made.

const read = (program: string, args: readonly string[], input?: Uint8Array): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 60_000,
    ...(input ? { input } : {}),
    stdio: [input ? 'pipe' : 'ignore', 'pipe', 'ignore'],
  });

/** Whether the programs are there. */
export const hasPoppler = ['pdftotext', 'zbarimg'].every((program) => {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
});

/** The text of each page, in the order in which it was drawn; of a file by its path, or of its bytes. */
export function textOf(pdf: string | Uint8Array): string[] {
  const file = typeof pdf === 'string' ? pdf : '-';
  const input = typeof pdf === 'string' ? undefined : pdf;
  return read('pdftotext', ['-raw', file, '-'], input).split('\f').slice(0, -1);
}

export type Word = { text: string; left: number; top: number; right: number; bottom: number };
export type PageBox = { width: number; height: number; words: Word[] };

/** Every word with its place, in points from the upper left. */
export function wordsOf(pdf: string): PageBox[] {
  const pages: PageBox[] = [];
  const pattern =
    /<page width="([\d.]+)" height="([\d.]+)">|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g;
  for (const [, width, height, left, top, right, bottom, text = ''] of read('pdftotext', [
    '-bbox',
    pdf,
    '-',
  ]).matchAll(pattern)) {
    if (width !== undefined) pages.push({ width: Number(width), height: Number(height), words: [] });
    else
      pages.at(-1)?.words.push({
        text,
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
      });
  }
  return pages;
}

export type Run = { page: number; size: number; text: string };
export type Outline = { page: number; title: string };

/** Pieces of text with their size in points, cut to thirds, and the outline. */
export function sizesOf(pdf: string): { runs: Run[]; outline: Outline[] } {
  const xml = read('pdftohtml', ['-xml', '-i', '-hidden', '-stdout', '-zoom', '3', pdf]);
  const runs: Run[] = [];
  const outline: Outline[] = [];
  const fonts = new Map<string, number>();
  let page = 0;
  const pattern =
    /<page number="(\d+)"|<fontspec id="(\d+)" size="(-?\d+)"|<text [^>]*font="(\d+)">(.*?)<\/text>|<item page="(\d+)">([^<]*)</g;
  for (const [, number, font, size, used, text = '', at, title = ''] of xml.matchAll(pattern)) {
    if (number !== undefined) page = Number(number);
    else if (font !== undefined) fonts.set(font, Number(size) / 3);
    else if (used !== undefined)
      runs.push({ page, size: fonts.get(used) ?? 0, text: text.replace(/<[^>]*>/g, '') });
    else outline.push({ page: Number(at), title: unescaped(title) });
  }
  return { runs, outline };
}

/** What the file says of itself: `Title`, `Tagged`, `Pages`, and the description. */
export function aboutOf(pdf: string): { facts: Map<string, string>; description: string } {
  const facts = new Map(
    read('pdfinfo', [pdf])
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { facts, description: read('pdfinfo', ['-meta', pdf]) };
}

/** What a camera reads off some pages printed in grey at 150 dots to an inch: page -> texts. */
export function codesOn(pdf: string, pages: readonly number[]): Map<number, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-codes-'));
  try {
    for (const page of pages)
      read('pdftoppm', [
        '-r',
        '150',
        '-gray',
        '-singlefile',
        '-f',
        String(page),
        '-l',
        String(page),
        pdf,
        join(folder, String(page)),
      ]);
    return new Map(
      readdirSync(folder).map((name) => [parseInt(name, 10), decoded(join(folder, name))] as const),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function decoded(picture: string): string[] {
  try {
    return read('zbarimg', ['--raw', '-q', '-Sdisable', '-Sqrcode.enable', picture]).trim().split('\n');
  } catch {
    // It ends with an error when it finds none.
    return [];
  }
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** How many dark points the strip between text and thumb tabs has on one side of a page, where bars stand. */
export function inkIn(pdf: string, page: number, side: 'left' | 'right'): number {
  const number = String(page);
  const picture = execFileSync('pdftoppm', ['-r', '72', '-gray', '-f', number, '-l', number, pdf], {
    maxBuffer: 1 << 28,
    timeout: 60_000,
  });
  const [head = '', width = '0'] = /^P5\s(\d+)\s\d+\s\d+\s/.exec(picture.toString('latin1', 0, 64)) ?? [];
  const columns = [36, 37].map((column) => (side === 'left' ? column : Number(width) - 1 - column));
  const points = picture.subarray(head.length);
  return points.filter((shade, index) => shade < 100 && columns.includes(index % Number(width))).length;
}
