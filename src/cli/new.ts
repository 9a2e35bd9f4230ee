import { join } from 'node:path';
import { parse } from 'yaml';
import { definitionOf, keysOf, NEW_KINDS, newEntity, pathOf, questionsOf } from '../author/new-entity.ts';
import type { NewKind } from '../author/new-entity.ts';
import { didYouMean, idFrom } from '../plan/index.ts';
import { ID_PATTERN } from '../plan/kinds/fields.ts';
import type { Plan } from '../plan/index.ts';
import { asking, isAsked, openInEditor } from './ask.ts';
import { putFiles } from './put-files.ts';
import { readPlan } from './read-plan.ts';

/**
 * Writes the file of a new entity, with what `--set` gives and, on a terminal, what is asked. Refuses an id that is taken, also
 * by a file in a folder below. Opens it in the author's editor. Gives the exit code.
 */
export async function createNew(given: {
  content: string;
  names: readonly string[];
  set: readonly string[];
}): Promise<number> {
  const [written = '', wanted] = given.names;
  const kind = NEW_KINDS.find((each) => each === written);
  if (kind === undefined || given.names.length > 2) {
    const hint = didYouMean(written, NEW_KINDS) || ` There are: ${NEW_KINDS.join(', ')}.`;
    return refuse(
      kind === undefined ? `\`${written}\` is no kind of file.${hint}` : 'Name one kind and one id.',
    );
  }
  const read = readPlan(given.content);
  if ('fault' in read) return refuse(read.fault);
  const values = new Map<string, unknown>();
  for (const assignment of given.set) {
    const [, key, value = ''] = /^(\w+)=(.*)$/s.exec(assignment) ?? [];
    if (key === undefined) return refuse(`\`--set\` takes key=value, not "${assignment}".`);
    values.set(key, valueOf(value));
  }
  const keys = keysOf(kind, read.plan, Object.fromEntries(values));
  const unknown = [...values.keys()].find((key) => !keys.includes(key));
  if (unknown !== undefined)
    return refuse(
      `A ${kind} has no field \`${unknown}\`.${didYouMean(unknown, keys)} It has ${keys.join(', ')}.`,
    );
  let id = wanted;
  if (isAsked())
    await asking(async (ask) => {
      id ??= await ask({
        text: `Its id (the name of its file):`,
        fault: (answer) => faultOfId(kind, answer, read.plan),
      });
      // One answer may change what is asked next: a contingency has other fields than a mitigation.
      for (
        let next = firstQuestion(kind, read.plan, values);
        next;
        next = firstQuestion(kind, read.plan, values)
      ) {
        const { key, meaning, offered, usual, fault } = next;
        if (offered.length > 0) console.log(`  ${offered.join(', ')}`);
        const answer = await ask({
          text: `${key}: ${meaning}`,
          usual,
          fault: (given) => faultOfAnswer(key, fault(valueOf(given))),
        });
        values.set(key, valueOf(answer));
      }
    });
  if (id === undefined) return refuse(`Name its id: \`muster new ${kind} an-id\`.`);
  const fault = faultOfId(kind, id, read.plan);
  if (fault !== undefined) return refuse(fault);
  const path = pathOf(kind, id);
  if (read.files.has(path)) return refuse(`${path} is there already.`);
  putFiles(read.path, new Map([[path, newEntity(kind, read.plan, Object.fromEntries(values))]]));
  const file = join(read.path, path);
  console.log(file);
  if (isAsked()) openInEditor(file);
  return 0;
}

function firstQuestion(kind: NewKind, plan: Plan, values: ReadonlyMap<string, unknown>) {
  return questionsOf(kind, plan, Object.fromEntries(values))[0];
}

const faultOfAnswer = (key: string, fault: string | undefined) =>
  fault === undefined ? undefined : `\`${key}\` ${fault}.`;

function faultOfId(kind: NewKind, id: string, plan: Plan): string | undefined {
  if (!ID_PATTERN.test(id) || id === 'index')
    return `"${id}" is no id: lower-case letters, digits and hyphens, a letter first. Take \`${idFrom(id, `a-${kind}`)}\`.`;
  const { label } = definitionOf(kind);
  const taken = [...plan.sources.keys()].find(
    (file) => file.startsWith(`${definitionOf(kind).source}/`) && stemOf(file) === id,
  );
  return taken === undefined || (kind === 'guide' && taken !== pathOf(kind, id))
    ? undefined
    : `${label} \`${id}\` is there already: ${taken}. Take another id.`;
}

const stemOf = (file: string) => file.replace(/^.*\//, '').replace(/\..*$/, '');

/** What an author writes for a value: a list or group in brackets, a number, true or false; else text. */
function valueOf(written: string): unknown {
  try {
    const value: unknown = parse(written, { version: '1.2', schema: 'core' });
    return typeof value === 'object' && !/^[[{]/.test(written) ? written : value;
  } catch {
    return written;
  }
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
