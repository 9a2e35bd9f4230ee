/** Cells that are shown as one, as the sheet writes them (`A1:C1`), and their rows and columns from 0. */
export type Area = { written: string; top: number; left: number; bottom: number; right: number };

const decoder = new TextDecoder();

/** The merged cells of an Excel file's sheets, by the name of the sheet. */
export function mergedAreas(parts: ReadonlyMap<string, Uint8Array>): Map<string, Area[]> {
  const text = (part: string) => decoder.decode(parts.get(part));
  const targets = new Map(
    tags(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  return new Map(
    tags(text('xl/workbook.xml'), 'sheet').map((tag) => {
      const sheet = text(targets.get(attribute(tag, 'r:id')) ?? '');
      const areas = tags(sheet, 'mergeCell').flatMap((cell) => areaOf(attribute(cell, 'ref')) ?? []);
      return [attribute(tag, 'name'), areas];
    }),
  );
}

/** The sheets of an Excel file that it does not show. */
export function hiddenSheets(parts: ReadonlyMap<string, Uint8Array>): string[] {
  return tags(decoder.decode(parts.get('xl/workbook.xml')), 'sheet')
    .filter((tag) => /hidden/i.test(attribute(tag, 'state')))
    .map((tag) => attribute(tag, 'name'));
}

const tags = (xml: string, name: string) => xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function attribute(tag: string, name: string): string {
  const [, value = ''] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? [];
  return value.replace(/&(\w+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole);
}

function areaOf(written: string): Area | undefined {
  const [, left = '', top = '', right = '', bottom = ''] =
    /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(written) ?? [];
  return left === ''
    ? undefined
    : {
        written,
        top: Number(top) - 1,
        left: columnOf(left),
        bottom: Number(bottom) - 1,
        right: columnOf(right),
      };
}

/** `A` -> 0, `AA` -> 26. */
function columnOf(letters: string): number {
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
