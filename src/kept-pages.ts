import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { binderContents, compareText, playbookAddress, playbookPages } from './plan/index.ts';
import type { Plan, Playbook, Translation } from './plan/index.ts';
import type { Prepared } from './prepare.ts';

/** One page of a playbook as Astro made it, and the digest of everything it was made from. */
type KeptPage = { file: string; key: string; html: string };

/** The pages of playbooks that need not be made again, because nothing that they show has changed since the last build. */
export type KeptPages = {
  /** Page in the dist -> HTML as Astro left it. */
  pages: ReadonlyMap<string, string>;
  /** Playbook files whose bodies are still needed: their pages are made anew, or a binder holds them. */
  bodies: ReadonlySet<string>;
  /** Writes the kept pages into a dist that Astro has just made. */
  restore: (dist: string) => void;
  /** Whether every style sheet and script that kept pages load is in that dist. */
  fit: (assets: ReadonlySet<string>) => boolean;
  /** Keeps the pages of a dist, as Astro left them, for the next build. */
  save: (dist: string) => void;
};

/** Kept pages load what this build did not make: all pages must be made again. */
export class KeptPagesMisfit extends Error {}

/** The page of a playbook or of a translation in the dist. */
export const pageFileOf = (page: Playbook | Translation): string => `${playbookAddress(page).slice(1)}.html`;

/** Nothing kept: every page is made. `store` is where pages are saved. */
export function keepNothing(prepared: Prepared, code: string, store: string): KeptPages {
  return keeping(prepared, keysOf(prepared, code), new Map(), store);
}

/**
 * Pages kept by the last build of this plan. A page of a playbook shows its own body and, of all the rest, only data: the key
 * digests that body and all data, so a changed sentence makes one page anew, a changed telephone number all of them.
 * `code` stands for muster itself and the options of the build.
 */
export function openKeptPages(prepared: Prepared, code: string, store: string): KeptPages {
  const keys = keysOf(prepared, code);
  const kept = readStore(store).filter(({ file, key }) => keys.get(file) === key);
  return keeping(prepared, keys, new Map(kept.map(({ file, html }) => [file, html])), store);
}

function keeping(
  { site }: Prepared,
  keys: ReadonlyMap<string, string>,
  pages: ReadonlyMap<string, string>,
  store: string,
): KeptPages {
  const made = playbookPages(site.plan).filter((playbook) => !pages.has(pageFileOf(playbook)));
  return {
    pages,
    bodies: new Set([...made, ...inBinders(site.plan)].map(({ file }) => file)),
    restore: (dist) => {
      if (pages.size > 0) mkdirSync(join(dist, 'playbooks'), { recursive: true });
      for (const [file, html] of pages) writeFileSync(join(dist, file), html);
    },
    fit: (assets) => [...new Set([...pages.values()].flatMap(assetsOf))].every((name) => assets.has(name)),
    save: (dist) => {
      const all = [...keys].map(([file, key]) => ({
        file,
        key,
        html: pages.get(file) ?? readFileSync(join(dist, file), 'utf8'),
      }));
      mkdirSync(dirname(store), { recursive: true });
      writeFileSync(`${store}.new`, JSON.stringify(all satisfies KeptPage[]));
      renameSync(`${store}.new`, store);
    },
  };
}

function keysOf({ site, files }: Prepared, code: string): Map<string, string> {
  const common = createHash('sha256').update(code);
  for (const path of [...files.keys()].sort(compareText)) {
    const bytes = files.get(path) ?? new Uint8Array();
    common.update(`\0${path}\0`).update(path.endsWith('.mdx') ? frontMatterOf(bytes) : bytes);
  }
  // What bodies refer to is shown on the pages of others: which playbooks name a contact.
  for (const [from, edges] of [...site.plan.graph.from].sort(([a], [b]) => compareText(a, b)))
    common.update(`\0${from} ${edges.map(({ to, field }) => `${field} ${to}`).join('|')}`);
  common.update(`\0${site.held.join('|')}`);
  const data = common.digest('hex');
  return new Map(
    playbookPages(site.plan).map((playbook) => {
      const own = createHash('sha256').update(
        `${data}\0${site.version.fileDates.get(playbook.file) ?? ''}\0`,
      );
      return [pageFileOf(playbook), own.update(files.get(playbook.file) ?? '').digest('hex')];
    }),
  );
}

function frontMatterOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const end = text.indexOf('\n---', 3);
  return end < 0 ? text : text.slice(0, end);
}

function inBinders(plan: Plan): Playbook[] {
  return [...plan.binders.values()].flatMap((binder) => binderContents(plan, binder).playbooks);
}

/** Names of the style sheets and scripts that a page loads, which follow their content. */
function assetsOf(html: string): string[] {
  const head = html.slice(0, html.indexOf('</head>'));
  return [...head.matchAll(/(?:href|src)="\/(assets\/[^"]+)"/g)].map(([, name = '']) => name);
}

/** What the store holds; nothing when there is none or it cannot be read. */
function readStore(store: string): KeptPage[] {
  try {
    return JSON.parse(readFileSync(store, 'utf8')) as KeptPage[];
  } catch {
    return [];
  }
}
