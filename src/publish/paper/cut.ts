/** How much one volume holds. */
export type VolumeBounds = { playbooks: number; pages: number };

/** What a lever-arch file holds; one huge file also prints badly. Source: paper.md. */
export const VOLUME: VolumeBounds = { playbooks: 40, pages: 600 };

/** A tab of a binder; `pages` is 0 until it has been printed. */
export type TabSize = { number: number; isPlaybook: boolean; pages: number };

/**
 * The tabs of each volume, in order: cut between tabs only, so that a tab alone may be longer than a volume. `front` is how
 * many pages stand before the tabs of every volume.
 */
export function cutVolumes(tabs: readonly TabSize[], bounds: VolumeBounds, front = 0): number[][] {
  const volumes: TabSize[][] = [];
  for (const tab of tabs) {
    const last = volumes.at(-1);
    const playbooks = [...(last ?? []), tab].filter(({ isPlaybook }) => isPlaybook).length;
    const pages = [...(last ?? []), tab].reduce((sum, each) => sum + each.pages, front);
    if (last && playbooks <= bounds.playbooks && pages <= bounds.pages) last.push(tab);
    else volumes.push([tab]);
  }
  return volumes.map((volume) => volume.map(({ number }) => number));
}

/** A binder's page in parts: what stands before its tabs, the sections of each, and what stands after them. */
export type Parts = { before: string; tabs: ReadonlyMap<number, string>; after: string };

const SECTION = /<(?:section|article|nav|div)\b[^>]*\sdata-tab="?tab(\d+)\b[^>]*>/g;

/** Takes the HTML of a binder's page apart. Throws when it is not one. */
export function splitTabs(html: string): Parts {
  const found = [...html.matchAll(SECTION)];
  const first = found[0]?.index;
  const end = html.lastIndexOf('</main>');
  if (first === undefined || end < 0) throw new Error('The page of the binder has no tabs.');
  const tabs = new Map<number, string>();
  for (const [index, match] of found.entries()) {
    const number = Number(match[1]);
    const text = html.slice(match.index, found[index + 1]?.index ?? end);
    tabs.set(number, (tabs.get(number) ?? '') + text);
  }
  return { before: html.slice(0, first), tabs, after: html.slice(end) };
}

/** The page of one volume: the front of the binder, and its own tabs. */
export function volumePage({ before, tabs, after }: Parts, numbers: readonly number[]): string {
  return before + numbers.map((number) => tabs.get(number) ?? '').join('') + after;
}

/** The style sheet of one volume: without the papers of other tabs, and with its name in every foot, before `revision`. */
export function volumeStyles(
  css: string,
  numbers: readonly number[],
  { volume, revision }: { volume: string; revision: string },
): string {
  const own = new Set(numbers);
  return topRules(css)
    .filter((rule) => {
      const named = /^(?:@page |\[data-tab="?)tab(\d+)\b/.exec(rule)?.[1];
      return named === undefined || own.has(Number(named));
    })
    .map((rule) => (rule.startsWith('@page') ? rule.replace(` · ${revision} `, ` · ${volume}$&`) : rule))
    .join('\n');
}

/** The rules of a style sheet that stand in no other. */
function topRules(css: string): string[] {
  const rules: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of css.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (token === '{') depth++;
    if (token !== '}' || --depth > 0) continue;
    rules.push(css.slice(start, index + 1).trim());
    start = index + 1;
  }
  return rules;
}
