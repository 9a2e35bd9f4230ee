export { common } from './common.ts';
export { page } from './page.ts';
export { site } from './site.ts';
