import { dirname, join, relative, resolve } from 'node:path';
import { editorFiles, jsonSchemas } from '../author/schemas.ts';
import type { Plan } from '../plan/index.ts';
import { compareFiles, putFiles } from './put-files.ts';
import { readPlan } from './read-plan.ts';

const json = (data: unknown) => `${JSON.stringify(data, undefined, 2)}\n`;

/**
 * Writes a JSON Schema of every kind into a folder, with the ids of the plan, and what VS Code needs to use them. Gives the exit
 * code.
 */
export function writeSchemas({ content, to }: { content: string; to: string }): number {
  const read = readPlan(content);
  if ('fault' in read) {
    console.error(read.fault);
    return 2;
  }
  const { schemas, made, kept } = putEditorFiles(read.plan, content, to);
  console.log(`${schemas} schemas are in ${to}.`);
  if (made.length > 0) console.log(`VS Code reads ${made.join(', ')}, new.`);
  if (kept.length > 0)
    console.log(`${kept.join(', ')}: there already, and kept. What it lacks is in ${to}/vscode/.`);
  return 0;
}

/**
 * Writes the schemas and, into `.vscode/` of the folder that is opened in an editor, what is not there yet; what is there may be the
 * author's own, so that the new one goes beside the schemas.
 */
export function putEditorFiles(plan: Plan, content: string, to: string) {
  const root = projectOf(content);
  const here = (path: string) => relative(root, resolve(path)).replaceAll('\\', '/');
  const schemas = [...jsonSchemas(plan)].map(([file, schema]): [string, string] => [file, json(schema)]);
  const editor = [...editorFiles(here(content), here(to))].map(([name, data]) => ({
    name,
    text: json(data),
  }));
  const { added, changed } = compareFiles(
    join(root, '.vscode'),
    new Map(editor.map(({ name, text }) => [name, text])),
  );
  const made = editor.filter(({ name }) => added.includes(name));
  const kept = editor.filter(({ name }) => changed.includes(name));
  putFiles(
    to,
    new Map([...schemas, ...kept.map(({ name, text }): [string, string] => [`vscode/${name}`, text])]),
  );
  if (made.length > 0) putFiles(join(root, '.vscode'), new Map(made.map(({ name, text }) => [name, text])));
  const named = (files: typeof editor) => files.map(({ name }) => `.vscode/${name}`);
  return { schemas: schemas.length, made: named(made), kept: named(kept) };
}

/** The folder that an author opens: where the command runs, if the plan lies in it, else the one that the plan lies in. */
export function projectOf(content: string): string {
  const path = relative(process.cwd(), resolve(content));
  return path === '' || path.startsWith('..') ? dirname(resolve(content)) : process.cwd();
}
