import { FENCE } from './dialects.ts';

const OPENS = /^<{7}(?: |$)/;
const PARTS = /^={7}$/;
const CLOSES = /^>{7}(?: |$)/;

/** The lines of a text, from 1, at which an unresolved conflict of a merge begins. What stands in a block of code is an example. */
export function conflictsIn(text: string): number[] {
  const found: number[] = [];
  let fence = '';
  let open: { line: number; parted: boolean } | undefined;
  for (const [at, written] of text.split(/\r?\n/).entries()) {
    const [, mark = ''] = FENCE.exec(written) ?? [];
    if (fence !== '' && mark.startsWith(fence)) fence = '';
    else if (fence === '') fence = mark;
    if (fence !== '') continue;
    if (OPENS.test(written)) open = { line: at + 1, parted: false };
    else if (open && PARTS.test(written)) open.parted = true;
    else if (open?.parted === true && CLOSES.test(written)) {
      found.push(open.line);
      open = undefined;
    }
  }
  return found;
}
