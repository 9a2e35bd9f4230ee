import { NEW_KINDS } from '../author/new-entity.ts';
import { OFFERED } from '../author/starter-services.ts';
import { PARTS, TABLE_KINDS } from '../import/tables/columns.ts';
import { MAPPINGS, meaningsOf } from '../import/tables/mapping-file.ts';

/** What stands below the options of a command: values that it takes, and files that it reads. */
export function moreOn(command: string): string[] {
  switch (command) {
    case 'init':
      return [
        '',
        'Services to pick from, several with commas between:',
        ...Object.entries(OFFERED).map(([id, name]) => `  ${id.padEnd(18)}${name}`),
      ];
    case 'new':
      return ['', 'KIND is one of:', ...wrapped(NEW_KINDS)];
    case 'import':
      return [
        '',
        `What the columns of a table mean is shown, and kept in ${MAPPINGS} in the plan's folder. Columns in another language, and`,
        'those that nobody understands, are written there by hand: by the title of the table (the sheet, or the file without .csv)',
        'what each row is, and by heading the field; `ignore` leaves a column, or as `kind` the table, out. Headings that are not',
        'said there are known by their English and German names.',
        '',
        '  Processus critiques:',
        '    kind: process',
        '    columns:',
        '      Processus: name',
        '      Service: unit',
        '      Délai de reprise: impactAnalysis.rto',
        '      Remarques: ignore',
        '  Annuaire:',
        '    kind: contact',
        '    country: "+33" # telephone numbers without a country code have this one; --country says it too',
        '    columns:',
        '      Fonction: label',
        '      Nom: name',
        '      Portable: ways.mobile',
        '',
        ...TABLE_KINDS.flatMap((kind) => [`Fields where \`kind\` is ${kind}:`, ...wrapped(meaningsOf(kind))]),
        '',
        'Lists stand in tables of their own, as `muster export` writes them: a row for each item, with the id of what it belongs to',
        'in the first column. A list becomes the rows that it has there. Where what it belongs to comes along and has no row there,',
        'the list is emptied.',
        '',
        ...TABLE_KINDS.flatMap((kind) =>
          PARTS[kind].flatMap(({ title, fields }) =>
            wrapped([
              `${title}: ${kind} id`,
              ...fields.map(({ path, takes }) => (takes === 'levels' ? 'after TIME' : path)),
            ]),
          ),
        ),
        '',
        'Tables of one title in several files are told apart as `file/title`.',
      ];
    default:
      return [];
  }
}

/** Words with commas between, in lines that fit a terminal. */
function wrapped(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const [at, word] of words.entries()) {
    const text = at < words.length - 1 ? `${word},` : word;
    const last = lines.at(-1);
    if (last !== undefined && last.length + text.length < 100) lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(`  ${text}`);
  }
  return lines;
}
