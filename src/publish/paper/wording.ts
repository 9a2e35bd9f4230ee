import type { Misfit } from './in-page.ts';

/** `1 page`, `2 pages`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** One line about something that does not fit its sheet: where, what, and what to do. */
export function sayMisfit({ kind, tab, text }: Misfit): string {
  const where = tab.replace(/^tab(\d+)$/, 'Tab $1').replace(/^front$/, 'The front');
  switch (kind) {
    case 'cut-off':
      return `${where}: "${text}" is wider than the sheet. Break it up: fewer columns, shorter words.`;
    case 'split':
      return `${where}: "${text}" is longer than a sheet and runs over two. Break it up.`;
    case 'too-dense':
      return `${where}: the diagram "${text}" is too dense for print, its letters are under 7.5 pt. Make two of it.`;
    case 'missing-picture':
      return `${where}: the picture "${text}" is missing or cannot be read. Put it beside the playbook.`;
  }
}
