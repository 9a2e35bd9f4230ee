import type { ViteDevServer } from 'vite';
import { stops } from './build-problems.ts';
import { report } from './checks/index.ts';
import { forgetContentModules } from './content-modules.ts';
import type { Problem } from './plan/index.ts';
import { prepare } from './prepare.ts';
import type { PrepareOptions, Prepared } from './prepare.ts';
import { overlayOf } from './problem-page.ts';
import { getSite, setSite } from './site.ts';

/** How long no file must change before the plan is read again, in milliseconds: an editor may save several at once. */
const QUIET = 60;

/** Reloads the plan when one of its files changes, shows problems in the terminal and in the browser, and stays up. */
export function watchPlan(
  server: ViteDevServer,
  options: Omit<PrepareOptions, 'drafts' | 'onDiagrams'>,
  first: Prepared,
): void {
  let shown: Problem[] = [];
  let said = '';
  let reloads = 0;
  const textOf = (problems: readonly Problem[]) => {
    const { sources } = getSite().plan;
    return problems.length > 0 ? report(problems, 'text', { sources, color: process.stderr.isTTY }) : '';
  };
  const show = (problems: readonly Problem[]) => {
    const text = textOf(problems);
    // What a save has not changed is not said again.
    if (text !== said) console.error(text === '' ? 'The plan has no problems any more.' : text);
    said = text;
    shown = problems.filter(stops);
  };
  const reload = async () => {
    const next = prepare({ ...options, drafts: true });
    const problems = await next.finish();
    setSite(next.site);
    forgetContentModules(server, ++reloads);
    show(problems);
    server.ws.send({ type: 'full-reload' });
  };
  // A page that has just been loaded asks for updates: it is told what is wrong at that moment.
  server.ws.on('connection', (socket) => {
    if (shown.length > 0) socket.send(JSON.stringify(overlayOf(getSite(), shown)));
  });
  void first.finish().then((problems) => {
    said = textOf(problems);
    shown = problems.filter(stops);
  });
  server.watcher.add(options.content);
  const reloadSoon = oneAtATime(reload);
  server.watcher.on('all', (_event, path) => {
    if (isBelow(options.content, path)) reloadSoon();
  });
}

/** Calls `act` after a quiet moment, never twice at once: what comes meanwhile is done once, after it. */
function oneAtATime(act: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(act).catch((cause: unknown) => {
        console.error(cause instanceof Error ? cause.message : cause);
      });
    }, QUIET);
  };
}

/** Whether a path lies in a folder. */
export function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder) && /^[\\/]/.test(path.slice(folder.length));
}
