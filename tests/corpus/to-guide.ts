import type { Corpus } from './documents.ts';
import { draftOf } from './draft.ts';
import type { Lost, Name } from './lost.ts';
import { toMdx } from './to-mdx.ts';

export type GuidePage = { path: string; slug: string; title: string };
export type Guide = { pages: GuidePage[]; files: Map<string, string | Uint8Array>; lost: Lost[] };

/**
 * Makes guide pages of Microsoft Learn and MkDocs Markdown: one MDX file a document, its pictures beside it. `files` are
 * paths within a plan's folder; `lost` names everything that a page does not carry as it was.
 */
export function toGuide({ documents, pictures }: Corpus): Guide {
  const lost: Lost[] = [];
  const naming =
    (file: string): Name =>
    (line, what, detail) =>
      lost.push({ file, line, what, detail });
  const taken = new Set<string>();
  const drafts = new Map(
    [...documents].map(([path, text]) => [path, draftOf(path, text, taken, naming(path))]),
  );
  const files: Guide['files'] = new Map();
  for (const draft of drafts.values()) {
    const body = toMdx(draft, { drafts, pictures, files }, naming(draft.path));
    files.set(
      `guide/${draft.slug}.mdx`,
      `---\ntitle: ${JSON.stringify(draft.title)}\n---\n\n${body.trim()}\n`,
    );
  }
  const pages = [...drafts.values()].map(({ path, slug, title }) => ({ path, slug, title }));
  lost.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  return { pages, files, lost };
}
