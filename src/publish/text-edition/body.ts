import type { ListItem, Part } from '../../plain/index.ts';
import { cardLines, saidLines } from './cards.ts';
import { tableLines } from './table.ts';
import { hanging, labelled, spaced, underlined, wrap } from './wrap.ts';

/** Parts of a playbook as lines of plain text. */
export function partLines(parts: readonly Part[], width: number): string[] {
  return spaced(parts.map((part) => block(part, width)));
}

function block(part: Part, width: number): string[] {
  switch (part.type) {
    case 'heading':
      return part.level <= 2 ? underlined(part.text, '-', width) : wrap(part.text, width);
    case 'paragraph':
      return wrap(part.text, width);
    case 'list':
      return listLines(part, width);
    case 'signs':
      return [part.lead, ...part.items.flatMap((item) => labelled('- ', item, width))];
    case 'table':
      return tableLines(part.rows, width);
    case 'quote':
      return partLines(part.parts, width - 2).map((line) => `> ${line}`.trimEnd());
    case 'callout':
      return calloutLines(part, width);
    case 'code':
      // A command is copied as it is: a line break within it would be part of it.
      return part.text.split('\n').map((line) => `    ${line}`);
    case 'diagram':
      return saidLines(part.said, width);
    case 'rule':
      return ['-'.repeat(20)];
    case 'footnote':
      return hanging(`[${part.name}] `, partLines(part.parts, width - part.name.length - 3));
    case 'step':
      return stepLines(part, width);
    case 'card':
      return [...cardLines(part.card, width), ...(part.after === undefined ? [] : [part.after])];
  }
}

function listLines({ start, spread, items }: Extract<Part, { type: 'list' }>, width: number): string[] {
  const lines = items.map((item, index) => {
    const before = (start === undefined ? '- ' : `${start + index}. `) + boxOf(item);
    const parts = item.parts.map((part) => block(part, width - before.length));
    return hanging(before, spread ? spaced(parts) : parts.flat());
  });
  return spread ? spaced(lines) : lines.flat();
}

function boxOf({ checked }: ListItem): string {
  return checked === undefined ? '' : checked ? '[x] ' : '[ ] ';
}

function calloutLines({ name, grave, parts }: Extract<Part, { type: 'callout' }>, width: number): string[] {
  const mark = grave ? '! ' : '| ';
  return [name.toUpperCase(), ...partLines(parts, width - mark.length)].map((line) =>
    `${mark}${line}`.trimEnd(),
  );
}

function stepLines(step: Extract<Part, { type: 'step' }>, width: number): string[] {
  const before = `${String(step.number).padStart(2)}. [ ] `;
  const inside = width - before.length;
  return hanging(before, [
    ...step.caution.flatMap((said) => saidLines(said, inside)),
    ...partLines(step.parts, inside),
    ...step.facts.flatMap((said) => saidLines(said, inside)),
  ]);
}
