/** Why a process is kept going in a loss, or not. */
export { REASONS as reasons } from '../../plan/reasons.ts';
