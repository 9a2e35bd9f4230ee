import { parseDocument, stringify } from 'yaml';
import type { Plan } from '../../plan/index.ts';
import type { Carried, CarriedLine, CarriedPiece } from './carried.ts';
import {
  attributeOf,
  factIn,
  newStep,
  stepWithin,
  withAttribute,
  withFact,
  withWords,
} from './carried-step.ts';
import { asBody, marksLost, patched, withMarks } from './carried-text.ts';
import { leavesOf, markdownOf } from './leaves.ts';
import type { Leaf } from './leaves.ts';
import type { Name } from '../lost.ts';
import { matched } from './matching.ts';
import type { Match } from './matching.ts';
import { asWritten } from '../word.ts';

/** A Word document that an export has made, however somebody has worked on it since. */
export type CarriedDocument = {
  path: string;
  carried: Carried;
  html: string;
  /** Pictures that somebody has put in, by path beside the document. */
  pictures: ReadonlyMap<string, Uint8Array>;
};

/** A piece with what is written without words behind it, and where its lines begin. */
type Unit = { piece: CarriedPiece; behind: string[]; first: number };
/** Neighbouring leaves that were one piece, or that are new. */
type Run = { unit: Unit | undefined; leaves: { leaf: Leaf; match: Match | undefined }[] };

type Rebuilding = {
  plan: Plan;
  carried: Carried;
  name: Name;
  edits: Map<string, unknown>;
  steps: Set<string>;
};

const FROM_ELSEWHERE = 'comes from elsewhere in the plan; change it there';

/** What a document makes of a playbook: its front matter as YAML, and its body block by block. */
export type Rebuilt = { front: string; blocks: RebuiltBlock[] };

/** `plain` is the same without what names other parts of the plan, for a plan that has no such parts. */
export type RebuiltBlock = { text: string; plain: () => string };

/**
 * A playbook that a document carries: as it was written where the document says the same still, changed where its words were
 * changed. What was changed and cannot be carried is named.
 */
export function carriedPlaybook({ carried, html }: CarriedDocument, plan: Plan, name: Name): Rebuilt {
  const units = unitsOf(carried.pieces);
  const lines = units.flatMap(({ piece }) => piece.lines);
  const leaves = leavesOf(html);
  const matches = matched(
    lines,
    leaves.map(({ text }) => text),
  );
  const steps = new Set(carried.pieces.flatMap(({ source }) => attributeOf(source, 'id') ?? []));
  const rebuilding: Rebuilding = { plan, carried, name, edits: new Map(), steps };
  const runs = runsOf(units, leaves, matches, carried);
  const blocks = runs.flatMap((run): RebuiltBlock[] => {
    const texts = run.unit ? pieceNow(run, run.unit, rebuilding) : newPieces(run, rebuilding);
    return texts
      .filter((text) => text !== '')
      .map((text) => ({ text, plain: () => plainly(text, run, rebuilding) }));
  });
  for (const unit of units) if (!runs.some((run) => run.unit === unit)) sayGone(unit, rebuilding);
  return { front: frontNow(rebuilding), blocks };
}

/** A block in a plan that has not all that it names: a step keeps what the plan has, anything else is what the document says. */
function plainly(text: string, { leaves }: Run, { plan, carried, name }: Rebuilding): string {
  const words = leaves.map(({ leaf }) => leaf);
  if (!text.startsWith('<Step')) return markdownOf(words, asWritten, name);
  const [lead] = words.filter(({ kind }) => kind === 'step');
  const step = withWords(text, asBody(lead?.text ?? '', []));
  return stepWithin(step, plan, carried);
}

function unitsOf(pieces: readonly CarriedPiece[]): Unit[] {
  const units: Unit[] = [];
  let first = 0;
  for (const piece of pieces) {
    const last = units.at(-1);
    if (piece.lines.length > 0 || !last) units.push({ piece, behind: [], first });
    else if (piece.source !== '') last.behind.push(piece.source);
    first += piece.lines.length;
  }
  return units;
}

/** Leaves put together by what they were; a new one between those of one piece, or that a step takes, goes with it. */
function runsOf(
  units: readonly Unit[],
  leaves: readonly Leaf[],
  matches: readonly (Match | undefined)[],
  carried: Carried,
): Run[] {
  const unitAt = (at: number) => {
    const line = matches[at]?.line;
    return line === undefined ? undefined : units.findLast(({ first }) => first <= line);
  };
  const runs: Run[] = [];
  for (const [at, leaf] of leaves.entries()) {
    const last = runs.at(-1);
    const next = leaves.findIndex((_, index) => index > at && matches[index] !== undefined);
    const isBetween = last?.unit !== undefined && next >= 0 && unitAt(next) === last.unit;
    const isTaken = last !== undefined && takes(last, leaf, carried);
    const own = unitAt(at) ?? (isBetween || isTaken ? last.unit : undefined);
    // A piece is written once: what of it stands elsewhere is new there.
    const isElsewhere = own !== last?.unit && runs.some((run) => run.unit === own);
    const unit = isElsewhere ? undefined : own;
    const part = { leaf, match: unit && matches[at] };
    if (last && last.unit === unit && (unit !== undefined || leaf.kind !== 'step')) last.leaves.push(part);
    else runs.push({ unit, leaves: [part] });
  }
  return runs;
}

