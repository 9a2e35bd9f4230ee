/** A place in a plan file: path relative to the content folder with `/`, line and column from 1. */
export type Place = { file: string; line: number; column: number };

export type Severity = 'error' | 'warning' | 'note';

/** A fault of the plan: collected and shown, never thrown. `message` says what is, what it conflicts with, what to do. */
export type Problem = Place & {
  check: string;
  severity: Severity;
  message: string;
  related: Place[];
  accepted: boolean;
  /** Whether the passing of days alone brought it: an unchanged plan then still builds. */
  dateDriven?: boolean;
};

/** A problem of severity error with no related place, the common case while reading files. */
export function structureProblem(
  check: string,
  place: Place,
  message: string,
  related: Place[] = [],
): Problem {
  return { check, severity: 'error', message, ...place, related, accepted: false };
}

/** Sorted by file, line, column, check, message: the same order whatever order the files were read in. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.check, b.check) ||
      compareText(a.message, b.message),
  );
}

/** Order of code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
