import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { byUse, freshnessOf, languageOf, shownPlaybooks, translationsOf } from '../../plan/index.ts';
import type { Plan, Playbook, Translation } from '../../plan/index.ts';
import { wordsOf } from '../../words/index.ts';
import type { Words } from '../../words/index.ts';
import type { CopyFacts } from '../copy-script.ts';
import { bodyLines } from './body.ts';
import { directoryParts } from './cards.ts';
import { nameInText, pageFile } from './words.ts';
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
      lines: playbookLines(plan, page, wordsOf(languageOf(plan, page))),
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

function playbookLines(plan: Plan, playbook: Playbook, words: Words): string[] {
  const { text, common } = words;
  const { title, summary, states, status, capacity, maxDuration, version } = playbook;
  const limits = [
    ...(capacity === undefined ? [] : [common.percentOfNormal(capacity)]),
    ...(maxDuration === undefined ? [] : [common.atMost(maxDuration)]),
  ];
  const to = limits.length > 0 ? `${states.to} (${limits.join(', ')})` : states.to;
  return spaced([
    underlined(title, '='),
    status === 'retired' ? [`! ${words.playbook.retired}`] : [],
    wrap(summary, WIDTH),
    [
      ...labelled(text.from, states.from, WIDTH),
      ...labelled(text.to, to, WIDTH),
      ...labelled(text.until, states.exit, WIDTH),
      ...labelled(text.start, starters(plan, playbook, words), WIDTH),
    ],
    bodyLines(plan, playbook, WIDTH, words),
    ['-'.repeat(20), ...wrap(text.versionAndState(version, freshness(plan, playbook, words)), WIDTH)],
  ]);
}

function starters(plan: Plan, { activation }: Playbook, words: Words): string {
  const { text } = words;
  const { anyoneMayStart, authority, alternate } = activation;
  const roles = [authority, alternate].flatMap((id) =>
    id === undefined ? [] : [nameInText(plan, { kind: 'role', id }, words)],
  );
  const who = roles.join(text.orRole);
  if (!anyoneMayStart) return roles.length === 0 ? text.nobodyNamed : text.only(who);
  return roles.length === 0 ? text.anyone : text.anyoneButDecides(who);
}

function freshness(plan: Plan, playbook: Playbook, { fresh, common }: Words): string {
  const { checked, due, exercised } = freshnessOf(plan, playbook);
  return [
    checked === undefined ? fresh.notReviewed : fresh.checked(common.date(checked)),
    ...(due === undefined ? [] : [fresh.dueAgain(common.date(due))]),
    exercised === undefined ? fresh.notExercised : fresh.exercised(common.date(exercised)),
  ].join(', ');
}
