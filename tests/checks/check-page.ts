import { parse } from 'yaml';

/** One example of a check's page: what it changes in the sound plan, and the problems that this gives. */
export type Example = {
  title: string;
  correct: boolean;
  steps: { kind: 'file' | 'change' | 'without'; file: string; like?: string | undefined; text: string }[];
  /** Files of a built site, by path: what is checked once the pages are made. */
  dist: Record<string, string>;
  problems: string[];
};

export type CheckPage = { frontMatter: Record<string, unknown>; headings: string[]; examples: Example[] };

/**
 * Reads a check's page. Examples stand below `## Incorrect` and `## Correct`, each below a heading `###` of its own, as
 * fenced blocks:
 * ` ```yaml file=PATH ` is a whole file; with ` change` behind, it holds only the top-level keys or sections that differ from
 * the sound plan's file; with ` like=PATH`, those that differ from another file of it; ` ```text without ` lists what is left out (`PATH`, `FOLDER/`, `PATH: key` or `PATH: ## Section`);
 * ` ```html dist=PATH ` is a file of the built site; with ` bytes=COUNT` behind, one of so many bytes.
 * ` ```text problems ` lists every problem of the check's family, one a line.
 */
export function readCheckPage(text: string): CheckPage {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const headings: string[] = [];
  const examples: Example[] = [];
  const lines = body.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith('## ')) headings.push(line.slice(3));
    else if (line.startsWith('### ')) {
      examples.push({
        title: line.slice(4),
        correct: headings.at(-1) === 'Correct',
        steps: [],
        dist: {},
        problems: [],
      });
    } else if (line.startsWith('```')) {
      const fence = /^`+/.exec(line)?.[0] ?? '';
      const end = lines.indexOf(fence, index + 1);
      if (end < 0) throw new Error(`A block is not closed: ${line}`);
      readBlock(line.slice(fence.length), lines.slice(index + 1, end).join('\n'), examples.at(-1));
      index = end;
    }
  }
  return { frontMatter: parse(front) as Record<string, unknown>, headings, examples };
}

function readBlock(info: string, text: string, example: Example | undefined): void {
  const [, ...words] = info.split(' ');
  const named = (key: string) => words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1);
  const file = named('file');
  const built = named('dist');
  if (file !== undefined) {
    const like = named('like') ?? (words.includes('change') ? file : undefined);
    example?.steps.push({ kind: like === undefined ? 'file' : 'change', file, like, text: `${text}\n` });
  } else if (built !== undefined) {
    if (example) example.dist[built] = '.'.repeat(Number(named('bytes') ?? 0)) || `${text}\n`;
  } else if (words.includes('without')) {
    for (const line of text.split('\n')) {
      const [, path = '', part = ''] = /^([^:]+)(?:: (.+))?$/.exec(line) ?? [];
      example?.steps.push({ kind: 'without', file: path, text: part });
    }
  } else if (words.includes('problems')) example?.problems.push(...text.split('\n'));
}

/** The plan that an example describes: the sound plan with the example's files, changes and gaps. */
export function planOf(example: Example, base: ReadonlyMap<string, string>): Map<string, string> {
  const files = new Map(base);
  for (const { kind, file, like, text } of example.steps) {
    const present = files.get(like ?? file);
    if (kind === 'file') files.set(file, text);
    else if (kind === 'change') files.set(file, withParts(present ?? '', partsOf(text)));
    else if (text !== '') files.set(file, withParts(present ?? '', [{ name: text, text: '' }]));
    else for (const path of files.keys()) if (path === file || path.startsWith(file)) files.delete(path);
  }
  return files;
}

type Part = { name: string; text: string };

/** A file cut at its top-level keys, its `---` lines and its `##` sections. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const line of text.split(/(?<=\n)/)) {
    const name = /^(---|## .+|[A-Za-z]\w*(?=:))/.exec(line)?.[0];
    const inBody = parts.some((part) => part.name.startsWith('## ')) && name?.startsWith('## ') !== true;
    if (name === undefined || inBody) {
      const last = parts.at(-1);
      if (last) last.text += line;
      else parts.push({ name: '', text: line });
    } else parts.push({ name, text: line });
  }
  return parts;
}

/** Replaces the parts of the same name; new keys go to the end of the keys, new sections to the end of the file. */
function withParts(text: string, changes: Part[]): string {
  const parts = partsOf(text);
  for (const change of changes) {
    if (change.name === '---' || change.name === '') continue;
    const same = parts.find((part) => part.name === change.name);
    const closing = parts.findLastIndex((part) => part.name === '---');
    if (same) same.text = change.text;
    else if (change.name.startsWith('## ') || closing < 0) parts.push({ ...change });
    else parts.splice(closing, 0, { ...change });
  }
  return parts.map((part) => part.text).join('');
}
