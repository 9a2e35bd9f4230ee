const TAG = /<\/?[a-zA-Z][^<>]*>/g;
const IDS = /(\s(?:id|for|headers|aria-labelledby|aria-describedby|aria-controls)=")([^"]*)"/g;
const OWN_LINK = /(\s(?:xlink:)?href="#)([^"]*)"/g;
const OWN_URL = /url\(#([^)]+)\)/g;

/**
 * Makes the HTML of a page fit to stand beside others on one page: every id, and what points to it, gets `name` before it,
 * headings go one level down, and a region that was the only one of its name becomes a group.
 */
export function asPart(html: string, name: string): string {
  return html.replace(TAG, (tag) =>
    tag
      .replace(/^(<\/?)h([1-5])\b/, (_, start: string, level: string) => `${start}h${Number(level) + 1}`)
      .replace(
        IDS,
        (_, start: string, ids: string) =>
          `${start}${ids
            .split(' ')
            .map((id) => `${name}--${id}`)
            .join(' ')}"`,
      )
      .replace(' role="region"', ' role="group"')
      .replace(OWN_LINK, (_, start: string, id: string) => `${start}${name}--${id}"`)
      .replace(OWN_URL, (_, id: string) => `url(#${name}--${id})`),
  );
}
