import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { versionText, playbookParts, stateLines } from '../../plain/index.ts';
import type { Said } from '../../plain/index.ts';
import { byUse, languageOf, playbookAddress, shownPlaybooks, translationsOf } from '../../plan/index.ts';
import type { Plan, Playbook, Translation } from '../../plan/index.ts';
import { wordsOf } from '../../words/index.ts';
import type { Words } from '../../words/index.ts';
import type { CopyFacts } from '../copy-script.ts';
import { partLines } from './body.ts';
import { directoryParts } from './cards.ts';
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
  const words = wordsOf(plan.organization.languages[0] ?? 'en');
  const directory = directoryParts(plan, WIDTH, words);
  const contacts: TextFile[] =
    directory.length === 0
      ? []
      : [
          {
            name: 'contacts.txt',
            title: words.text.contacts,
            lines: spaced([
              underlined(words.text.contacts, '='),
              ...directory.flatMap(({ title, lines }) => [underlined(title, '-'), lines]),
            ]),
          },
        ];
  const playbooks = shownPlaybooks(plan)
    .sort(byUse)
    .flatMap((playbook): (Playbook | Translation)[] => [playbook, ...translationsOf(plan, playbook.id)])
    .map((page) => ({
      name: pageFile(page),
      title: page.title,
      lines: playbookLines(plan, page),
    }));
  const files = [...contacts, ...playbooks];
  return new Map([
    ...files.map(({ name, lines }) => [name, fileText(lines)] as const),
    ['everything.txt', fileText(everything(plan, version, files, words))],
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

function everything(
  plan: Plan,
  version: CopyFacts['version'],
  files: readonly TextFile[],
  { text, common }: Words,
): string[] {
  const { name, site } = plan.organization;
  const date = version?.date ? common.date(version.date) : '';
  const head = spaced([
    underlined(text.title(name), '='),
    version?.name ? [text.version(version.name, date)] : [],
    wrap(text.sameWithSearch(site.url), WIDTH),
    [text.contents, ...files.flatMap((file) => labelled('- ', `${file.title} <${file.name}>`, WIDTH))],
  ]);
  return [
    ...head,
    ...files.flatMap((file) => ['', '', '#'.repeat(WIDTH), `# ${file.name}`, '', ...file.lines]),
  ];
}

function playbookLines(plan: Plan, page: Playbook | Translation): string[] {
  const words = wordsOf(languageOf(plan, page));
  return spaced([
    underlined(page.title, '='),
    page.status === 'retired' ? [`! ${words.playbook.retired}`] : [],
    wrap(page.summary, WIDTH),
    columnLines(stateLines(plan, page, words)),
    partLines(playbookParts(plan, page, words, pageFile), WIDTH),
    ['-'.repeat(20), ...wrap(versionText(plan, page, words), WIDTH)],
  ]);
}

/** What is said, below one another: all labels as wide as the widest. */
function columnLines(all: readonly Said[]): string[] {
  const widest = Math.max(...all.map(({ label }) => label.length));
  return all.flatMap(({ label, text }) => labelled(`${label}: `.padEnd(widest + 2), text, WIDTH));
}

/** The file of a playbook or of a translation in the text edition. */
function pageFile(page: Playbook | Translation): string {
  return `${playbookAddress(page).slice(1)}.txt`;
}
