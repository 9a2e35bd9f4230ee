import { createAddresses, type Addresses } from './addresses.ts';
import { createAssets, type Assets } from './assets.ts';
import { createClassicScripts, type ClassicScripts } from './classic-scripts.ts';
import { listFiles } from './files.ts';
import { moveIndexes } from './move-indexes.ts';
import { pagePolicy } from './policy.ts';
import { checkPortableNames } from './portable-names.ts';
import { createProblemList, type ProblemList } from './problem.ts';

/** What every step of publishing shares about the dist it works on. */
export type Site = {
  /** The folder on disk. */
  readonly dist: string;
  /** The files Astro left, after the moves, sorted. */
  readonly names: readonly string[];
  readonly addresses: Addresses;
  readonly assets: Assets;
  readonly scripts: ClassicScripts;
  readonly problems: ProblemList;
  /** The content security policy of a page; 404.html has one of its own. */
  readonly policyOf: (file: string) => string;
};

export type SiteOptions = {
  dist: string;
  base?: string | undefined;
  /** Origins that every page may ask. */
  connectSrc?: readonly string[] | undefined;
  /** Origins that one page may ask besides, by its file. */
  connectSrcOn?: ReadonlyMap<string, readonly string[]> | undefined;
  laterFiles?: readonly string[] | undefined;
};

/** Looks at a dist: gives its files their final names and checks that these travel. */
export function openSite({
  dist,
  base = '/',
  connectSrc = [],
  connectSrcOn,
  laterFiles = [],
}: SiteOptions): Site {
  const problems = createProblemList();
  const moved = moveIndexes(dist, listFiles(dist));
  const names = listFiles(dist);
  checkPortableNames(names, problems);
  const assets = createAssets(dist, new Set(names));
  return {
    dist,
    names,
    addresses: createAddresses(new Set([...names, ...laterFiles]), moved, `/${base}/`.replace(/\/+/gu, '/')),
    assets,
    scripts: createClassicScripts(dist, assets),
    problems,
    policyOf: (file) => pagePolicy([...new Set([...connectSrc, ...(connectSrcOn?.get(file) ?? [])])]),
  };
}
