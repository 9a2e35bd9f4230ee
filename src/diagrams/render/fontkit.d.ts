// fontkit ships no types; these are the parts that measuring text needs.
declare module 'fontkit' {
  export type Font = {
    unitsPerEm: number;
    xHeight: number;
    hhea: { ascent: number; descent: number };
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): { advanceWidth: number };
  };
  export function create(data: Uint8Array): Font;
}
