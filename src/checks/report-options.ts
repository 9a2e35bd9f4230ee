import type { Source } from '../plan/index.ts';
import type { Check } from './check.ts';

export const REPORT_FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export type ReportOptions = {
  /** The plan's files, for the source line under each problem. */
  sources: ReadonlyMap<string, Source>;
  /** Whether the text goes to a terminal that shows colours. */
  color?: boolean | undefined;
  /** The checks that ran, which SARIF lists. */
  checks?: readonly Check[] | undefined;
  /** The ids of the only checks that were asked for; undefined when all were. */
  only?: readonly string[] | undefined;
  /** Address of the published site, where each check has its page. */
  site?: string | undefined;
  /** What stands before each path in a repository, such as `content/`: SARIF and GitHub name files from its top. */
  base?: string | undefined;
  /** The version of muster. */
  version?: string | undefined;
  /** What kept a check from running to its end, each a sentence. */
  failures?: readonly string[] | undefined;
};

/** The page of a check on the published site; undefined when the site's address is not known. */
export function pageOf(check: string, site: string | undefined): string | undefined {
  return site === undefined ? undefined : `${site.replace(/\/+$/, '')}/checks/${check}.html`;
}
