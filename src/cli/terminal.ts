/** The widest line: what fits a terminal and a printed page alike. */
const WIDTH = 100;

/** Text in lines of at most 100 columns, the first of them behind `lead`, the others indented as far. */
export function wrapped(text: string, lead = ''): string[] {
  const indent = ' '.repeat(lead.length);
  const lines: string[] = [];
  let line = lead;
  let empty = true;
  // No-break spaces stay: they hold numbers together.
  for (const word of harmless(text).split(/[ \n]+/)) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** Text that cannot steer a terminal: a plan may come from anywhere. */
export function harmless(text: string): string {
  return text.replace(/\t/g, ' ').replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '\uFFFD');
}

/** Text in bold letters, where the terminal shows them. */
export function bold(text: string, color: boolean): string {
  return color ? `\u001b[1m${text}\u001b[0m` : text;
}
