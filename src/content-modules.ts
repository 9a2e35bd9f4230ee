import { fileURLToPath } from 'node:url';
import { posix } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';

const ASKED = 'astro:content-module-imports';
const ANSWERED = '\0muster:content-modules';
const DEFERRED = 'astro:content-layer-deferred-module';

/**
 * Tells Astro where the bodies of this plan are. Astro itself keeps that list in one file of its root, which is muster's own
 * folder for every plan: two plans that are built or shown at once would read each other's. Keys and specifiers are those of
 * Astro's `contentModuleToId` and of its glob loader: paths relative to the root.
 */
export function contentModules(files: () => readonly string[]): Plugin {
  const root = fileURLToPath(new URL('..', import.meta.url));
  return {
    name: 'muster:content-modules',
    resolveId: {
      // Before Astro's own plugin, which stands ahead of those of a configuration.
      order: 'pre',
      handler: (id) => (id === ASKED ? ANSWERED : null),
    },
    load(id) {
      if (id !== ANSWERED) return null;
      const lines = files().map((file) => {
        const name = posix.relative(slashed(root), slashed(file));
        const query = new URLSearchParams({ [DEFERRED]: '', fileName: name, astroContentModuleFlag: 'true' });
        return `[${JSON.stringify(name)}, () => import(${JSON.stringify(`${DEFERRED}?${query}`)})],`;
      });
      return { code: `export default new Map([\n${lines.join('\n')}\n]);\n`, map: { mappings: '' } };
    },
  };
}

/** Makes a running server ask for the list again. */
export function forgetContentModules(server: ViteDevServer): void {
  for (const { moduleGraph } of Object.values(server.environments)) {
    const list = moduleGraph.getModuleById(ANSWERED);
    if (list) moduleGraph.invalidateModule(list);
  }
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
