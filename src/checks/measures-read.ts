import { isWhole } from '../plan/index.ts';
import type { Check } from './check.ts';

/**
 * For a check that says "there is no measure against this": it finds nothing while a file of a measure or scenario cannot
 * be read. That file is reported already, and what is missed may stand in it.
 */
export function onceMeasuresAreRead(find: NonNullable<Check['find']>): NonNullable<Check['find']> {
  return (plan, context) =>
    isWhole(plan, 'measure') && isWhole(plan, 'scenario') ? find(plan, context) : [];
}
