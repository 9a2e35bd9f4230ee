import type { SinceCommit } from './dev/since-commit.ts';
import type { PublicKey } from './publish/trust/keys.ts';
import type { Version } from './publish/version.ts';
import type { BinderEdition, LedgerLine, Plan, Problem } from './plan/index.ts';
import type { ReleaseNews } from './release-news.ts';
import type { DataDiagram } from './diagrams/from-data.ts';
import type { DiagramResult } from './diagrams/index.ts';

/** Everything that pages are made from, prepared once by the integration. */
export type Site = {
  /** The plan's folder, absolute. */
  content: string;
  plan: Plan;
  problems: Problem[];
  /** Day on which reviews are judged: the organisation's `asOf`, else the commit's day. */
  today: string;
  version: Version;
  /** The releases of the plan and what is new since; undefined where git cannot tell. */
  releases: ReleaseNews;
  /** The key that signs this copy; undefined where none does. */
  signer: PublicKey | undefined;
  /** Diagrams drawn from data, by what they show: `programme`, `dependencies/process/payroll` … */
  figures: ReadonlyMap<string, DataDiagram>;
  /** The drawn diagram of a Mermaid text; waits until it is drawn. Undefined for a text that is not the plan's. */
  draw: (source: string) => Promise<DiagramResult | undefined>;
  /** Whether drafts are shown: in dev, never in a build. */
  drafts: boolean;
  /** What changed since the last commit, worked out when it is asked for; in dev, never in a build. */
  changes?: () => SinceCommit;
  /** Printed sheets of past releases. */
  ledger: LedgerLine[];
  /** What the pages of binders hold: `full` only in a build that is printed and thrown away. */
  edition: BinderEdition;
  /** Forms that the plan holds as files: name on the site -> content. */
  forms: ReadonlyMap<string, Uint8Array>;
  /** Whether PDFs of the binders are made beside their pages. */
  printed: boolean;
  /** Ids of draft playbooks that a build leaves out. */
  held: string[];
  /** Pages of the dist that are kept from the last build and not made again. */
  kept: ReadonlySet<string>;
  /** Playbook files whose bodies pages are made from; all when absent. */
  bodies?: ReadonlySet<string>;
  /** Called for each page that is made. */
  onPage?: (path: string, html: string) => void;
};

const KEY = Symbol.for('muster.site');
type Holder = { [KEY]?: Site };

/** The prepared site. Throws when no integration has prepared one: pages cannot be made without a plan. */
export function getSite(): Site {
  const site = (globalThis as Holder)[KEY];
  if (!site) throw new Error('No plan is loaded: pages are made by `muster build` or `muster dev`.');
  return site;
}

/** Sets what pages are made from; called by the integration, again after each change in dev. */
export function setSite(site: Site): void {
  (globalThis as Holder)[KEY] = site;
}
