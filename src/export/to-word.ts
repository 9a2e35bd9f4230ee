import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { ILevelsOptions } from 'docx';
import { openArchive } from '../import/archive.ts';
import { partsCarrying } from '../import/carried/carried.ts';
import type { Carried } from '../import/carried/carried.ts';
import { versionText, playbookPieces, stateLines } from '../plain/index.ts';
import type { Part, Piece } from '../plain/index.ts';
import { freshnessOf, languageOf, playbookAddress } from '../plan/index.ts';
import type { Plan, Playbook, Translation } from '../plan/index.ts';
import { zip } from '../publish/bundle/zip.ts';
import { wordsOf } from '../words/index.ts';
import type { Words } from '../words/index.ts';
import { blocksOf, INDENT, numbersFrom, paragraph, tableOf, TEXT_WIDTH } from './word-blocks.ts';
import type { Block, Writing } from './word-blocks.ts';

/**
 * A playbook or a translation as a Word document in its language: all that its page says, with Word's own styles, so that
 * contents, navigation and reading aloud work. What is not published stays out. The same plan gives the same bytes. It carries
 * how the playbook is written, so that an import of it, also after somebody has worked on it, finds all of it again.
 */
export async function toWord(plan: Plan, page: Playbook | Translation): Promise<Uint8Array> {
  const site = plan.organization.site.url.replace(/\/$/, '');
  const placeOf = (other: Playbook | Translation) => site + playbookAddress(other);
  const language = languageOf(plan, page);
  const words = wordsOf(language);
  const pieces = playbookPieces(plan, page, words, placeOf);
  const where = placeOf(page);
  const writing: Writing = { depth: 0, lists: { count: 0 }, drawn: words.wordDocument.drawnAt(where) };
  const { title, summary, status } = page;
  const retired = status === 'retired' ? [paragraph(words.playbook.retired, { strong: true })] : [];
  const states = stateLines(plan, page, words).map(({ label, text, sets, tail }) => ({
    cells: [label, text],
    sets,
    tail,
  }));
  const head = [
    paragraph(title, { heading: HeadingLevel.TITLE }, 'title'),
    ...retired,
    paragraph(summary, { style: 'Subtitle' }, 'summary'),
    tableOf(states, false),
    paragraph(''),
  ];
  const body = pieces.map((piece) => ({
    piece,
    blocks: piece.parts.flatMap((part) => blocksOf(part, writing)),
  }));
  const foot = [paragraph(versionText(plan, page, words))];
  const document = new Document({
    title,
    description: summary,
    creator: plan.organization.name,
    lastModifiedBy: plan.organization.name,
    styles: stylesIn(language),
    numbering: { config: numberings(pieces.flatMap(({ parts }) => parts)) },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: MARGINS } },
        headers: { default: new Header({ children: [running(plan.organization.name, [title])] }) },
        footers: { default: new Footer({ children: footer(plan, page, where, words) }) },
        children: [...head, ...body.flatMap(({ blocks }) => blocks), ...foot].map(({ made }) => made),
      },
    ],
  });
  const derived = (blocks: Block[]) => ({ piece: NO_SOURCE, blocks });
  const carried: Carried = {
    id: playbookAddress(page).replace('/playbooks/', ''),
    front: plan.sources.get(page.file)?.yaml?.toJS({ maxAliasCount: 100 }) as Carried['front'],
    pieces: [derived(head), ...body, derived(foot)].map(({ piece: { source, marks }, blocks }) => ({
      source,
      marks,
      lines: blocks.flatMap(({ lines }) => lines),
    })),
    labels: labelsOf(words),
    everyone: words.common.everyone,
  };
  return withoutClock(await Packer.toBuffer(document), carried);
}

const NO_SOURCE: Piece = { source: '', marks: [], parts: [] };

/** What stands before the facts of a step -> the attribute that says it. */
function labelsOf({ text: { caution, who, use, doneWhen, ifNot } }: Words): Record<string, string> {
  return {
    [`${caution}:`]: 'caution',
    [`${who}:`]: 'who',
    [`${use}:`]: 'uses',
    [`${doneWhen}:`]: 'verify',
    [`${ifNot}:`]: 'ifFails',
  };
}

const MARGINS = { top: 1417, bottom: 1417, left: 1134, right: 1134, header: 567, footer: 567 };

function running(left: string, right: readonly string[]): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    style: 'Header',
    children: [new TextRun(left), new TextRun({ children: ['\t', ...right] })],
  });
}

