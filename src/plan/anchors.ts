/**
 * Gives each heading of one page the id that the page will give it: the way of GitHub, as Astro does it. A heading that stands
 * there again gets a number.
 */
export function anchorsOf(): (heading: string) => string {
  const seen = new Map<string, number>();
  return (heading) => {
    const base = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    let id = base;
    while (seen.has(id)) {
      const count = (seen.get(base) ?? 0) + 1;
      seen.set(base, count);
      id = `${base}-${count}`;
    }
    seen.set(id, 0);
    return id;
  };
}
