import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { passthroughImageService } from 'astro/config';
import type { AstroUserConfig } from 'astro';
import { draftLinks } from './draft-links.ts';
import { muster } from './integration.ts';
import type { IntegrationOptions } from './integration.ts';
import { hastPlugins, mdastPlugins } from './markdown/index.ts';

/** The folder that holds muster itself: package.json, src, public. */
const PACKAGE_FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** The folder that holds what muster depends on: its own `node_modules`, or the one that it is installed in. */
const PACKAGES = fileURLToPath(new URL('..', import.meta.resolve('astro/package.json')));

/** Many, because a page may wait for its diagrams while others need none. */
const PAGES_AT_ONCE = 256;

export type ConfigOptions = {
  /** The plan's folder; relative paths start at the working directory. */
  content: string;
  /** Where Astro writes; left to Astro when absent. */
  outDir?: string;
  integration?: Omit<IntegrationOptions, 'content'>;
};

/**
 * Astro's configuration, the same for build, dev and check. Pages are files that name their ending, nothing is inlined and
 * nothing is transformed by Markdown's smart punctuation. Source: everywhere.md, "URLs" and facts 1-6.
 */
export function astroConfig({ content, outDir, integration }: ConfigOptions): AstroUserConfig {
  const folder = resolve(content);
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return {
    root: PACKAGE_FOLDER,
    ...(outDir === undefined ? {} : { outDir }),
    // One for each plan: what Astro keeps there names files by their path.
    cacheDir: resolve('.muster/astro', name),
    publicDir: fileURLToPath(new URL('../public', import.meta.url)),
    build: { format: 'file', inlineStylesheets: 'never', assets: 'assets', concurrency: PAGES_AT_ONCE },
    compressHTML: true,
    devToolbar: { enabled: false },
    image: { service: passthroughImageService() },
    markdown: {
      syntaxHighlight: false,
      processor: satteri({
        mdastPlugins,
        hastPlugins: [draftLinks, ...hastPlugins],
        features: { smartPunctuation: false },
      }),
    },
    integrations: [mdx(), muster({ ...integration, content: folder })],
    vite: {
      cacheDir: resolve('.muster/vite', name),
      build: { assetsInlineLimit: 0 },
      server: { fs: { allow: [PACKAGE_FOLDER, PACKAGES, folder] } },
    },
  };
}
