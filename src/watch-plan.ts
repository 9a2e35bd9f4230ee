import type { ViteDevServer } from 'vite';
import { report } from './checks/index.ts';
import { forgetContentModules } from './content-modules.ts';
import { lastCommit } from './dev/since-commit.ts';
import type { SinceCommit, Standing } from './dev/since-commit.ts';
import type { Problem } from './plan/index.ts';
import type { Prepared } from './prepare.ts';
import { getSite, setSite } from './site.ts';

/** How long no file must change before the plan is read again, in milliseconds: an editor may save several at once. */
const QUIET = 60;
/** The same after a file was emptied: whoever saves it is about to write. */
const UNTIL_WRITTEN = 1000;

/** Reloads the plan when one of its files changes, shows problems in the terminal and beside the pages, and stays up. */
export function watchPlan(server: ViteDevServer, content: string, first: Prepared): void {
  const compare = lastCommit(content, first.memory);
  let said = '';
  let reloads = 0;
  let last = Promise.resolve();
  const textOf = (problems: readonly Problem[]) => {
    const { sources } = getSite().plan;
    return problems.length > 0 ? report(problems, 'text', { sources, color: process.stderr.isTTY }) : '';
  };
  const say = (problems: readonly Problem[]) => {
    const text = textOf(problems);
    // What a save has not changed is not said again.
    if (text !== said) console.error(text === '' ? 'The plan has no problems any more.' : text);
    said = text;
  };
  /** What the diagrams tell comes when they are drawn; pages do not wait for those that they do not show. */
  const finish = async ({ site, problems: early, finish }: Prepared) => {
    const isPast = () => getSite() !== site;
    if (isPast()) return;
    const problems = await finish();
    if (isPast()) return;
    say(problems);
    if (problems !== early) server.ws.send({ type: 'custom', event: 'muster:problems' });
  };
  const reload = () => {
    const next = first.again();
    compareLater(next, compare);
    setSite(next.site);
    forgetContentModules(server, ++reloads);
    server.ws.send({ type: 'full-reload' });
    last = last.then(() => finish(next)).catch(complain);
  };
  compareLater(first, compare);
  void first.finish().then((problems) => {
    said = textOf(problems);
  });
  server.watcher.add(content);
  const reloadSoon = afterQuiet(reload);
  server.watcher.on('all', (event, path, stats) => {
    if (isBelow(content, path)) reloadSoon(event === 'change' && stats?.size === 0 ? UNTIL_WRITTEN : QUIET);
  });
}

/** Lets a site tell what changed since the last commit, worked out once for all pages that ask. */
function compareLater({ site, files }: Prepared, compare: (now: Standing) => SinceCommit): void {
  let known: { problems: readonly Problem[]; changes: SinceCommit } | undefined;
  site.changes = () => {
    const { plan, problems, today, version } = site;
    if (known?.problems !== problems)
      known = { problems, changes: compare({ plan, files, problems, today, commit: version.commit }) };
    return known.changes;
  };
}

/** Calls `act` after a quiet moment: what comes meanwhile is done with it. */
function afterQuiet(act: () => void): (milliseconds: number) => void {
  let timer: NodeJS.Timeout | undefined;
  return (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        act();
      } catch (cause) {
        complain(cause);
      }
    }, milliseconds);
  };
}

function complain(cause: unknown): void {
  console.error(cause instanceof Error ? cause.message : cause);
}

/** Whether a path lies in a folder. */
export function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder) && /^[\\/]/.test(path.slice(folder.length));
}
