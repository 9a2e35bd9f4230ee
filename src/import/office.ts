import type { CarriedDocument } from './carried/carried-playbook.ts';
import { isWord, plainText } from './documents.ts';
import type { Sources } from './documents.ts';
import type { Lost, Name } from './lost.ts';
import { pageToMarkdown } from './web-page.ts';
import { wordToMarkdown } from './word.ts';

/** Word documents and web pages among files, read into Markdown; what is lost on the way, and sentences about what cannot be read. */
export type Office = Required<Pick<Sources, 'navigation' | 'webPages'>> &
  Pick<Sources, 'documents' | 'pictures'> & {
    /** Documents that an export has made of playbooks. */
    carried: CarriedDocument[];
    lost: Lost[];
    faults: string[];
  };

export async function officeDocuments(files: ReadonlyMap<string, Uint8Array>): Promise<Office> {
  const documents = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  const navigation = new Map<string, string>();
  const carried: CarriedDocument[] = [];
  const webPages = new Map<string, string>();
  const lost: Lost[] = [];
  const faults: string[] = [];
  for (const [path, bytes] of files) {
    const name: Name = (line, what, detail, why) =>
      lost.push({ file: path, line, what, detail, ...(why === undefined ? {} : { why }) });
    if (/\.html?$/i.test(path)) {
      const html = plainText(decoded(bytes));
      const page = pageToMarkdown(html, name);
      webPages.set(path, html);
      if ('text' in page) documents.set(path, page.text);
      // A list of addresses, as a table of contents writes it.
      else navigation.set(path, JSON.stringify(page.order.map((href) => ({ href }))));
    } else if (isWord(path)) {
      const word = await wordToMarkdown(path, bytes, name);
      if ('fault' in word) faults.push(`${path} ${word.fault}`);
      else {
        const { text, html, carried: playbook } = word;
        if (playbook) {
          carried.push({ path, carried: playbook, html, pictures: word.pictures });
          continue;
        }
        documents.set(path, plainText(text));
        for (const [picture, content] of word.pictures) pictures.set(picture, content);
      }
    }
  }
  return { documents, pictures, navigation, webPages, carried, lost, faults };
}

/** Text in UTF-8 or UTF-16, or in what Windows wrote before them. */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  // What Excel calls text in Unicode.
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
