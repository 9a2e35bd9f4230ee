import type { ProblemList } from './problem.ts';
import type { RewrittenPage } from './page.ts';

export type Pointing = Pick<RewrittenPage, 'anchors' | 'pointed'>;

/** Reports every `#hash` that leads to a place its page does not have. Hashes of other files (PDF, SVG) are theirs. */
export function checkAnchors(pages: ReadonlyMap<string, Pointing>, problems: ProblemList): void {
  for (const [file, { pointed }] of pages) {
    for (const place of pointed) {
      const at = place.indexOf('#');
      const target = place.slice(0, at);
      const anchors = pages.get(target)?.anchors;
      const name = place.slice(at + 1).replace(/:~:.*$/u, '');
      if (anchors === undefined || name === '' || name === 'top') continue;
      if (anchors.has(name) || anchors.has(decoded(name))) continue;
      const where = target === file ? 'the page itself' : target;
      problems.add(
        file,
        `missing anchor "#${name}": ${where} has no element with this id. Mend the link or add the id.`,
      );
    }
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
