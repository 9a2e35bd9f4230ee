import { readdirSync } from 'node:fs';

/** One page of each kind that a site has: the list and the first page of every folder, and every page at the top. */
export function kindsOfPage(dist: string): string[] {
  const folders = new Map<string, string[]>();
  for (const file of htmlFiles(dist)) {
    const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].flatMap(([folder, files]) => {
    if (folder === '' || folder === 'plan') return files;
    const list = files.filter((file) => file.endsWith('/index.html'));
    return [...list, ...files.filter((file) => !list.includes(file)).slice(0, 1)];
  });
}

/** All HTML files of a built site, sorted, with `/`. */
export function htmlFiles(dist: string): string[] {
  return readdirSync(dist, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .sort();
}
