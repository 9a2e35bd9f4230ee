import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { volumeFile } from './kept-print.ts';

const LINK = /<a [^>]*href="\/(binders\/[^"]+\.pdf)"[^>]*>[\s\S]*?<\/a>/g;

/** Takes out of the list of binders the links to PDFs that were not made, and names the volumes of those that were cut. */
export function unlinkMissing(dist: string): void {
  for (const name of ['binders.html', 'binders/index.html']) {
    const file = join(dist, name);
    if (!existsSync(file)) continue;
    const html = readFileSync(file, 'utf8');
    const linked = html.replace(LINK, (link, pdf: string) => {
      if (existsSync(join(dist, pdf))) return link;
      return (
        volumesOf(dist, pdf)
          .map((volume, index) => linkTo(link, pdf, volume, index + 1))
          .join(' ') || 'no PDF'
      );
    });
    if (linked !== html) writeFileSync(file, linked);
  }
}

/** The volumes of a binder that has no PDF of its own, in order. */
function volumesOf(dist: string, pdf: string): string[] {
  const folder = dirname(pdf);
  if (!existsSync(join(dist, folder))) return [];
  const names = new Set(readdirSync(join(dist, folder)));
  const id = basename(pdf, '.pdf');
  const volumes: string[] = [];
  while (names.has(volumeFile(id, volumes.length + 1)))
    volumes.push(`${folder}/${volumeFile(id, volumes.length + 1)}`);
  return volumes;
}

function linkTo(link: string, pdf: string, volume: string, number: number): string {
  return link
    .replace(`/${pdf}`, `/${volume}`)
    .replace(/(aria-label="PDF)/, `$1, volume ${number},`)
    .replace(/>([^<]*)<\/a>$/, `>$1 ${number}</a>`);
}
