import type { Site } from './site.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Members of a web app manifest that hold an address. `scope` is a folder and is treated apart. */
const addressMembers = new Set(['start_url', 'src', 'url', 'action']);

/** Makes the addresses of a web app manifest relative to it, so that it installs under any path. */
export function rewriteWebManifest(site: Site, file: string, text: string): string {
  let manifest: Json;
  try {
    manifest = JSON.parse(text) as Json;
  } catch {
    site.problems.add(file, 'is not JSON: browsers will ignore it. Mend it.');
    return text;
  }
  return `${JSON.stringify(rewriteMembers(site, file, manifest), null, 2)}\n`;
}

function rewriteMembers(site: Site, file: string, value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => rewriteMembers(site, file, item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (typeof member !== 'string') return [key, rewriteMembers(site, file, member)];
      if (key === 'scope' && member.startsWith('/')) return [key, site.addresses.root(file)];
      return [key, addressMembers.has(key) ? relativeAddress(site, file, key, member) : member];
    }),
  );
}

function relativeAddress(site: Site, file: string, key: string, url: string): string {
  const address = site.addresses.read(url, file);
  if (address.kind === 'file')
    return site.addresses.relative(file, address.file) + address.query + address.hash;
  if (address.kind === 'outside')
    site.problems.add(file, `${key} "${url}" leads to another host. Name a file of the site.`);
  if (address.kind === 'dead') site.problems.add(file, `${key} "${url}" names no file of the site. Mend it.`);
  return url;
}
