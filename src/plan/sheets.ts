import { binderOutline } from './binder-tabs.ts';
import type { BinderTab } from './binder-tabs.ts';
import type { Binder } from './kinds/index.ts';
import { oncePerPlan } from './memo.ts';
import type { Plan } from './plan.ts';
import type { ReleaseChanges } from './release-changes.ts';
import { changesOnSheet } from './sheet-changes.ts';

/** Sheets that stand behind one code, and the binders that hold them. */
export type PrintedSheet = {
  code: string;
  title: string;
  kind: BinderTab['kind'];
  /** The playbook's id; undefined for other tabs. */
  playbook: string | undefined;
  binders: { binder: Binder; tab: number }[];
};

/** What is printed today: code -> sheets. Binders that hold the same sheets share their code. */
export const currentSheets = oncePerPlan((plan): ReadonlyMap<string, PrintedSheet> => {
  const sheets = new Map<string, PrintedSheet>();
  for (const binder of plan.binders.values()) {
    for (const { code, title, kind, playbook, number } of binderOutline(plan, binder, 'published').tabs) {
      const sheet = sheets.get(code) ?? { code, title, kind, playbook: playbook?.id, binders: [] };
      sheet.binders.push({ binder, tab: number });
      sheets.set(code, sheet);
    }
  }
  return sheets;
});

/** One line of the ledger of printed sheets: what a code meant in a release. */
export type LedgerLine = {
  code: string;
  title: string;
  subject: string;
  release: string;
  /** Day of the release, YYYY-MM-DD. */
  on: string;
  /** What had changed on these sheets since the release before, in words; absent for sheets that were new. */
  changed?: string[] | undefined;
};

/** What is known of a code: it holds, or others have taken its place since a release. */
export type SheetStanding =
  | { state: 'current'; sheet: PrintedSheet; since: LedgerLine | undefined }
  | {
      state: 'superseded';
      line: LedgerLine;
      by: PrintedSheet[];
      /** The first release in which others had taken their place; undefined while that is in no release yet. */
      since: LedgerLine | undefined;
      /** All releases that changed them since, the first one first. */
      later: LedgerLine[];
    };

/** Every code that anybody may hold, of today and of past releases. */
export function sheetStandings(
  plan: Plan,
  ledger: readonly LedgerLine[],
): ReadonlyMap<string, SheetStanding> {
  const current = currentSheets(plan);
  const standings = new Map<string, SheetStanding>();
  for (const [index, line] of ledger.entries()) {
    if (current.has(line.code)) continue;
    const by = [...current.values()].filter((sheet) => subjectOf(sheet) === line.subject);
    // Lines stand in the order of releases, of which two may be made on one day.
    const later = ledger.slice(index + 1).filter(({ subject }) => subject === line.subject);
    standings.set(line.code, { state: 'superseded', line, by, since: later[0], later });
  }
  for (const sheet of current.values())
    standings.set(sheet.code, {
      state: 'current',
      sheet,
      since: ledger.find(({ code }) => code === sheet.code),
    });
  return standings;
}

/** What sheets are about, the same from release to release. */
export function subjectOf({ kind, playbook, binders }: PrintedSheet): string {
  const [first] = binders;
  return playbook === undefined ? `${kind}/${first?.binder.id ?? ''}` : `playbook/${playbook}`;
}

/** The file beside the plan that remembers the codes of past releases. */
export const LEDGER = 'sheets.json';

/** Reads a ledger. What is no ledger counts as empty: a code that is not known says so on its own. */
export function readLedger(text: string | undefined): LedgerLine[] {
  try {
    const lines: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(lines) ? lines.filter(isLine) : [];
  } catch {
    return [];
  }
}

function isLine(line: unknown): line is LedgerLine {
  const keys = ['code', 'title', 'subject', 'release', 'on'] as const;
  return (
    typeof line === 'object' &&
    line !== null &&
    keys.every((key) => typeof (line as Record<string, unknown>)[key] === 'string')
  );
}

/**
 * The ledger with the sheets of a release: those whose code is new are appended, in order of code; lines that are there stay as
 * they are. `on` is the day of the release, YYYY-MM-DD; `changes` is what the release changes, where there is one before it.
 */
export function appendSheets(
  plan: Plan,
  ledger: readonly LedgerLine[],
  { release, on, changes }: { release: string; on: string; changes?: ReleaseChanges | undefined },
): LedgerLine[] {
  const known = new Set(ledger.map(({ code }) => code));
  const added = [...currentSheets(plan).values()]
    .filter(({ code }) => !known.has(code))
    .map((sheet) => {
      const subject = subjectOf(sheet);
      const isNew = ledger.every((line) => line.subject !== subject);
      const changed = isNew || changes === undefined ? [] : changesOnSheet(plan, sheet, changes);
      const line = { code: sheet.code, title: sheet.title, subject, release, on };
      return changed.length === 0 ? line : { ...line, changed };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return [...ledger, ...added];
}

/** A ledger as its file holds it: a line for each code, so that a later release changes none of those that are there. */
export function writeLedger(ledger: readonly LedgerLine[]): string {
  return `[\n${ledger.map((line) => `  ${JSON.stringify(line)}`).join(',\n')}\n]\n`;
}
