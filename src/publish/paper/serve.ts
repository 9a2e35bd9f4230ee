import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { BrowserContext } from 'playwright-core';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.woff2': 'font/woff2',
};

/** Page sizes in the style sheet of a binder, as it is written and as it is minified. */
const SIZE = /size:\s*(?:A4|letter)\b/gi;

/**
 * Answers everything that pages of `context` ask for from a folder, under the site's own address, so that links in the PDF lead
 * to the site; no port is opened and nothing else is answered. A binder's own sheet is given the paper asked for.
 */
export async function serveFolder(
  context: BrowserContext,
  folder: string,
  origin: string,
  paper: 'a4' | 'letter',
): Promise<void> {
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = url.origin === origin ? fileAt(folder, url.pathname) : undefined;
    if (file === undefined) {
      await route.abort();
      return;
    }
    const body = readFileSync(file);
    const isSheet = url.pathname.startsWith('/binders/') && file.endsWith('.css');
    await route.fulfill({
      body: isSheet ? onPaper(body.toString('utf8'), paper) : body,
      contentType: TYPES[extname(file)] ?? 'application/octet-stream',
    });
  });
}

/** A binder's own style sheet for a paper. */
export function onPaper(css: string, paper: 'a4' | 'letter'): string {
  return css.replace(SIZE, `size:${paper === 'a4' ? 'A4' : 'letter'}`);
}

/** The file of an address; undefined when there is none, or the address leads out of the folder. */
function fileAt(folder: string, path: string): string | undefined {
  const file = normalize(join(folder, decodeURIComponent(path)));
  const inside = file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  return inside && existsSync(file) && statSync(file).isFile() ? file : undefined;
}
