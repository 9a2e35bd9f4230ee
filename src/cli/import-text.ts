import type { ChangedItem } from '../plan/index.ts';
import { COUNTED } from '../import/counts.ts';
import { peopleText } from '../import/tables/people.ts';
import type { People } from '../import/tables/people.ts';
import type { Guide } from '../import/to-guide.ts';
import { changeWords } from './diff-text.ts';
import { wrapped } from './terminal.ts';

/** What an import found and did. */
export type Outcome = Pick<Guide, 'pages' | 'lost' | 'parts' | 'flows'> & {
  /** Sentences about what stands in files though no document says it. */
  notes: string[];
  /** What to write so that more comes along. */
  mapping: string[];
  people: People;
  /** What changes in files of data that are there. */
  edits: readonly ChangedItem[];
  added: string[];
  changed: string[];
  same: string[];
  /** What would stop the site: `file:line:column`, what is wrong and how to mend it. */
  stopping: string[];
  dryRun: boolean;
  forced: boolean;
};

/** What an import says: each document with what it held and holds, and everything that did not come along. */
export function importText(outcome: Outcome, format: string): string {
  const { pages, lost, parts, flows, added, changed, same, notes, mapping, people, edits, stopping } =
    outcome;
  if (format === 'json') {
    const written = outcome.dryRun ? [] : [...added, ...(outcome.forced ? changed : [])];
    const described = flows.map(({ path, line, steps }) => ({ path, line, steps }));
    return JSON.stringify(
      { pages, lost, parts, flows: described, added, changed, same, stopping, written, notes, people, edits },
      undefined,
      2,
    );
  }
  const lines = pages.flatMap((page) => {
    const things = COUNTED.filter((thing) => page.before[thing] > 0 || page.after[thing] > 0).map((thing) => {
      const [before, after] = [page.before[thing], page.after[thing]];
      return before === after ? `${after} ${thing}` : `${after} of ${before} ${thing}`;
    });
    const gone = lost.filter(({ file }) => file === page.path);
    const unnamed = Object.entries(page.unnamed).map(
      ([thing, count]) => `  ${count} ${thing} missing that nothing names: please report this document`,
    );
    return [
      `${page.path} -> ${page.file}`,
      ...(things.length > 0 ? [`  ${things.join(', ')}`] : []),
      ...unnamed,
      ...gone.map(
        ({ file, line, what, detail, why }) =>
          `  ${file}:${line} ${what} ${detail}${why === undefined ? '' : ` (${why})`}`,
      ),
    ];
  });
  const others = lost.filter(({ file }) => !pages.some(({ path }) => path === file));
  lines.push(
    ...others.map(
      ({ file, line, what, detail, why }) =>
        `${file}:${line} ${what} ${detail}${why === undefined ? '' : ` (${why})`}`,
    ),
  );
  if (parts.length > 0) lines.push(`Part of other pages: ${parts.join(', ')}`);
  for (const { path, line, steps } of flows)
    lines.push(
      `${path}:${line} describes a flow of ${steps} steps: import it alone with \`--programme\`, and programme.yaml is drafted of it.`,
    );
  lines.push(...notes, ...mapping);
  for (const { file, fields } of edits)
    lines.push(
      outcome.forced && !outcome.dryRun ? `${file} says otherwise now:` : `${file} would say otherwise:`,
      ...fields.flatMap((field) => wrapped(`${field.field}: ${changeWords(field)}`, '  ')),
    );
  const told = peopleText(people);
  if (told.length > 0) lines.push('', ...told);
  lines.push('', sums(outcome));
  return lines.join('\n');
}

function sums({ pages, lost, added, changed, same, dryRun, forced }: Outcome): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const would = dryRun ? 'would be ' : '';
  const told = [
    count(pages.length, 'document'),
    `${count(added.length, 'file')} ${would}new`,
    `${same.length} as they were`,
    ...(changed.length > 0
      ? [`${changed.length} ${forced ? `${would}overwritten` : 'there with other words'}`]
      : []),
    `${count(lost.length, 'thing')} not carried over whole`,
  ];
  return `${told.join(', ')}.`;
}
