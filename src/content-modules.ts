import { fileURLToPath } from 'node:url';
import { posix } from 'node:path';
import { isRunnableDevEnvironment } from 'vite';
import type { Plugin, ViteDevServer } from 'vite';

/** A Markdown file that pages are made from: its collection, its id there, and where it lies. */
export type BodyFile = { collection: string; id: string; file: string; data?: Record<string, unknown> };

const ENTRIES = 'astro:data-layer-content';
const MODULES = 'astro:content-module-imports';
const ANSWERED = '\0muster:';

/**
 * Tells Astro which bodies this plan has and where they are. Astro itself keeps both lists in files of its root, which is
 * muster's own folder for every plan: two plans that are built or shown at once would read each other's. It would also read
 * front matter, and lose every body for one fault in it. Keys are those of Astro's content store: paths relative to the root.
 * A build takes all bodies in one bundle, a running server one by one.
 */
export function contentModules(files: () => readonly BodyFile[]): Plugin {
  const root = slashed(fileURLToPath(new URL('..', import.meta.url)));
  const keyOf = (file: string) => posix.relative(root, slashed(file));
  return {
    name: 'muster:content-modules',
    resolveId: {
      // Before Astro's own plugin, which stands ahead of those of a configuration.
      order: 'pre',
      handler: (id) => (id === ENTRIES || id === MODULES ? ANSWERED + id : null),
    },
    load(id) {
      if (id !== ANSWERED + ENTRIES && id !== ANSWERED + MODULES) return null;
      const code =
        id === ANSWERED + ENTRIES
          ? entriesCode(files(), keyOf)
          : modulesCode(files(), keyOf, this.environment.mode === 'build');
      return { code, map: { mappings: '' } };
    },
  };
}

function entriesCode(files: readonly BodyFile[], keyOf: (file: string) => string): string {
  const collections = Object.entries(Object.groupBy(files, ({ collection }) => collection)).map(
    ([collection, list = []]) => {
      const entries = list.map(({ id, file, data = {} }) => [
        id,
        { id, data, filePath: keyOf(file), deferredRender: true },
      ]);
      return `[${JSON.stringify(collection)}, new Map(${JSON.stringify(entries)})]`;
    },
  );
  return `export default new Map([${collections.join(',\n')}]);`;
}

function modulesCode(files: readonly BodyFile[], keyOf: (file: string) => string, together: boolean): string {
  const bodies = files.map(({ file }, index) => ({
    key: JSON.stringify(keyOf(file)),
    module: JSON.stringify(slashed(file)),
    name: `body${index}`,
  }));
  const imports = together ? bodies.map(({ module, name }) => `import * as ${name} from ${module};`) : [];
  const entries = bodies.map(
    ({ key, module, name }) => `[${key}, () => ${together ? name : `import(${module})`}]`,
  );
  return [...imports, `export default new Map([${entries.join(',')}]);`].join('\n');
}

/** Makes a running server ask for the lists and every page's place again. */
export function forgetContentModules(server: ViteDevServer, at: number): void {
  for (const environment of Object.values(server.environments)) {
    const { moduleGraph } = environment;
    for (const id of [ANSWERED + ENTRIES, ANSWERED + MODULES]) {
      const list = moduleGraph.getModuleById(id);
      if (list) moduleGraph.invalidateModule(list, undefined, at, true);
      if (!isRunnableDevEnvironment(environment)) continue;
      const { evaluatedModules } = environment.runner;
      const evaluated = evaluatedModules.getModuleById(id);
      if (evaluated) evaluatedModules.invalidateModule(evaluated);
    }
    // Astro remembers which pages there are until it hears this.
    if (environment.name !== 'client') environment.hot.send('astro:content-changed', {});
  }
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
