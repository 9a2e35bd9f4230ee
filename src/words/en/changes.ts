/** What changed between two versions of a plan. */
export { CHANGES as changes } from '../../plan/change-words.ts';
