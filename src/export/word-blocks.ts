import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { IParagraphOptions, IRunOptions } from 'docx';
import { lineOf } from '../import/carried/carried.ts';
import type { CarriedLine } from '../import/carried/carried.ts';
import type { Card, ListItem, Part, Said } from '../plain/index.ts';

/** A block of a document, and the lines that are read in it. */
export type Block = { made: Paragraph | Table; lines: CarriedLine[] };

/** How far a level of a list, or what stands below a step, is moved in; in twentieths of a point. */
export const INDENT = 680;
/** Between the margins of a page. */
export const TEXT_WIDTH = 9638;

const BOLD: IRunOptions = { bold: true };

/** How a paragraph looks and where it stands. */
type Manner = Omit<IParagraphOptions, 'children'> & { strong?: boolean };

/** Where a part stands: how deep, the lists that the document has begun so far, and where a diagram is drawn. */
export type Writing = { depth: number; lists: { count: number }; drawn: string };

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
];

/** A part of a playbook as blocks of a Word document. */
export function blocksOf(part: Part, writing: Writing): Block[] {
  const below = (parts: readonly Part[], depth = writing.depth) =>
    parts.flatMap((each) => blocksOf(each, { ...writing, depth }));
  switch (part.type) {
    case 'heading':
      return [paragraph(part.text, { heading: HEADINGS[part.level - 1] ?? HeadingLevel.HEADING_4 })];
    case 'paragraph':
      return [paragraph(part.text, standing(writing))];
    case 'list':
      return listBlocks(part, writing);
    case 'signs':
      return [
        paragraph(part.lead, { ...standing(writing), keepNext: true }),
        ...part.items.map((item, index) =>
          paragraph(
            item,
            { style: 'ListBullet', numbering: bullet(writing) },
            part.sets === undefined ? undefined : `${part.sets}.${index}`,
          ),
        ),
      ];
    case 'table':
      return [tableOf(part.rows.map((cells) => ({ cells }))), paragraph('')];
    case 'quote':
      return part.parts.flatMap((each) =>
        each.type === 'paragraph'
          ? [paragraph(each.text, { style: 'Quote', ...standing(writing) })]
          : blocksOf(each, writing),
      );
    case 'callout':
      return calloutBlocks(part, writing);
    case 'code':
      return [paragraph(part.text, { style: 'Code', ...standing(writing) })];
    case 'diagram':
      return [said({ ...part.said, text: `${sentence(part.said.text)} ${writing.drawn}` }, writing)];
    case 'rule':
      return [paragraph('', { border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 1 } } })];
    case 'footnote':
      return [said({ label: `[${part.name}]`, text: '' }, writing), ...below(part.parts, writing.depth + 1)];
    case 'step':
      return stepBlocks(part, writing);
    case 'card':
      return [
        ...cardBlocks(part.card, writing),
        ...(part.after === undefined ? [] : [paragraph(part.after, standing(writing))]),
      ];
  }
}

/** What is said, with its label in bold letters. */
export function said({ label, text, sets }: Said, writing: Writing, manner: Manner = {}): Block {
  const mark = /^\[.*\]$/.test(label) ? label : `${label}:`;
  const children = label === '' ? runs(text) : [new TextRun({ ...BOLD, text: mark }), ...runs(` ${text}`)];
  const made = new Paragraph({ ...standing(writing), ...manner, children });
  return { made, lines: linesOf(text, { lead: label === '' ? '' : mark, sets }) };
}

/** A text as a paragraph; its line breaks stay. */
export function paragraph(text: string, { strong, ...manner }: Manner = {}, sets?: string): Block {
  const made = new Paragraph({ ...manner, children: runs(text, strong === true ? BOLD : {}) });
  return { made, lines: linesOf(text, { sets }) };
}

function linesOf(
  text: string,
  { lead = '', tail = '', sets }: { lead?: string; tail?: string | undefined; sets?: string | undefined },
): CarriedLine[] {
  const line = lineOf(`${lead} ${text}`);
  if (line === '') return [];
  return [
    {
      text: line,
      ...(lead === '' ? {} : { lead }),
      ...(tail === '' ? {} : { tail }),
      ...(sets === undefined ? {} : { sets }),
    },
  ];
}

/** A text with its line breaks; what XML cannot hold is left out. */
function runs(text: string, look: IRunOptions = {}): TextRun[] {
  return text
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .split('\n')
    .map((line, index) => new TextRun({ ...look, text: line, ...(index > 0 ? { break: 1 } : {}) }));
}

function standing({ depth }: Writing): Manner {
  return depth === 0 ? {} : { style: 'ListContinue', indent: { left: depth * INDENT } };
}

function bullet({ depth }: Writing) {
  return { reference: 'bullets', level: Math.min(depth, 8) };
}

