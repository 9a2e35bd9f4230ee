export { cards } from './cards.ts';
export { page } from './page.ts';
export { register } from './register.ts';
export { forms } from './forms.ts';
