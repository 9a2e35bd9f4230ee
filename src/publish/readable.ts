import { Parser } from 'htmlparser2';

/** What shows nothing of itself, or only once a script has run, or says no more than where one is. */
const SILENT = new Set(['script', 'style', 'template', 'nav', 'h1']);
/** A page says something early: it is read in pieces until it does. */
const PIECE = 1024;
/** A letter or digit where each byte of UTF-8 stands for a character: ASCII, or what begins one beyond spaces and dashes. */
const WRITING = /[A-Za-z0-9\u00c3-\u00e1\u00e3-\u00f4]/u;

/** Whether the main part of a page says anything, beside its title, to a reader whose browser runs no script. */
export function readsWithoutScript(page: Buffer): boolean {
  const start = Math.max(0, page.indexOf('<body'), page.indexOf('<main'));
  const end = page.indexOf('</main>', start);
  const main = end < 0 ? page.subarray(start) : page.subarray(start, end);
  let hidden = 0;
  const said = { anything: false };
  const open: boolean[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const silent = SILENT.has(name) || 'hidden' in attributes || 'data-needs-script' in attributes;
      open.push(silent);
      if (silent) hidden++;
    },
    onclosetag() {
      if (open.pop() === true) hidden--;
    },
    ontext(text) {
      if (hidden === 0 && WRITING.test(text)) said.anything = true;
    },
  });
  for (let at = 0; at < main.length && !said.anything; at += PIECE) {
    parser.write(main.toString('latin1', at, at + PIECE));
  }
  return said.anything;
}
