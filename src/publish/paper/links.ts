import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LINK = /<a [^>]*href="\/(binders\/[^"]+\.pdf)"[^>]*>[\s\S]*?<\/a>/g;

/** Takes out of the list of binders the links to PDFs that were not made. */
export function unlinkMissing(dist: string): void {
  for (const name of ['binders.html', 'binders/index.html']) {
    const file = join(dist, name);
    if (!existsSync(file)) continue;
    const html = readFileSync(file, 'utf8');
    const linked = html.replace(LINK, (link, pdf: string) => (existsSync(join(dist, pdf)) ? link : 'no PDF'));
    if (linked !== html) writeFileSync(file, linked);
  }
}
