import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TABLE_KINDS } from '../import/tables/columns.ts';
import {
  isCountryCode,
  MAPPINGS,
  mappingLines,
  meaningsOf,
  readMappings,
  withMappings,
} from '../import/tables/mapping-file.ts';
import type { Confirmed } from '../import/tables/mapping-file.ts';
import { unreadColumns } from '../import/tables/match-columns.ts';
import type { Said } from '../import/tables/match-columns.ts';
import { describeMapping, placeOf } from '../import/tables/table-files.ts';
import type { Found, ReadTablesResult } from '../import/tables/table-files.ts';
import { asking, isAsked } from './ask.ts';
import { harmless } from './terminal.ts';

/** What the file of a plan says of the columns of tables, with what is wrong in it. */
export function mappingsIn(folder: string): {
  text: string | undefined;
  confirmed: Confirmed;
  faults: string[];
} {
  const file = join(folder, MAPPINGS);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  return { text, ...readMappings(text ?? '') };
}

/** The file as it is to be after an import of some tables; undefined where it says all that already. */
export function mappingsAfter(
  text: string | undefined,
  found: readonly Found[],
  country: string | undefined,
): string | undefined {
  if (found.length === 0) return undefined;
  const after = withMappings(text, saidOf(found, country));
  return after === text ? undefined : after;
}

const saidOf = (found: readonly Found[], country: string | undefined) =>
  new Map(
    found.map(({ key, said }): [string, Said] => [
      key,
      { ...said, country: said.kind === 'contact' ? (country ?? said.country) : undefined },
    ]),
  );

/** Shows what columns are taken for, and asks; elsewhere than on a terminal `--yes` is the answer. */
export async function isConfirmed(
  found: readonly Found[],
  { yes, dryRun, format }: { yes: boolean; dryRun: boolean; format: string },
): Promise<boolean> {
  const open = found.filter(({ confirmed }) => !confirmed);
  // What is for machines stands alone on its stream.
  const tell = format === 'json' ? console.error : console.log;
  for (const each of open) tell(harmless(describeMapping(each).join('\n')));
  if (open.length === 0 || yes || dryRun) return true;
  if (isAsked() && /^y/i.test(await asking((ask) => ask({ text: 'Is that right?', usual: 'yes' }))))
    return true;
  console.error(
    harmless(
      [
        isAsked()
          ? `Write what is right into ${MAPPINGS} in the plan's folder, and import again. This is what it was taken for:`
          : `Say --yes if that is right; else write what is right into ${MAPPINGS} in the plan's folder. This is what it was taken for:`,
        ...open.flatMap(({ key, said }) => mappingLines(key, said)),
      ].join('\n'),
    ),
  );
  return false;
}

/** What to write where nobody knows what a column or a table means; nothing where all is known. */
export function howToMap({ found, unknown }: ReadTablesResult): string[] {
  const unread = found.filter(({ table, mapping }) =>
    unreadColumns(table, mapping).some(({ heading }) => heading !== ''),
  );
  if (unread.length + unknown.length === 0) return [];
  const lines = unread.flatMap((each) => {
    const headings = new Set(unreadColumns(each.table, each.mapping).map(({ heading }) => heading));
    const columns = new Map([...each.said.columns].filter(([heading]) => headings.has(heading)));
    return [`# ${placeOf(each)}`, ...mappingLines(each.key, { ...each.said, columns })];
  });
  const kinds = new Set([
    ...unread.map(({ mapping }) => mapping.kind),
    ...(unknown.length > 0 ? TABLE_KINDS : []),
  ]);
  return [
    '',
    `To bring along what nobody understands, write into ${MAPPINGS} in the plan's folder, behind each colon, the field that it is, or \`ignore\` (after an import, the lines stand there already):`,
    '',
    ...lines,
    ...unknown.flatMap((each) => [
      `# ${placeOf(each)}: \`kind\` is ${TABLE_KINDS.join(', ')} or ignore`,
      ...mappingLines(each.key, each.said),
    ]),
    '',
    ...[...kinds].map((kind) => `Fields where \`kind\` is ${kind}: ${meaningsOf(kind).join(', ')}`),
  ];
}

export function countryFault(country: string | undefined): string | undefined {
  return country === undefined || isCountryCode(country)
    ? undefined
    : `\`--country\` is the country code of telephone numbers, such as +49, not "${country}".`;
}
