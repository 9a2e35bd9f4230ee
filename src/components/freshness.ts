export { freshnessOf } from '../plan/index.ts';
export type { Freshness } from '../plan/index.ts';
