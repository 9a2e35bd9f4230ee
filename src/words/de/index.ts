export { cards } from './cards.ts';
export { forms } from './forms.ts';
export { page } from './page.ts';
export { register } from './register.ts';
export { updates } from './updates.ts';
