import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { byUse, formatDate, formatDuration, freshnessOf, shownPlaybooks } from '../../plan/index.ts';
import type { Plan, Playbook } from '../../plan/index.ts';
import type { CopyFacts } from '../copy-script.ts';
import { bodyLines } from './body.ts';
import { directoryParts } from './cards.ts';
import { nameInText, playbookFile } from './words.ts';
import { fileText, labelled, spaced, underlined, WIDTH, wrap } from './wrap.ts';

/** The folder of the text edition in the dist. */
export const TEXT_FOLDER = 'text';

type TextFile = { name: string; title: string; lines: string[] };

/**
 * The plan for a terminal, a mail, a fax or a telephone that shows nothing else: every published playbook and the contacts
 * as plain text of 80 columns, and all of them in one file. Name in the folder of the text edition -> text. Only the file
 * of everything says the version, so that a change of one playbook changes few files.
 */
export function textEdition(plan: Plan, version: CopyFacts['version']): Map<string, string> {
  const directory = directoryParts(plan, WIDTH);
  const contacts: TextFile[] =
    directory.length === 0
      ? []
      : [
          {
            name: 'contacts.txt',
            title: 'Contacts',
            lines: spaced([
              underlined('Contacts', '='),
              ...directory.flatMap(({ title, lines }) => [underlined(title, '-'), lines]),
            ]),
          },
        ];
  const playbooks = shownPlaybooks(plan)
    .sort(byUse)
    .map((playbook) => ({
      name: playbookFile(playbook.id),
      title: playbook.title,
      lines: playbookLines(plan, playbook),
    }));
  const files = [...contacts, ...playbooks];
  return new Map([
    ...files.map(({ name, lines }) => [name, fileText(lines)] as const),
    ['everything.txt', fileText(everything(plan, version, files))],
  ]);
}

/** Writes the text edition into a dist. */
export function writeTextEdition(dist: string, plan: Plan, version: CopyFacts['version']): void {
  for (const [name, text] of textEdition(plan, version)) {
    const file = join(dist, TEXT_FOLDER, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function everything(plan: Plan, version: CopyFacts['version'], files: readonly TextFile[]): string[] {
  const { name, site } = plan.organization;
  const of = version?.date ? ` of ${formatDate(version.date)}` : '';
  const head = spaced([
    underlined(`${name}: the continuity plan as text`, '='),
    version?.name ? [`Version ${version.name}${of}`] : [],
    wrap(`The same with diagrams and search: ${site.url}`, WIDTH),
    ['Contents', ...files.flatMap((file) => labelled('- ', `${file.title} <${file.name}>`, WIDTH))],
  ]);
  return [
    ...head,
    ...files.flatMap((file) => ['', '', '#'.repeat(WIDTH), `# ${file.name}`, '', ...file.lines]),
  ];
}

function playbookLines(plan: Plan, playbook: Playbook): string[] {
  const { title, summary, states, status, capacity, maxDuration, version } = playbook;
  const limits = [
    ...(capacity === undefined ? [] : [`${capacity} % of normal`]),
    ...(maxDuration === undefined ? [] : [`${formatDuration(maxDuration)} at most`]),
  ];
  const to = limits.length > 0 ? `${states.to} (${limits.join(', ')})` : states.to;
  return spaced([
    underlined(title, '='),
    status === 'retired' ? ['! This playbook is retired. Do not start it.'] : [],
    wrap(summary, WIDTH),
    [
      ...labelled('From:  ', states.from, WIDTH),
      ...labelled('To:    ', to, WIDTH),
      ...labelled('Until: ', states.exit, WIDTH),
      ...labelled('Start: ', starters(plan, playbook), WIDTH),
    ],
    bodyLines(plan, playbook, WIDTH),
    ['-'.repeat(20), ...wrap(`Version ${version}. ${freshness(plan, playbook)}.`, WIDTH)],
  ]);
}

function starters(plan: Plan, { activation }: Playbook): string {
  const { anyoneMayStart, authority, alternate } = activation;
  const roles = [authority, alternate].flatMap((id) =>
    id === undefined ? [] : [nameInText(plan, { kind: 'role', id })],
  );
  const who = roles.join(' or ');
  if (!anyoneMayStart) return roles.length === 0 ? 'nobody is named' : `only ${who}`;
  return roles.length === 0 ? 'anyone may start it' : `anyone may start it; ${who} decides`;
}

function freshness(plan: Plan, playbook: Playbook): string {
  const { checked, due, exercised } = freshnessOf(plan, playbook);
  return [
    checked === undefined ? 'Not reviewed yet' : `Checked ${formatDate(checked)}`,
    ...(due === undefined ? [] : [`due again ${formatDate(due)}`]),
    exercised === undefined ? 'not exercised yet' : `exercised ${formatDate(exercised)}`,
  ].join(', ');
}
