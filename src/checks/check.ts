import type { Place, Plan, Severity } from '../plan/index.ts';

/** The families of checks, in the order in which they are shown. Source: checks.md. */
export const FAMILIES = [
  'structure',
  'impact',
  'dependencies',
  'communication',
  'playbooks',
  'risks',
  'exercises',
  'governance',
  'site',
] as const;
export type Family = (typeof FAMILIES)[number];

/** A drawn diagram, or why it does not draw; `line` and `column` count from 1 in the diagram's own text. */
export type Drawing =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly error: {
        readonly message: string;
        readonly line?: number | undefined;
        readonly column?: number | undefined;
      };
    };

export type Context = {
  /** The day on which dates are judged, `YYYY-MM-DD`. */
  today: string;
  /** Drawings by digest (`digestOfDiagram`); a diagram that is not among them is not judged. */
  drawn?: ReadonlyMap<string, Drawing>;
  /** The id of every check that there is; `runChecks` gives them. */
  ids?: readonly string[];
};

/** One fault that a check found. The severity is the check's unless it says another, and so with `dateDriven`. */
export type Finding = {
  place: Place;
  message: string;
  related?: Place[];
  severity?: Severity;
  dateDriven?: boolean;
};

/** One rule. Its id is also the name of its page, `<id>.md`, and of its address, `/checks/<id>`; ids are permanent. */
export type Check = {
  id: string;
  /** What the rule demands, as a sentence without full stop. */
  title: string;
  family: Family;
  severity: Severity;
  /** Whether the passing of days alone can make it fire: such an error fails `check`, and a build goes on. */
  dateDriven?: true;
  /** Absent for what reading the files finds alone: `parsePlan` reports it. */
  find?: (plan: Plan, context: Context) => Finding[];
};