function footer(plan: Plan, playbook: Playbook, where: string, { wordDocument, common }: Words): Paragraph[] {
  const { checked, due } = freshnessOf(plan, playbook);
  const said = (date: string | undefined) => (date === undefined ? undefined : common.date(date));
  const [page, of] = wordDocument.page;
  return [
    running(wordDocument.valid(playbook.version, said(checked), said(due)), [
      page,
      PageNumber.CURRENT,
      of,
      PageNumber.TOTAL_PAGES,
    ]),
    running(wordDocument.asItIsNow(where), []),
  ];
}

function stylesIn(language: string) {
  const heading = (size: number) => ({
    run: { size, bold: true, color: '000000', font: FONT },
    paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
  });
  const based = (id: string, name: string) => ({ id, name, basedOn: 'Normal', quickFormat: true });
  return {
    default: {
      document: {
        run: { font: FONT, size: 22, language: { value: language } },
        paragraph: { spacing: { after: 100 } },
      },
      title: { run: { size: 44, bold: true, font: FONT }, paragraph: { spacing: { after: 80 } } },
      heading1: heading(30),
      heading2: heading(26),
      heading3: heading(24),
      heading4: heading(22),
    },
    paragraphStyles: [
      { ...based('Subtitle', 'Subtitle'), run: { size: 24 }, paragraph: { spacing: { after: 200 } } },
      { ...based('ListContinue', 'List Continue'), paragraph: { spacing: { after: 40 } } },
      { ...based('ListBullet', 'List Bullet'), paragraph: { spacing: { after: 60 } } },
      { ...based('ListNumber', 'List Number'), paragraph: { spacing: { before: 100, after: 40 } } },
      { ...based('Step', 'Step'), run: { bold: true }, paragraph: { spacing: { before: 160, after: 40 } } },
      { ...based('Quote', 'Quote'), paragraph: { indent: { left: INDENT } } },
      { ...based('Code', 'Code'), run: { font: 'Courier New', size: 20 } },
      { ...based('Header', 'header'), run: { size: 17 }, paragraph: { spacing: { after: 0 } } },
    ],
  };
}

const FONT = 'Arial';

/** Steps in one row through the whole playbook, lists of marks, and a numbering for each first number. */
function numberings(parts: readonly Part[]) {
  const starts = new Set(parts.flatMap(startsOf));
  return [
    { reference: 'steps', levels: levels((level) => `☐ %${level + 1}.`, LevelFormat.DECIMAL) },
    { reference: 'bullets', levels: levels(() => '•', LevelFormat.BULLET, 1, INDENT / 2) },
    ...[...starts]
      .sort((a, b) => a - b)
      .map((start) => ({
        reference: numbersFrom(start),
        levels: levels((level) => `%${level + 1}.`, LevelFormat.DECIMAL, start),
      })),
  ];
}

function levels(
  textAt: (level: number) => string,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  start = 1,
  hanging = INDENT,
): ILevelsOptions[] {
  return Array.from({ length: 9 }, (_, level) => ({
    level,
    format,
    start,
    text: textAt(level),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: (level + 1) * INDENT, hanging } } },
  }));
}

function startsOf(part: Part): number[] {
  switch (part.type) {
    case 'list': {
      const inner = part.items.flatMap((item) => item.parts.flatMap(startsOf));
      return part.start === undefined ? inner : [part.start, ...inner];
    }
    case 'quote':
    case 'callout':
    case 'footnote':
    case 'step':
      return part.parts.flatMap(startsOf);
    default:
      return [];
  }
}

const NOW = /<(dcterms:(?:created|modified))\b[^>]*>[^<]*<\/\1>/g;

/**
 * A document that carries a playbook, without the moment at which it was made: the library writes the clock into it and its
 * parts.
 */
function withoutClock(bytes: Uint8Array, carried: Carried): Uint8Array {
  const archive = openArchive(bytes);
  if ('fault' in archive) throw new Error(`The document that was made ${archive.fault}`);
  const partOf = (path: string) => new TextDecoder().decode(archive.parts.get(path));
  const more = new Map([...partsCarrying(carried, partOf)].map(([path, text]) => [path, Buffer.from(text)]));
  const core = Buffer.from(partOf('docProps/core.xml').replace(NOW, ''));
  return zip(new Map([...archive.parts, ...more, ['docProps/core.xml', core]]));
}
