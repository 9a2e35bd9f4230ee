import { fileURLToPath } from 'node:url';
import { bundleClassic } from '../classic-scripts.ts';

const entry = '\0engine.mjs';
const plainSource = fileURLToPath(new URL('../../client/search-plain.ts', import.meta.url));
const pagefind = '\0pagefind.mjs';

/**
 * Makes Pagefind's client a classic script. Its only fetch() becomes the one of src/client/search-packs.ts and its
 * own address is nobody's business; everything else is Pagefind's, unchanged.
 */
export async function engineScript(pagefindClient: string): Promise<string> {
  const sources: Record<string, string> = {
    [entry]: `import { createInstance } from '${pagefind}'; musterSearch.engine(createInstance);`,
    [pagefind]: pagefindClient,
  };
  const { code } = await bundleClassic({
    input: entry,
    transform: { define: { fetch: 'musterSearch.fetch', 'import.meta.url': 'undefined' } },
    plugins: [
      {
        name: 'pagefind-client',
        resolveId: (id) => (id in sources ? id : null),
        load: (id) => sources[id] ?? null,
      },
    ],
  });
  const forbidden = /(?<!musterSearch\.)\bfetch\(|\bimport\(|import\.meta|\beval\(|new Function\b/u.exec(
    code,
  )?.[0];
  if (forbidden !== undefined) {
    throw new Error(
      `Pagefind's client holds "${forbidden}", which a page on file:// may not use. Keep to 1.5.2.`,
    );
  }
  return code;
}

/** The engine for browsers that refuse WebAssembly, as a classic script. */
export async function plainEngineScript(): Promise<string> {
  return (await bundleClassic({ input: plainSource })).code;
}
