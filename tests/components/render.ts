import { wordsOf } from '../../src/words/index.ts';
import { getViteConfig } from 'astro/config';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { createServer } from 'vite';
import type { ViteDevServer } from 'vite';

type Component = Parameters<AstroContainer['renderToString']>[0];

export type Renderer = {
  /** The HTML of a component of `src/components`, given its props and what `Astro.locals.site` is to hold. */
  render: (name: string, props: Record<string, unknown>, site?: object) => Promise<string>;
  close: () => Promise<void>;
};

/** Renders single components as a build does, without building a site. */
export async function componentRenderer(): Promise<Renderer> {
  const config = await getViteConfig(
    {
      server: { middlewareMode: true, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true },
      logLevel: 'silent',
    },
    { configFile: false, root: new URL('../..', import.meta.url).pathname, logLevel: 'silent' },
  )({ mode: 'test', command: 'serve' });
  const server: ViteDevServer = await createServer({ ...config, configFile: false });
  const container = await AstroContainer.create();
  return {
    render: async (name, props, site = {}) => {
      const module = await server.ssrLoadModule(`/src/components/${name}.astro`);
      return await container.renderToString(module['default'] as Component, {
        props,
        locals: { site, language: 'en', words: wordsOf('en') } as never,
      });
    },
    close: () => server.close(),
  };
}
