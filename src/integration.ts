import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ViteDevServer } from 'vite';
import { report } from './checks/index.ts';
import type { Problem } from './plan/index.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepare.ts';
import { publish } from './publish/index.ts';
import { setSite } from './site.ts';

export type IntegrationOptions = {
  content: string;
  asOf?: string | undefined;
  /** A plan that the caller has prepared already. */
  prepared?: Prepared | undefined;
  /** Called with each step of a build: what, how many of how many. */
  onProgress?: ((what: string, done: number, total: number) => void) | undefined;
};

/** A plan that must not be built: its problems, already sorted. */
export class PlanProblems extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(`The plan has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`);
    this.problems = problems;
  }
}

/** Pages that came out wrong: dead links, missing anchors, what a host or a stick would refuse. */
export class SiteProblems extends Error {
  readonly problems: { file: string; message: string }[];
  constructor(problems: { file: string; message: string }[]) {
    super(`The built site has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`);
    this.problems = problems;
  }
}

/** Whether a problem stops a build: an error that nobody accepted. */
export function stops(problem: Problem): boolean {
  return problem.severity === 'error' && !problem.accepted;
}

/** Prepares the plan before pages are made, publishes the pages after; in dev reloads the plan when a file changes. */
export function muster(options: IntegrationOptions): AstroIntegration {
  const clock = new Date().toISOString().slice(0, 10);
  let prepared = options.prepared;
  return {
    name: 'muster',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        prepared ??= prepare({
          content: options.content,
          asOf: options.asOf,
          clock,
          drafts: command === 'dev',
        });
        setSite(prepared.site);
        updateConfig({ vite: { plugins: [resolveFromPackage(options.content)] } });
      },
      'astro:server:setup': ({ server, refreshContent }) => {
        watchPlan(server, options, clock, async () => {
          await refreshContent?.({ loaders: ['glob'] });
        });
      },
      'astro:build:done': async ({ dir }) => {
        const problems = (await prepared?.finish()) ?? [];
        if (problems.some(stops)) throw new PlanProblems(problems);
        const site = prepared?.site;
        if (!site) return;
        const { problems: faults } = await publish({
          dist: fileURLToPath(dir),
          siteName: site.plan.organization.name,
          version: site.version,
          onProgress: options.onProgress,
          connectSrc: site.plan.organization.liveStatus
            ? [new URL(site.plan.organization.liveStatus.url).origin]
            : [],
        });
        if (faults.length > 0) throw new SiteProblems(faults);
      },
    },
  };
}

/** A plan may lie anywhere: what its compiled MDX imports is found from muster's own folder, not from the plan's. */
function resolveFromPackage(content: string) {
  const own = fileURLToPath(import.meta.url);
  return {
    name: 'muster:resolve-from-package',
    enforce: 'pre' as const,
    async resolveId(
      this: { resolve: (id: string, importer: string, options: { skipSelf: boolean }) => Promise<unknown> },
      id: string,
      importer: string | undefined,
    ) {
      if (!importer?.startsWith(content) || id.startsWith('.') || id.startsWith('/') || id.startsWith('\0'))
        return null;
      return (await this.resolve(id, own, { skipSelf: true })) as null;
    },
  };
}

/** Reloads the plan when one of its files changes, shows problems in the terminal and in the browser, and stays up. */
function watchPlan(
  server: ViteDevServer,
  options: IntegrationOptions,
  clock: string,
  refresh: () => Promise<void>,
): void {
  server.watcher.add(options.content);
  let timer: NodeJS.Timeout | undefined;
  const reload = async () => {
    const next = prepare({ content: options.content, asOf: options.asOf, clock, drafts: true });
    const problems = await next.finish();
    setSite(next.site);
    await refresh();
    console.error(report(problems, 'text', { sources: next.site.plan.sources, color: process.stderr.isTTY }));
    server.ws.send({ type: 'full-reload' });
    const worst = problems.filter(stops);
    if (worst.length > 0) setTimeout(() => showOverlay(server, worst), 300);
  };
  server.watcher.on('all', (_event, path) => {
    if (!path.startsWith(options.content)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      reload().catch((cause: unknown) => console.error(cause));
    }, 60);
  });
}

function showOverlay(server: ViteDevServer, problems: Problem[]): void {
  const [first] = problems;
  if (!first) return;
  server.ws.send({
    type: 'error',
    err: {
      message: problems
        .map(
          (problem) =>
            `${problem.file}:${problem.line}:${problem.column} ${problem.message} [${problem.check}]`,
        )
        .join('\n\n'),
      stack: '',
      id: first.file,
      plugin: 'muster',
      loc: { file: first.file, line: first.line, column: first.column },
    },
  });
}
