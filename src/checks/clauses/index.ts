import { dora, doraStandards } from './dora.ts';
import { iso22301 } from './iso-22301.ts';
import { nis2 } from './nis2.ts';
import { nist80034 } from './nist-800-34.ts';
import type { Standard } from './standard.ts';

export { judgeStandards } from './judged.ts';
export type { JudgedClause, JudgedStandard } from './judged.ts';
export type { Clause, Served, Standard } from './standard.ts';

/**
 * Which clause of which standard is served by which page and which checks. It holds for every plan: what one plan makes of
 * it, `judgeStandards` says. Serving a clause is not conforming to it.
 */
export const STANDARDS: readonly Standard[] = [iso22301, nist80034, dora, doraStandards, nis2];
