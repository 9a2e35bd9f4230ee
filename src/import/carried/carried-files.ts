import { posix } from 'node:path';
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import { idFrom, mdxTree } from '../../plan/index.ts';
import type { Plan, Problem } from '../../plan/index.ts';
import { carriedPlaybook, fileOf } from './carried-playbook.ts';
import type { CarriedDocument, Rebuilt } from './carried-playbook.ts';
import { countsOf } from '../counts.ts';
import type { Lost, Name } from '../lost.ts';
import type { Keepers } from '../playbook.ts';
import type { GuidePage } from '../to-guide.ts';

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
  for (const given of documents) {
    const { path, pictures } = given;
    const name: Name = (line, what, detail, why) =>
      lost.push({ file: path, line, what, detail, ...(why === undefined ? {} : { why }) });
    const document = keptBy(given, keepers, name);
    const { carried } = document;
    const wanted = slugOf(document, plan);
    const count = pages.filter(({ slug }) => slug.replace(/-\d+$/, '') === wanted).length;
    const slug = count === 0 ? wanted : `${wanted}-${count + 1}`;
    const folder = posix.dirname(fileOf(plan, carried.id) ?? 'playbooks/any.mdx');
    const file = fileOf(plan, slug) ?? `${folder}/${slug}.mdx`;
    for (const [picture, bytes] of pictures)
      files.set(`${posix.dirname(file)}/${posix.basename(picture)}`, bytes);
    const rebuilt = carriedPlaybook(document, plan, name);
    const fitting = fittedTo(rebuilt, keepers, name, (text) =>
      judge(file, new Map([...files, [file, text]])),
    );
    files.set(file, textOf(fitting));
    // What cannot be read is reported by the plan's own reading.
    const counts = countsOf(mdxTree(bodyOf(fitting)) ?? { type: 'root' });
    const title = parseDocument(fitting.front).get('title');
    pages.push({
      path,
      slug,
      title: typeof title === 'string' ? title : slug,
      file,
      before: counts,
      after: counts,
      unnamed: {},
    });
  }
  return { files, pages, lost };
}

/** A document that no longer says who keeps its playbook, kept by the roles of the plan. */
function keptBy(document: CarriedDocument, keepers: Keepers | undefined, name: Name): CarriedDocument {
  const { front, id } = document.carried;
  if (id !== '') return document;
  name(1, 'front matter', GONE, 'the program that has saved the document left out what it carried');
  if (!keepers) return document;
  const activation = {
    ...(front['activation'] as object),
    authority: keepers.owner,
    alternate: keepers.approver,
  };
  return { ...document, carried: { ...document.carried, front: { ...front, activation, ...keepers } } };
}

const GONE = 'all but title, summary, states and steps; links, messages, cards and values are text';

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
const MOST_ROUNDS = 5;

/** A playbook without what a plan does not have, since a document may come from another one: then it is a draft, and names what is left out. */
function fittedTo(
  rebuilt: Rebuilt,
  keepers: Keepers | undefined,
  name: Name,
  judge: (text: string) => Problem[],
): Rebuilt {
  let fitting = rebuilt;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const problems = judge(textOf(fitting)).filter(({ check }) => FITTED.has(check));
    if (problems.length === 0) break;
    const { blocks } = fitting;
    const bodyLine = fitting.front.split('\n').length + 2;
    const isInFront = ({ line }: Problem) => line < bodyLine;
    const starts = startsOf(fitting, bodyLine);
    const dead = new Set<number>();
    for (const problem of problems) {
      const said = firstSentence(problem.message);
      const at = isInFront(problem) ? -1 : starts.findLastIndex((start) => start <= problem.line);
      if (at >= 0) dead.add(at);
      name(
        1,
        at < 0 ? 'front matter' : 'component',
        at < 0 ? said : `${headingOver(blocks, at)}: ${said}`,
        'is left out',
      );
    }
    fitting = {
      front: asDraft(withoutDead(fitting.front, problems.filter(isInFront), keepers)),
      blocks: blocks.map((block, index) => (dead.has(index) ? { ...block, text: block.plain() } : block)),
    };
  }
  if (fitting !== rebuilt)
    name(
      1,
      'front matter',
      '`status` and `approvals`',
      'it is a draft now: the plan has not all that it names',
    );
  return fitting;
}

const FITTED = new Set(['reference-exists', 'schema-valid']);

const firstSentence = (message: string) => message.replace(/\.(?:\s.*)?$/s, '');

function asDraft(yaml: string): string {
  const document = parseDocument(yaml, YAML);
  document.set('status', 'draft');
  document.delete('approvals');
  return document.toString({ lineWidth: 0 });
}

const YAML = { version: '1.2', schema: 'core', merge: true } as const;

/** The heading that a block stands under. */
function headingOver(blocks: Rebuilt['blocks'], at: number): string {
  const heading = blocks.slice(0, at + 1).findLast(({ text }) => text.startsWith('## '));
  return heading?.text.slice(3) ?? 'The beginning';
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

/**
 * YAML without what some problems stand at: the item of a list, else the value alone. Where a role that keeps or approves is not
 * there, both are those of the plan.
 */
function withoutDead(yaml: string, problems: readonly Problem[], keepers: Keepers | undefined): string {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { ...YAML, lineCounter: lines });
  const paths = problems.map(({ line, column }) => {
    const path = pathAt(document, (lines.lineStarts[line - 2] ?? 0) + column - 1);
    return path.slice(0, path.findLastIndex((key) => typeof key === 'number') + 1 || path.length);
  });
  const dead = new Map(paths.map((path) => [path.join('.'), path]));
  // From behind, so that what is taken out of a list moves nothing that is still to be taken out.
  for (const path of [...dead.values()].reverse()) {
    if (path[0] !== 'owner' && path[0] !== 'approver') document.deleteIn(path);
    else for (const key of ['owner', 'approver'] as const) if (keepers) document.set(key, keepers[key]);
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
