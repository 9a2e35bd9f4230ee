import { join } from 'node:path';
import { findPrinter, printBinders, printCards } from '../publish/paper/index.ts';
import type { PrintedBinder } from '../publish/paper/index.ts';
import { unlinkMissing } from '../publish/paper/links.ts';
import type { Site } from '../site.ts';
import { linesOf, NO_BROWSER, printCache } from './print-from.ts';
import type { Progress } from './progress.ts';

/** Prints the binders of a site that is being built. */
export type Printer = {
  /** Path of the browser; undefined where there is none. */
  browser: string | undefined;
  print: (dist: string, progress: Progress) => Promise<void>;
  /** What is to be said of the binders when the site is there. */
  lines: () => string[];
  /** Whether every binder was made, or nothing can be done about it. */
  complete: () => boolean;
};

/** How a build prints; undefined when it does not, a fault when it should and cannot. Tells the site's pages about it. */
export function planPrinting(
  site: Site,
  { binders, requirePdf }: { binders: boolean; requirePdf: boolean },
  environment: NodeJS.ProcessEnv,
): Printer | { fault: string } | undefined {
  const wanted = [...site.plan.binders.values()];
  if (!binders || wanted.length === 0) return undefined;
  const browser = findPrinter(environment);
  if (browser === undefined && requirePdf) return { fault: NO_BROWSER };
  site.printed = browser !== undefined;
  let printed: PrintedBinder[] = [];
  const isWhole = () => printed.every(({ fault }) => fault === undefined);
  return {
    browser,
    print: async (dist, progress) => {
      if (browser === undefined) return;
      const common = {
        pages: dist,
        plan: site.plan,
        version: site.version,
        browser,
        to: join(dist, 'binders'),
        cache: printCache(),
        onProgress: (what: string, done: number, total: number) => progress.step(what, done, total),
      };
      printed = [
        ...(await printBinders({
          ...common,
          binders: wanted,
          edition: 'published',
          changed: site.releases?.places(site.plan),
        })),
        ...(await printCards(common)),
      ];
      if (requirePdf && !isWhole()) throw new Error(linesOf(printed).at(-1));
      unlinkMissing(dist);
    },
    lines: () => (browser === undefined ? [NO_BROWSER] : linesOf(printed)),
    complete: isWhole,
  };
}