/** Whether a new leaf goes with what stands before it: a fact with its step, a point with the list of signs. */
function takes({ unit, leaves }: Run, leaf: Leaf, carried: Carried): boolean {
  if (unit === undefined) return false;
  if (isStep(unit.piece)) return leaf.kind === 'paragraph' && factIn(leaf.text, carried) !== undefined;
  const before = leaves.at(-1);
  const line = before?.match && unit.piece.lines[before.match.line - unit.first];
  return leaf.kind === 'item' && leaf.within === before?.leaf.within && isCriterion(line);
}

const isStep = ({ source }: CarriedPiece) => source.startsWith('<Step');
const isCard = ({ source }: CarriedPiece) =>
  /^<(?:Role|Contact|Channel|Message|Decision|Status)\b/.test(source);
const isCriterion = (line: CarriedLine | undefined) =>
  line?.sets?.startsWith('activation.criteria.') === true;

/** A piece as it is to be written now. */
function pieceNow({ leaves }: Run, unit: Unit, rebuilding: Rebuilding): string[] {
  const { piece, behind, first } = unit;
  const seen = new Set(leaves.map(({ match }) => match?.line));
  const gone = piece.lines.filter((_, index) => !seen.has(first + index));
  const isSame = gone.length === 0 && leaves.every(({ match }) => match?.same === true);
  if (isSame) return [piece.source, ...behind];
  if (piece.source === '' || isCard(piece)) return [...derivedNow(leaves, gone, unit, rebuilding), ...behind];
  if (isStep(piece)) return [...stepNow(leaves, gone, unit, rebuilding), ...behind];
  return [wordsNow(leaves, gone, unit, rebuilding), ...behind];
}

/** What the front matter or the plan says: changes go into the front matter, where it says it as it is. */
function derivedNow(
  leaves: Run['leaves'],
  gone: readonly CarriedLine[],
  { piece, first }: Unit,
  rebuilding: Rebuilding,
): string[] {
  const { name, edits } = rebuilding;
  const added: Leaf[] = [];
  const criteria: string[] = [];
  for (const { leaf, match } of leaves) {
    const line = match && piece.lines[match.line - first];
    if (isCriterion(line) || (!line && leaf.kind === 'item' && criteria.length > 0)) criteria.push(leaf.text);
    else if (!line) added.push(leaf);
    else if (!match.same) {
      const value = valueIn(leaf.text, line);
      if (line.sets === undefined || value === undefined)
        name(1, 'front matter', short(leaf.text), FROM_ELSEWHERE);
      else edits.set(line.sets, value);
    }
  }
  for (const line of gone)
    if (!isCriterion(line))
      name(1, 'front matter', short(line.text), `was deleted and stays: it ${FROM_ELSEWHERE}`);
  const wasCriteria = piece.lines.filter(isCriterion).map(({ text }) => text);
  if (criteria.length > 0 && criteria.join('\n') !== wasCriteria.join('\n'))
    edits.set('activation.criteria', criteria.length === 1 ? criteria[0] : criteria);
  return [piece.source, newText(added, piece, rebuilding)];
}

/** The words that the plan says within a line; undefined where what stands around them is no longer there. */
function valueIn(text: string, { lead = '', tail = '' }: CarriedLine): string | undefined {
  const end = tail.trimEnd();
  if (!text.startsWith(lead) || !text.endsWith(end)) return undefined;
  return text.slice(lead.length, text.length - end.length).trim();
}

function stepNow(
  leaves: Run['leaves'],
  gone: readonly CarriedLine[],
  { piece, first }: Unit,
  rebuilding: Rebuilding,
): string[] {
  const { plan, carried, name } = rebuilding;
  let { source } = piece;
  const added: Leaf[] = [];
  for (const { leaf, match } of leaves) {
    if (match?.same === true) continue;
    const was = match && piece.lines[match.line - first];
    const fact =
      (was === undefined || was.sets !== undefined) && leaf.kind !== 'step'
        ? factIn(leaf.text, carried)
        : undefined;
    if (fact) {
      source = withFact(source, fact, { plan, carried, was }, (why) =>
        name(1, 'attributes', short(leaf.text), why),
      );
      continue;
    }
    const next = was && patched({ ...piece, source }, was.text, leaf.text);
    if (next === undefined) added.push(leaf);
    else source = next;
    if (was && next !== undefined) sayMarks(piece, was.text, leaf.text, rebuilding);
    else if (was)
      name(
        1,
        'component',
        short(leaf.text),
        'was changed: it stands behind its step, which says what it said',
      );
  }
  for (const { sets, text } of gone) {
    if (sets === '@verify' || sets === '@ifFails' || sets === '@caution' || sets === '@uses')
      source = withAttribute(source, sets.slice(1), undefined);
    else name(1, 'attributes', short(text), 'was deleted and stays in its step');
  }
  return [source, newText(added, piece, rebuilding)];
}