function listBlocks({ start, items }: Extract<Part, { type: 'list' }>, writing: Writing): Block[] {
  const instance = ++writing.lists.count;
  const level = Math.min(writing.depth, 8);
  const place: Manner =
    start === undefined
      ? { style: 'ListBullet', numbering: bullet(writing) }
      : { style: 'ListNumber', numbering: { reference: numbersFrom(start), level, instance } };
  return items.flatMap((item) => {
    const [first, ...rest] = item.parts;
    const lead = first?.type === 'paragraph' ? first.text : '';
    const others = first?.type === 'paragraph' ? rest : item.parts;
    return [
      paragraph(boxOf(item) + lead, place),
      ...others.flatMap((part) => blocksOf(part, { ...writing, depth: writing.depth + 1 })),
    ];
  });
}

/** The numbering of lists that begin with a number; Word keeps one for each. */
export function numbersFrom(start: number): string {
  return `numbers-${start}`;
}

function boxOf({ checked }: ListItem): string {
  return checked === undefined ? '' : checked ? '☑ ' : '☐ ';
}

/** A step is one numbered paragraph, so that it is one when the document is read again; what belongs to it stands below. */
function stepBlocks(step: Extract<Part, { type: 'step' }>, writing: Writing): Block[] {
  const inside = { ...writing, depth: writing.depth + 1 };
  const [first, ...rest] = step.parts;
  const lead = first?.type === 'paragraph' ? first.text : '';
  const others = first?.type === 'paragraph' ? rest : step.parts;
  return [
    ...step.caution.map((each) => said(each, inside, { keepNext: true })),
    paragraph(lead, {
      style: 'Step',
      keepNext: step.facts.length > 0,
      numbering: { reference: 'steps', level: 0 },
    }),
    ...others.flatMap((part) => blocksOf(part, inside)),
    ...step.facts.map((fact, index) => said(fact, inside, { keepNext: index < step.facts.length - 1 })),
  ];
}

function cardBlocks({ facts, cards, ...title }: Card, writing: Writing): Block[] {
  const inside = { ...writing, depth: writing.depth + 1 };
  const manner: Manner = { keepNext: true, spacing: { before: 120, after: 40 } };
  const head =
    title.label === ''
      ? paragraph(title.text, { ...standing(writing), ...manner, strong: true }, title.sets)
      : said(title, writing, manner);
  return [
    head,
    ...facts.map((fact, index) => said(fact, inside, { keepNext: index < facts.length - 1 })),
    ...cards.flatMap((card) => cardBlocks(card, inside)),
  ];
}

function calloutBlocks({ name, parts }: Extract<Part, { type: 'callout' }>, writing: Writing): Block[] {
  const edge = { left: { style: BorderStyle.SINGLE, size: 24, space: 8 } };
  const indent = { left: writing.depth * INDENT + 200 };
  return [
    paragraph(name, { strong: true, keepNext: true, border: edge, indent }),
    ...parts.flatMap((part) =>
      part.type === 'paragraph'
        ? [paragraph(part.text, { border: edge, indent })]
        : blocksOf(part, { ...writing, depth: writing.depth + 1 }),
    ),
  ];
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8A93A0' };
const LINES = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};

/** A row of a table; what says its second cell, and what stands behind that. */
export type Row = { cells: readonly string[]; sets?: string | undefined; tail?: string | undefined };

/** A table as wide as the text, its columns by what stands in them; its head is repeated on every page. */
export function tableOf(given: readonly Row[], hasHead = true): Block {
  const rows = given.map(({ cells }) => cells);
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const wanted = Array.from({ length: columns }, (_, index) =>
    Math.min(40, Math.max(6, ...rows.map((row) => (row[index] ?? '').length))),
  );
  const total = wanted.reduce((sum, width) => sum + width, 0);
  const columnWidths = wanted.map((width) => Math.floor((width / total) * TEXT_WIDTH));
  const lines = given.flatMap(({ cells: [first = '', ...others], sets, tail }) =>
    linesOf(others.join(' '), { lead: first, tail, sets }),
  );
  const made = new Table({
    borders: LINES,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths,
    rows: rows.map(
      (row, at) =>
        new TableRow({
          cantSplit: true,
          tableHeader: hasHead && at === 0,
          children: columnWidths.map((width, index) =>
            cellOf(row[index] ?? '', width, hasHead ? at === 0 : index === 0),
          ),
        }),
    ),
  });
  return { made, lines };
}

function cellOf(text: string, width: number, isHead: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    ...(isHead ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'EDEFF3' } } : {}),
    children: [
      paragraph(text, { strong: isHead, alignment: AlignmentType.LEFT, spacing: { after: 0 } }).made,
    ],
  });
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
