export { page } from './page.ts';
export { updates } from './updates.ts';
