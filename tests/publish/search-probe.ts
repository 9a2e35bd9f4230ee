import { search } from '../../src/client/search-engine.ts';

// Lets a test ask the engine of a page directly, as the page's own script would.
Object.assign(globalThis, { musterProbe: search });
