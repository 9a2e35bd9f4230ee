import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin, Rolldown } from 'vite';
import { bodyFiles } from './body-files.ts';
import { PlanProblems, SiteProblems, stops } from './build-problems.ts';
import { contentModules } from './content-modules.ts';
import { KeptPagesMisfit, pageFileOf } from './kept-pages.ts';
import { compareText, playbookPages } from './plan/index.ts';
import type { KeptPages } from './kept-pages.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepare.ts';
import { publish, signingKeyFrom } from './publish/index.ts';
import type { PublishProblem, SearchIndex } from './publish/index.ts';
import { scriptWords } from './script-words.ts';
import { getSite, setSite } from './site.ts';
import type { Site } from './site.ts';
import { isBelow, watchPlan } from './watch-plan.ts';

export type Fault = PlanProblems | SiteProblems | KeptPagesMisfit;

export type IntegrationOptions = {
  content: string;
  asOf?: string | undefined;
  /** A plan that the caller has prepared already. */
  prepared?: Prepared | undefined;
  /** Told what is wrong with the plan, the site or the kept pages, which is thrown otherwise. */
  onFault?: ((fault: Fault) => void) | undefined;
  /** Told what is wrong with the site and does not stop a build; Astro's logger says it otherwise. */
  onWarning?: ((warning: PublishProblem) => void) | undefined;
  /** Pages of the last build that need not be made again. */
  kept?: KeptPages | undefined;
  /** A search index that the caller has started and will close; without it publishing makes its own. */
  search?: Promise<SearchIndex> | undefined;
  /** Called with the folder of all pages before they are published: what it adds there is part of the site. */
  onPages?: ((dist: string) => Promise<void>) | undefined;
  /** Whether the pages are thrown away after `onPages`, so that nothing is published. */
  unpublished?: boolean | undefined;
  /** Called with each step of a build: what, how many of how many. */
  onProgress?: ((what: string, done: number, total?: number) => void) | undefined;
};

/** Prepares the plan before pages are made, publishes the pages after; in dev reloads the plan when a file changes. */
export function muster(options: IntegrationOptions): AstroIntegration {
  const clock = new Date().toISOString().slice(0, 10);
  let prepared = options.prepared;
  let made = 0;
  const fail = (fault: Fault) => {
    if (!options.onFault) throw fault;
    options.onFault(fault);
  };
  return {
    name: 'muster',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        prepared ??= prepare({
          content: options.content,
          asOf: options.asOf,
          clock,
          drafts: command === 'dev',
          signing: command === 'build' ? signingKeyFrom(process.env) : undefined,
        });
        const { site } = prepared;
        if (command === 'build') {
          const announce = inOrderOf(site, options);
          site.onPage = (path, html) => {
            options.onProgress?.('Making pages', ++made);
            announce(decodeURI(path).slice(1), html);
          };
        }
        if (options.kept) {
          site.kept = new Set(options.kept.pages.keys());
          site.bodies = options.kept.bodies;
        }
        setSite(prepared.site);
        updateConfig({
          vite: {
            plugins: [
              resolveFromPackage(options.content),
              contentModules(() => bodyFiles(getSite())),
              scriptWords(),
            ],
            // A build's pages are made by a bundle in the site's folder, where Node finds no packages.
            ...(command === 'build'
              ? { environments: { prerender: { resolve: { noExternal: true } } } }
              : {}),
          },
        });
      },
      'astro:server:setup': ({ server }) => {
        if (prepared) watchPlan(server, options.content, prepared);
      },
      'astro:build:done': async ({ dir, logger }) => {
        options.onProgress?.('Making pages', made, made);
        const problems = (await prepared?.finish()) ?? [];
        if (problems.some(stops)) {
          fail(new PlanProblems(problems));
          return;
        }
        const site = prepared?.site;
        if (!site) return;
        const dist = fileURLToPath(dir);
        if (options.kept && !options.kept.fit(assetsIn(dist))) {
          fail(new KeptPagesMisfit());
          return;
        }
        options.kept?.restore(dist);
        options.kept?.save(dist);
        await options.onPages?.(dist);
        if (options.unpublished) return;
        const { problems: faults, warnings } = await publish({
          dist,
          siteName: site.plan.organization.name,
          version: site.version,
          // People are tried that often, and each time the plan says so: one that is older has not been kept up.
          movesWithin: site.plan.organization.thresholds.verifyPeople,
          asOf: site.plan.organization.asOf,
          onProgress: (what, done, total) => options.onProgress?.(PUBLISHING[what] ?? what, done, total),
          search: await options.search,
          subject: { plan: site.plan, today: site.today },
          signing: prepared?.signing,
          connectSrc: site.plan.organization.liveStatus
            ? [new URL(site.plan.organization.liveStatus.url).origin]
            : [],
          connectSrcOn: new Map([['this-copy.html', copiesOf(site.plan)]]),
        });
        const warn =
          options.onWarning ?? (({ file, message }: PublishProblem) => logger.warn(`${file}: ${message}`));
        warnings.forEach(warn);
        if (faults.length > 0) fail(new SiteProblems(faults));
      },
    },
  };
}

/** The origins where copies of a site are read: what the page about the copy may ask for their versions. */
function copiesOf({ organization: { site } }: Site['plan']): string[] {
  return [site, ...site.mirrors].map(({ url }) => new URL(url).origin);
}

function assetsIn(dist: string): Set<string> {
  return new Set(readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`));
}

/**
 * Hands the pages of playbooks, the bulk of a plan, to the search while others are being made: in one order, whatever the order
 * in which they come, because the index depends on it. Those that wait for diagrams come last.
 */
function inOrderOf(
  { plan }: Site,
  { kept, search }: IntegrationOptions,
): (file: string, html: string) => void {
  const coming = playbookPages(plan)
    .map((playbook) => ({ file: pageFileOf(playbook), waits: playbook.body.diagrams.length > 0 }))
    .sort((a, b) => Number(a.waits) - Number(b.waits) || compareText(a.file, b.file))
    .map(({ file }) => file);
  const here = new Map(kept?.pages);
  let index: SearchIndex | undefined;
  let next = 0;
  const hand = () => {
    for (; index && next < coming.length; next++) {
      const file = coming[next] ?? '';
      const html = here.get(file);
      if (html === undefined) return;
      index.add(file, html);
      here.delete(file);
    }
  };
  // A search that does not start is met when the site is published.
  search?.then(
    (started) => {
      index = started;
      hand();
    },
    () => undefined,
  );
  return (file, html) => {
    if (!file.startsWith('playbooks/')) return;
    here.set(file, html);
    hand();
  };
}

const PUBLISHING: Record<string, string> = { pages: 'Making pages portable', search: 'Making the search' };

/**
 * A plan and its site may lie anywhere: what compiled MDX imports is found from muster's own folder, not from the plan's, and
 * what cannot be bundled (a native module) is named by its file.
 */
function resolveFromPackage(content: string): Plugin {
  const own = fileURLToPath(import.meta.url);
  const found = new Map<string, ReturnType<Rolldown.PluginContext['resolve']>>();
  return {
    name: 'muster:resolve-from-package',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (id === 'satteri' && this.environment.name === 'prerender' && this.environment.mode === 'build')
        return { id: import.meta.resolve(id), external: 'absolute' };
      if (!importer || !isBelow(content, importer)) return null;
      if (id.startsWith('.') || id.startsWith('/') || id.startsWith('\0')) return null;
      const key = `${this.environment.name} ${id}`;
      const resolved = found.get(key) ?? this.resolve(id, own, { skipSelf: true });
      found.set(key, resolved);
      return await resolved;
    },
  };
}
