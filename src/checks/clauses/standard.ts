import type { Need } from './needs.ts';

/** Whether Muster serves a clause: `partly` where something beside it is needed, `no` where it does nothing for it. */
export type Served = 'yes' | 'partly' | 'no';

/** One clause of a standard or law, in our own words, and what of the site and of the checks serves it. */
export type Clause = {
  /** Its number there. */
  clause: string;
  /** What it is about: our words, never its text. */
  about: string;
  served: Served;
  /** How it is served, or where to turn instead. */
  how: string;
  /** What a plan must hold so that it is served there; none where the site alone serves it, whatever the plan. */
  needs: readonly Need[];
  /** Addresses of pages that show it; a plan may have nothing for one of them. */
  pages: readonly string[];
  /** Ids of the checks that watch over it. */
  checks: readonly string[];
};

export type Standard = { id: string; title: string; note: string; clauses: readonly Clause[] };
