import { posix } from 'node:path';
import { mdxToMdast } from 'satteri';
import { stringify } from 'yaml';
import { compareText } from '../plan/index.ts';
import { COUNTED, countsOf } from './counts.ts';
import type { Counts } from './counts.ts';
import { isWord } from './documents.ts';
import type { Sources } from './documents.ts';
import { draftOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { flowOf } from './flow.ts';
import type { Flow } from './flow.ts';
import { includedPaths } from './includes.ts';
import type { Lost, Name, What } from './lost.ts';
import { orderOf } from './navigation.ts';
import { isPlaybook, toPlaybook } from './playbook.ts';
import type { Keepers } from './playbook.ts';
import { headingAbove, toMdx } from './to-mdx.ts';

/** A page that an import makes, with how much of each thing it was given and holds. */
export type GuidePage = {
  path: string;
  slug: string;
  title: string;
  file: string;
  before: Counts;
  after: Counts;
  /** What is neither there nor named as lost: a fault of the import. */
  unnamed: Partial<Counts>;
};
export type Guide = {
  pages: GuidePage[];
  files: Map<string, string | Uint8Array>;
  lost: Lost[];
  parts: string[];
  flows: Flow[];
};

/**
 * Makes guide pages of Microsoft Learn, GitHub, MkDocs and MDX documents: one MDX file a document, its pictures beside it, in
 * `folder` of the plan. `files` are paths within a plan's folder; `lost` names everything that a page does not carry as it was;
 * With `keepers`, a document
 * whose headings are those of a playbook becomes one. `parts` are the documents that others include, and `flows` what they say of how steps follow each other.
 */
export function toGuide(sources: Sources, folder = 'guide', keepers?: Keepers): Guide {
  const lost: Lost[] = [];
  const naming =
    (file: string): Name =>
    (line, what, detail, why) =>
      lost.push({ file, line, what, detail, ...(why === undefined ? {} : { why }) });
  const taken = new Set<string>();
  const { documents, navigation = new Map<string, string>() } = sources;
  const parts = includedPaths(documents);
  const drafts = new Map<string, Draft>();
  for (const [path, text] of documents)
    if (!parts.has(path)) {
      const draft = draftOf(path, text, { ...sources, taken, name: naming(path) });
      drafts.set(path, { ...draft, folder: keepers && isPlaybook(draft) ? 'playbooks' : folder });
    }
  const { order, lost: unlisted } = orderOf(navigation, drafts);
  lost.push(...unlisted);
  const files: Guide['files'] = new Map();
  const pages: GuidePage[] = [];
  for (const draft of drafts.values()) {
    const body = toMdx(
      draft,
      { ...sources, drafts, files },
      placing(draft, naming(draft.path), sources.webPages),
    ).trim();
    const { path, slug, title, summary } = draft;
    if (keepers && draft.folder === 'playbooks') {
      const made = toPlaybook(draft, body, keepers);
      const file = `playbooks/${slug}.mdx`;
      files.set(file, made.text);
      if (made.rest !== undefined)
        files.set(`guide/${slug}.mdx`, `---\n${stringify({ title })}---\n\n${made.rest}\n`);
      pages.push({ path, slug, title, file, ...counted(draft, `${made.text}\n\n${made.rest ?? ''}`, lost) });
      continue;
    }
    const file = posix.join(folder, `${slug}.mdx`);
    const front = { title, ...(summary === undefined ? {} : { summary }), ...placed(order.get(path)) };
    files.set(file, `---\n${stringify(front, { lineWidth: 0 })}---\n${body === '' ? '' : `\n${body}\n`}`);
    pages.push({ path, slug, title, file, ...counted(draft, body, lost) });
  }
  lost.sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
  const flows = [...drafts.values()].flatMap((draft) => flowOf(draft) ?? []);
  return { pages, files, lost, parts: [...parts], flows };
}

/**
 * Names what is lost where its reader finds it: a Word document has no lines, so that the heading above is said, and of a web page
 * it is the line of its HTML that counts.
 */
function placing({ path, lines }: Draft, name: Name, webPages: Sources['webPages']): Name {
  const html = webPages?.get(path)?.split('\n');
  if (!isWord(path) && !html) return name;
  return (line, what, detail, why) => {
    const heading = headingAbove(lines, line);
    const place = html || heading === undefined ? '' : ` under “${heading}”`;
    const found = html?.findIndex((each) => each.replaceAll('&amp;', '&').includes(detail)) ?? 0;
    name(Math.max(0, found) + 1, what, detail + place, why);
  };
}

const placed = (order: number | undefined) => (order === undefined ? {} : { order });

/** What a name of something lost stands for among the things that are counted. */
const MEANS: Partial<Record<What, keyof Counts>> = { link: 'links', picture: 'pictures' };

function counted(draft: Draft, body: string, lost: readonly Lost[]) {
  const before = countsOf(draft.tree, draft.source);
  const after = countsOf(treeOf(body));
  if (draft.titleNode) after.headings++;
  const unnamed: Partial<Counts> = {};
  for (const thing of COUNTED) {
    const named = lost.filter(({ file, what }) => file === draft.path && MEANS[what] === thing).length;
    const missing = before[thing] - after[thing] - named;
    if (missing > 0) unnamed[thing] = missing;
  }
  return { before, after, unnamed };
}

/** The tree that the site makes of a page; empty where it can make none, which the plan's own reading reports. */
function treeOf(body: string): Parameters<typeof countsOf>[0] {
  try {
    return mdxToMdast(body);
  } catch {
    return { type: 'root' };
  }
}
