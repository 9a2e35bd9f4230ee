/** What Pagefind keeps of a page: `location` of an anchor counts the words before it. */
export type Fragment = {
  url: string;
  content: string;
  filters: Record<string, string[]>;
  meta: Record<string, string>;
  anchors: { element: string; id: string; text: string; location: number }[];
};

/** What Pagefind puts before its data. */
const signature = 'pagefind_dcd';

/** Reads a page's fragment, packed by gzip or as it is. */
export async function readFragment(bytes: ArrayBuffer): Promise<Fragment> {
  const isPlain = new TextDecoder('latin1').decode(bytes.slice(0, signature.length)) === signature;
  const unpacked = isPlain ? bytes : await unzip(bytes);
  return JSON.parse(new TextDecoder().decode(unpacked.slice(signature.length))) as Fragment;
}

function unzip(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const packed = new Blob([bytes]).stream();
  return new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** The words of a text by place, as Pagefind counts them. */
export const placesOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** What can be found in one word of a text, folded: 'Sign-in,' gives 'sign', 'in' and 'signin'. */
export function partsOf(word: string): string[] {
  const parts = fold(word).match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.length < 2 ? parts : [...parts, parts.join('')];
}

/** Lower case without accents. */
export function fold(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** What forms of an English word have in common; words of other languages are found by their beginnings. */
export function stemOf(word: string): string {
  const stem = word.replace(/(?:ings?|ed|e?s|ly|ers?|e)$/u, '');
  return stem.length < 3 ? word : stem.replace(/(.)\1$/u, '$1').replace(/i$/u, 'y');
}
