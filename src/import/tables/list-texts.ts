import { isDeepStrictEqual } from 'node:util';
import { isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Document, YAMLMap } from 'yaml';

type Data = Record<string, unknown>;

/** Puts a list in its place in a file: items that were there stay as somebody wrote them, but for what they say otherwise. */
export function setList(document: Document, keys: readonly string[], items: readonly Data[]): void {
  const list = document.getIn(keys, true);
  if (!isSeq(list)) {
    document.setIn(keys, items);
    return;
  }
  const written = list.items.filter(isMap);
  const flow = written.length > 0 && written.every((node) => node.flow === true);
  const free = new Map(written.map((node) => [node, node.toJS(document) as Data] as const));
  const take = (isMeant: (said: Data) => boolean) => {
    const [node] = [...free].find(([, said]) => isMeant(said)) ?? [];
    if (node) free.delete(node);
    return node;
  };
  const same = items.map((item) => take((said) => isDeepStrictEqual(said, item)));
  list.items = items.map((item, at) => {
    const node = same[at] ?? take((said) => isAbout(said, item));
    if (node === undefined) return document.createNode(item, { flow });
    fit(document, node, item);
    return node;
  });
  if (items.length === 0) list.flow = true;
}

/** Whether an item is the one that another is to become: by its id, else by the first that is said of it. */
function isAbout(said: Data, item: Data): boolean {
  const keys = 'id' in item ? ['kind', 'id'] : Object.keys(item).slice(0, 1);
  return keys.every((key) => isDeepStrictEqual(said[key], item[key]));
}

/** Changes in a map what an item says otherwise; everything else stays as it is written. */
function fit(document: Document, node: YAMLMap, item: Data): void {
  const said = node.toJS(document) as Data;
  for (const key of Object.keys(said)) if (!(key in item)) node.delete(key);
  for (const [key, value] of Object.entries(item)) {
    const before: unknown = node.get(key, true);
    if (isDeepStrictEqual(said[key], value)) continue;
    if (isMap(before) && typeof value === 'object' && !Array.isArray(value))
      fit(document, before, value as Data);
    else if (isScalar(before) && typeof value !== 'object') before.value = value;
    else node.set(key, document.createNode(value, { flow: node.flow === true || isFlow(before) }));
  }
}

const isFlow = (node: unknown) => isCollection(node) && node.flow === true;