/** Prose: line by line where each is found in what was written, else made anew of the document. */
function wordsNow(
  leaves: Run['leaves'],
  gone: readonly CarriedLine[],
  { piece, first }: Unit,
  rebuilding: Rebuilding,
): string {
  let source: string | undefined = gone.length === 0 ? piece.source : undefined;
  for (const { leaf, match } of leaves) {
    const was = match && piece.lines[match.line - first];
    if (was && match.same) continue;
    source = was && source !== undefined ? patched({ ...piece, source }, was.text, leaf.text) : undefined;
    if (was) sayMarks(piece, was.text, leaf.text, rebuilding);
  }
  if (source !== undefined) return source;
  const anew = newText(
    leaves.map(({ leaf }) => leaf),
    piece,
    rebuilding,
  );
  if (/^(?:<|```|~~~|>)/.test(piece.source))
    rebuilding.name(
      1,
      'component',
      short(piece.source),
      'was changed: it is text now, as the document says it',
    );
  return anew;
}

function sayMarks({ marks }: CarriedPiece, was: string, now: string, { name }: Rebuilding): void {
  for (const { source } of marksLost(marks, was, now))
    name(1, source.startsWith('<') ? 'component' : 'link', source, `its words were changed: “${short(now)}”`);
}

/** Text that was not there before, with the links and values of the piece it stands in. */
function newText(leaves: readonly Leaf[], { marks }: CarriedPiece, { name }: Rebuilding): string {
  return leaves.length === 0 ? '' : withMarks(markdownOf(leaves, asWritten, name), marks);
}

/** What somebody has added: a step where it is set as one, else text. */
function newPieces({ leaves: all }: Run, rebuilding: Rebuilding): string[] {
  const { plan, carried, name, steps } = rebuilding;
  const leaves = all.map(({ leaf }) => leaf);
  const [head, ...others] = leaves;
  if (head?.kind !== 'step') return [newText(leaves, EMPTY, rebuilding)];
  const owner = typeof carried.front['owner'] === 'string' ? carried.front['owner'] : 'everyone';
  let source = newStep(head.text, asBody(head.text, []), owner, steps);
  const rest: Leaf[] = [];
  let said = false;
  for (const leaf of others) {
    const fact = rest.length === 0 && leaf.kind === 'paragraph' ? factIn(leaf.text, carried) : undefined;
    if (!fact) rest.push(leaf);
    else
      source = withFact(source, fact, { plan, carried }, (why) =>
        name(1, 'attributes', short(leaf.text), why),
      );
    said ||= fact?.key === 'who';
  }
  if (!said)
    name(1, 'attributes', short(head.text), `nobody is said to do this new step: \`${owner}\` stands in it`);
  return [source, newText(rest, EMPTY, rebuilding)];
}

const EMPTY: CarriedPiece = { source: '', lines: [], marks: [] };

/** What somebody has deleted is gone; what comes from the front matter, or has no words in the document, is named. */
function sayGone({ piece, behind }: Unit, { name }: Rebuilding): void {
  const [line] = piece.lines;
  if (piece.source === '' && line)
    name(1, 'front matter', short(line.text), `was deleted and stays: it ${FROM_ELSEWHERE}`);
  for (const source of behind) name(1, 'component', short(source), 'went with what it stood behind');
}

/** The front matter with what the document says otherwise; as the plan has it where that says the same as what is carried. */
function frontNow({ plan, carried: { id, front }, edits }: Rebuilding): string {
  const present = plan.sources.get(fileOf(plan, id) ?? '');
  const data: unknown = present?.yaml?.toJS({ maxAliasCount: 100 });
  const isSame = present !== undefined && JSON.stringify(data) === JSON.stringify(front);
  const text = isSame
    ? present.text.slice(4, present.text.indexOf('\n---', 3) + 1)
    : stringify(front, { lineWidth: 0, aliasDuplicateObjects: false });
  if (edits.size === 0) return text;
  const document = parseDocument(text, { version: '1.2', schema: 'core', merge: true });
  for (const [path, value] of edits)
    document.setIn(
      path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
      value,
    );
  return document.toString({ lineWidth: 0 });
}

/** The file of a playbook or a translation that a plan has: `cannot-sign-in`, `cannot-sign-in.de`. */
export function fileOf(plan: Plan, id: string): string | undefined {
  const [stem = '', language] = id.split('.');
  return language === undefined
    ? plan.playbooks.get(stem)?.file
    : plan.translations.find((each) => each.id === stem && each.language === language)?.file;
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text).replace(/\s+/g, ' ');
