import { rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { stops } from '../build-problems.ts';
import { counted } from '../checks/wording.ts';
import type { Binder } from '../plan/index.ts';
import { prepare } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { contentDigest } from '../publish/version.ts';
import type { PrintedBinder } from '../publish/paper/index.ts';
import { changesSince } from '../release-news.ts';
import { chooseBinders } from './binder-choice.ts';
import type { BindersCommand } from './binders.ts';
import { checkOut } from './earlier-plan.ts';
import { stagingFolder } from './folders.ts';
import { onInterrupt } from './interrupt.ts';
import { makePages } from './make-pages.ts';
import { failWith, linesOf, printFrom, refuse } from './print-from.ts';
import type { Progress } from './progress.ts';

type PacksCommand = BindersCommand & { since: string };
type Means = { prepared: Prepared; browser: string; progress: Progress; start: number };

/**
 * Prints for each binder what has changed since a release or a revision, with an instruction that turns a copy of then into one
 * of now. The plan as it was is checked out beside the site; nothing of the repository is changed. Exit code 0 done, 1 a pack
 * was not made or the plan of then cannot be laid out, 2 nothing fits what was asked for, 3 there is no repository.
 */
export async function printPacks(command: PacksCommand, means: Means): Promise<0 | 1 | 2 | 3> {
  const { prepared, progress } = means;
  const folder = stagingFolder(resolve('.muster', 'earlier'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const endWatch = onInterrupt(remove);
  try {
    const earlier = await checkOut(command.content, command.since, join(folder, 'plan'));
    if ('fault' in earlier) return await end(prepared, progress, earlier.fault, earlier.exitCode);
    const { files, called } = earlier;
    if (contentDigest(files) === contentDigest(prepared.files))
      return await end(
        prepared,
        progress,
        `Nothing has changed in the plan since ${called}: no sheet is replaced.`,
        0,
      );
    const old = prepare({
      content: earlier.content,
      clock: new Date().toISOString().slice(0, 10),
      drafts: false,
      onDiagrams: (done, total) => progress.step('Drawing diagrams', done, total),
    });
    const wrong = old.problems.find(stops);
    if (wrong) {
      await old.finish();
      const why = `The plan of ${called} has errors by the checks of today, so its binders cannot be laid out to be compared. Print whole binders instead. The first: ${wrong.file}: ${wrong.message}`;
      return await end(prepared, progress, why, 1);
    }
    return await printCompared(command, means, { prepared: old, content: earlier.content, called, folder });
  } finally {
    endWatch();
    remove();
  }
}

type Earlier = { prepared: Prepared; content: string; called: string; folder: string };

async function printCompared(command: PacksCommand, means: Means, earlier: Earlier): Promise<0 | 1 | 2 | 3> {
  const { prepared, browser, progress, start } = means;
  const { prepared: old, called, folder } = earlier;
  const { binders, lines, fault } = binderPairs(prepared, old, command, called);
  if (binders.length === 0) {
    await old.finish();
    for (const line of lines) console.error(line);
    return await end(prepared, progress, fault, fault === undefined ? 0 : 2);
  }
  const pages = join(folder, 'pages');
  const { site } = old;
  site.plan = { ...site.plan, binders: new Map(binders.map(({ was }) => [was.id, was])) };
  site.edition = 'full';
  const { fault: failed } = await makePages(earlier.content, pages, old, progress, {
    unpublished: true,
    store: join(folder, 'kept.json'),
  });
  if (failed) throw failed;
  const since = {
    pages,
    plan: site.plan,
    version: site.version,
    binders: site.plan.binders,
    changes: changesSince(old.files, prepared.files),
  };
  const now = { binders: binders.map(({ is }) => is), cards: [], covers: false };
  const printed = await printFrom(command.content, prepared, now, browser, { ...command, since }, progress);
  progress.end();
  for (const line of lines) console.error(line);
  if (printed === undefined) return await failWith(prepared, progress);
  return sayPacks(printed, called, performance.now() - start);
}

/** The binders that are asked for and were there, as they were and are; a line for each that is new or gone. */
function binderPairs(
  { site: { plan } }: Prepared,
  { site: { plan: before } }: Prepared,
  { choice }: PacksCommand,
  called: string,
): { binders: { was: Binder; is: Binder }[]; lines: string[]; fault: string | undefined } {
  const there = choice.names.filter((name) => plan.binders.has(name) || !before.binders.has(name));
  const onlyGone = choice.names.length > 0 && there.length === 0;
  const chosen = onlyGone ? { binders: [] } : chooseBinders(plan, { ...choice, names: there });
  if ('fault' in chosen) return { binders: [], lines: [], fault: chosen.fault };
  // What did not exist then, such as a role, makes a selection new.
  const known = choice.names.filter((name) => before.binders.has(name));
  const earlier = chooseBinders(before, { ...choice, names: known });
  const had = new Map('fault' in earlier ? [] : earlier.binders.map((binder) => [binder.id, binder]));
  const is = new Set(chosen.binders.map(({ id }) => id));
  const asked = (id: string) => choice.names.length === 0 || choice.names.includes(id);
  return {
    fault: undefined,
    binders: chosen.binders.flatMap((binder) => {
      const was = had.get(binder.id);
      return was === undefined ? [] : [{ was, is: binder }];
    }),
    lines: [
      ...chosen.binders
        .filter(({ id }) => !had.has(id))
        .map(({ id }) => `Binder ${id} is new since ${called}: print it whole, without \`--since\`.`),
      ...[...had.values()]
        .filter(({ id }) => !is.has(id) && asked(id) && !plan.binders.has(id))
        .map(
          ({ id, copies, place }) =>
            `Binder ${id} is gone since ${called}: take back ${copies === 1 ? 'its copy' : `its ${copies} copies`} (${place}).`,
        ),
    ],
  };
}

/** Says what became of each pack; the exit code. */
function sayPacks(printed: readonly PrintedBinder[], called: string, milliseconds: number): 0 | 1 {
  for (const line of linesOf(printed)) console.error(line);
  const sound = printed.filter(({ fault }) => fault === undefined);
  for (const { id, sheets } of sound)
    if (sheets === undefined)
      console.log(`Binder ${id} has not changed since ${called}: no sheet is replaced.`);
  const made = sound.flatMap(({ file, pages, sheets }) =>
    sheets === undefined ? [] : [{ file, pages, sheets }],
  );
  for (const { file, pages, sheets } of made) {
    const most = sheets.put * 2 > sheets.of ? ': a whole binder is less work' : '';
    console.log(
      `${relative(process.cwd(), file)}  ${counted(pages, 'page')}, replaces ${sheets.put} of ${counted(sheets.of, 'sheet')}${most}`,
    );
  }
  const seconds = (milliseconds / 1000).toFixed(1);
  const warning = made.length > 0 ? ' They may hold private numbers: do not publish them.' : '';
  console.log(`${counted(made.length, 'update pack')} since ${called} after ${seconds} s.${warning}`);
  return printed.every(({ whole }) => whole) ? 0 : 1;
}

async function end<C extends 0 | 1 | 2 | 3>(
  prepared: Prepared,
  progress: Progress,
  words: string | undefined,
  code: C,
): Promise<C> {
  await prepared.finish();
  progress.end();
  return words === undefined ? code : refuse(words, code);
}
