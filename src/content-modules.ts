import { fileURLToPath } from 'node:url';
import { posix } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';

const ASKED = 'astro:content-module-imports';
const ANSWERED = '\0muster:content-modules';

/**
 * Tells Astro where the bodies of this plan are. Astro itself keeps that list in one file of its root, which is muster's own
 * folder for every plan: two plans that are built or shown at once would read each other's. Keys are those of Astro's
 * content store: paths relative to the root. A build takes all bodies in one bundle, a running server one by one.
 */
export function contentModules(files: () => readonly string[]): Plugin {
  const root = slashed(fileURLToPath(new URL('..', import.meta.url)));
  return {
    name: 'muster:content-modules',
    resolveId: {
      // Before Astro's own plugin, which stands ahead of those of a configuration.
      order: 'pre',
      handler: (id) => (id === ASKED ? ANSWERED : null),
    },
    load(id) {
      if (id !== ANSWERED) return null;
      const bodies = files().map((file, index) => ({
        key: JSON.stringify(posix.relative(root, slashed(file))),
        module: JSON.stringify(slashed(file)),
        name: `body${index}`,
      }));
      const code =
        this.environment.mode === 'build'
          ? [
              ...bodies.map(({ module, name }) => `import * as ${name} from ${module};`),
              `export default new Map([${bodies.map(({ key, name }) => `[${key}, () => ${name}]`).join(',')}]);`,
            ]
          : [
              `export default new Map([${bodies.map(({ key, module }) => `[${key}, () => import(${module})]`).join(',')}]);`,
            ];
      return { code: code.join('\n'), map: { mappings: '' } };
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
