import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outsideAsset } from './page-links.ts';
import { blockedProperty } from './page-styles.ts';
import type { Site } from './site.ts';
import { propertyBlockedOnFile, rewriteStyleSheet } from './style-sheet.ts';
import { rewriteWebManifest } from './web-manifest.ts';

/** Makes the addresses in the dist's style sheets and web app manifests relative, in place. */
export function rewriteSheetsAndManifests(site: Site): void {
  for (const file of site.names) {
    if (file.endsWith('.css')) rewriteFile(site, file, rewriteSheet);
    if (file.endsWith('.webmanifest')) rewriteFile(site, file, rewriteWebManifest);
  }
}

function rewriteFile(
  site: Site,
  file: string,
  rewrite: (site: Site, file: string, text: string) => string,
): void {
  const path = join(site.dist, file);
  writeFileSync(path, rewrite(site, file, readFileSync(path, 'utf8')));
}

function rewriteSheet(site: Site, file: string, text: string): string {
  const property = propertyBlockedOnFile(text);
  if (property !== undefined) site.problems.add(file, blockedProperty(property));
  return rewriteStyleSheet(text, (url) => {
    const address = site.addresses.read(url, file);
    if (address.kind === 'file')
      return site.addresses.relative(file, address.file) + address.query + address.hash;
    if (address.kind === 'outside') site.problems.add(file, outsideAsset(url, address.scheme, 'url()'));
    if (address.kind === 'dead') {
      site.problems.add(
        file,
        `dead link "${url}" in url(): no file of the site has this address. Mend or remove it.`,
      );
    }
    return url;
  });
}
