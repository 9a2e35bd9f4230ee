export { cards } from './cards.ts';
export { page } from './page.ts';
