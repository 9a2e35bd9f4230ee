import { posix } from 'node:path';
import { mdxToMdast } from 'satteri';
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import { idFrom } from '../plan/index.ts';
import type { Plan, Problem } from '../plan/index.ts';
import { carriedPlaybook, fileOf } from './carried-playbook.ts';
import type { CarriedDocument, Rebuilt } from './carried-playbook.ts';
import { countsOf } from './counts.ts';
import type { Lost, Name } from './lost.ts';
import type { Keepers } from './playbook.ts';
import type { GuidePage } from './to-guide.ts';

type Files = Map<string, string | Uint8Array>;

/**
 * The files of playbooks that documents carry, what each holds, and what could not be carried. `judge` says what is wrong in a file if
 * the plan had these files.
 */
export function carriedFiles(
  documents: readonly CarriedDocument[],
  {
    plan,
    keepers,
    judge,
  }: { plan: Plan; keepers: Keepers | undefined; judge: (file: string, files: Files) => Problem[] },
) {
  const files: Files = new Map();
  const pages: GuidePage[] = [];
  const lost: Lost[] = [];
  for (const document of documents) {
    const { path, pictures, carried } = document;
    const name: Name = (line, what, detail, why) =>
      lost.push({ file: path, line, what, detail, ...(why === undefined ? {} : { why }) });
    const slug = slugOf(document, plan);
    const folder = posix.dirname(fileOf(plan, carried.id) ?? 'playbooks/any.mdx');
    const file = fileOf(plan, slug) ?? `${folder}/${slug}.mdx`;
    for (const [picture, bytes] of pictures)
      files.set(`${posix.dirname(file)}/${posix.basename(picture)}`, bytes);
    const rebuilt = carriedPlaybook(document, plan, name);
    const fitting = fittedTo(rebuilt, keepers, name, (text) =>
      judge(file, new Map([...files, [file, text]])),
    );
    files.set(file, textOf(fitting));
    const counts = countsOf(mdxToMdast(bodyOf(fitting)));
    const title = String(parseDocument(fitting.front).get('title') ?? slug);
    pages.push({ path, slug, title, file, before: counts, after: counts, unnamed: {} });
  }
  return { files, pages, lost };
}

/** The name of the file: that of the document, in its language where it is a translation of what the plan has. */
function slugOf({ path, carried }: CarriedDocument, plan: Plan): string {
  const stem = posix.basename(path).replace(/\.\w+$/, '');
  const [, language] = /\.([a-z]{2,3})$/.exec(carried.id) ?? [];
  const original = language === undefined ? stem : stem.replace(new RegExp(`\\.${language}$`), '');
  if (original !== stem && plan.playbooks.has(original)) return `${original}.${language ?? ''}`;
  return idFrom(stem, 'playbook');
}

const bodyOf = ({ blocks }: Rebuilt) => blocks.map(({ text }) => text).join('\n\n');
const textOf = (rebuilt: Rebuilt) => `---\n${rebuilt.front}---\n\n${bodyOf(rebuilt)}\n`;

/** As often as something may be taken out before the rest is left to the plan's own reading. */
const MOST_ROUNDS = 8;

/** A playbook without what a plan does not have: a document may come from another one. */
function fittedTo(
  rebuilt: Rebuilt,
  keepers: Keepers | undefined,
  name: Name,
  judge: (text: string) => Problem[],
): Rebuilt {
  let fitting = rebuilt;
  const made = new Set<number>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const problems = judge(textOf(fitting)).filter(
      ({ check }) => check === 'reference-exists' || check === 'schema-valid',
    );
    if (problems.length === 0) break;
    const bodyLine = fitting.front.split('\n').length + 2;
    const inFront = problems.filter(({ line }) => line < bodyLine);
    const front = withoutDead(fitting.front, inFront, keepers);
    const starts = startsOf(fitting, bodyLine);
    const dead = new Set(
      problems
        .filter(({ line }) => line >= bodyLine)
        .map(({ line }) => starts.findLastIndex((start) => start <= line)),
    );
    for (const { message, line } of problems)
      if (line < bodyLine || !made.has(starts.findLastIndex((start) => start <= line)))
        name(1, line < bodyLine ? 'front matter' : 'component', message, 'was left out');
    const blocks = fitting.blocks.map((block, index) =>
      dead.has(index) ? { ...block, text: block.plain() } : block,
    );
    for (const index of dead) made.add(index);
    fitting = { front, blocks };
  }
  return fitting;
}

/** The line on which each block begins. */
function startsOf({ blocks }: Rebuilt, bodyLine: number): number[] {
  let line = bodyLine + 1;
  return blocks.map(({ text }) => {
    const start = line;
    line += text.split('\n').length + 1;
    return start;
  });
}

/** YAML without the values that some problems stand at; roles that keep and approve are those of the plan. */
function withoutDead(yaml: string, problems: readonly Problem[], keepers: Keepers | undefined): string {
  if (problems.length === 0) return yaml;
  const lines = new LineCounter();
  const document = parseDocument(yaml, { version: '1.2', schema: 'core', lineCounter: lines });
  const paths = problems.map(({ line, column }) =>
    pathAt(document, (lines.lineStarts[line - 2] ?? 0) + column - 1),
  );
  // From behind, so that what is taken out of a list moves nothing that is still to be taken out.
  for (const path of paths.reverse()) {
    const [key] = path;
    if (key === undefined) continue;
    if (keepers && (key === 'owner' || key === 'approver')) document.set(key, keepers[key]);
    else document.deleteIn(path);
  }
  return document.toString({ lineWidth: 0 });
}

/** The path of the innermost value that holds an offset, or whose key does. */
function pathAt({ contents }: Document, offset: number): (string | number)[] {
  const holds = (node: unknown) => {
    const [start = Infinity, , end = -1] = (node as Node | null)?.range ?? [];
    return start <= offset && offset < end;
  };
  const path: (string | number)[] = [];
  let node: unknown = contents;
  while (isMap(node) || isSeq(node)) {
    const at = isMap(node)
      ? node.items.findIndex(({ key, value }) => holds(key) || holds(value))
      : node.items.findIndex(holds);
    const item = node.items[at];
    if (item === undefined) break;
    path.push(isPair(item) && isScalar(item.key) ? String(item.key.value) : at);
    node = isPair(item) ? item.value : item;
  }
  return path;
}
