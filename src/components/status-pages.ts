export { statusPages } from '../plan/index.ts';
