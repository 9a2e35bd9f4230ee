import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { Node, Pair, YAMLMap } from 'yaml';

/** An approval as the files of a plan hold it. */
export type Approval = { by: string; on: string; version: string; digest: string; evidence: string };

/** What an approval changes in a file besides: nothing where a key is absent. */
export type Standing = { version?: string; status?: string; lastReviewed?: string };

/**
 * YAML with an approval added and its standing changed, everything else as it is, letter by letter. Undefined where the file
 * is written in a way that this cannot be done in: its top in brackets, or approvals that stand for those of another place.
 */
export function withApproval(yaml: string, approval: Approval, standing: Standing): string | undefined {
  let text: string | undefined = yaml;
  for (const [key, value] of Object.entries(standing)) text &&= withValue(text, key, value);
  return text && withItem(text, approval);
}

function topOf(yaml: string): YAMLMap | undefined {
  const { contents, errors } = parseDocument(yaml, { version: '1.2', schema: 'core', merge: true });
  return errors.length === 0 && isMap(contents) && contents.flow !== true ? contents : undefined;
}

function pairOf(top: YAMLMap, key: string): Pair | undefined {
  return top.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** Sets a key at the top that holds plain text; one that is not there comes behind the last. */
function withValue(yaml: string, key: string, value: string): string | undefined {
  const top = topOf(yaml);
  if (!top) return undefined;
  const written = key === 'version' ? JSON.stringify(value) : value;
  const pair = pairOf(top, key);
  if (!pair) return `${endedByLine(yaml)}${key}: ${written}\n`;
  const [start, end] = (pair.value as Node | null)?.range ?? [];
  if (!isScalar(pair.value) || start === undefined || end === undefined) return undefined;
  return yaml.slice(0, start) + written + yaml.slice(end);
}

function withItem(yaml: string, approval: Approval): string | undefined {
  const top = topOf(yaml);
  if (!top) return undefined;
  const pair = pairOf(top, 'approvals');
  if (!pair) return `${endedByLine(yaml)}approvals:\n${itemOf(approval, '  ')}`;
  const { value } = pair;
  if (!isSeq(value) || !value.range) return undefined;
  const [start, end] = value.range;
  const last = value.items.at(-1) as Node | undefined;
  if (!last)
    return `${yaml.slice(0, start).trimEnd()}\n${itemOf(approval, '  ').trimEnd()}${yaml.slice(end)}`;
  if (!last.range) return undefined;
  if (value.flow) {
    const flow = stringify(approval, { collectionStyle: 'flow', lineWidth: 0 }).trim();
    return `${yaml.slice(0, last.range[1])}, ${flow}${yaml.slice(last.range[1])}`;
  }
  const before = yaml.slice(0, last.range[1]).trimEnd().length;
  const lineEnd = yaml.indexOf('\n', before);
  const at = lineEnd < 0 ? yaml.length : lineEnd + 1;
  const first = yaml.slice(yaml.lastIndexOf('\n', start - 1) + 1, start);
  const indent = /^ *$/.test(first) ? first : '  ';
  return endedByLine(yaml.slice(0, at)) + itemOf(approval, indent) + yaml.slice(at);
}

function itemOf(approval: Approval, indent: string): string {
  const lines = stringify([approval], { lineWidth: 0 }).trimEnd().split('\n');
  return lines.map((line) => `${indent}${line}\n`).join('');
}

const endedByLine = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
