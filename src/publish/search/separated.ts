/** What ends an item of a list, a cell or a label, behind the ends of what marks words inside it. */
const END =
  /(?<=[\p{L}\p{N}“”"’)%°])((?:\s|<\/(?:a|b|code|em|small|span|strong|time)>)*)(<\/(?:button|caption|dd|dt|li|option|summary|td|th)>)/gu;

/**
 * A page with a mark behind each item of a list and each cell of a table, for the search alone: it joins the words of a page to
 * one text, and an excerpt of that would run items together (`OneTwo`). A sentence has its own mark.
 */
export function separated(html: string): string {
  return html
    .replace(END, (_, inner: string, end: string) => `${end === '</dt>' ? ':' : ';'}${inner} ${end}`)
    .replaceAll('</b><span', '</b> <span');
}
