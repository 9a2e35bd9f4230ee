import { search } from '../../src/client/search-engine.ts';
import type { SearchFilters } from '../../src/client/search-engine.ts';

// Lets a test ask the engine of a page directly. Results stand as Pagefind ranks them, to be compared with its own.
const musterProbe = (text: string, filters?: SearchFilters, limit?: number) =>
  search(text, filters, limit, 'as-found');
Object.assign(globalThis, { musterProbe });
