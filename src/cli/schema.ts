import { isAbsolute, relative } from 'node:path';
import { editorSettings, jsonSchemas } from '../author/schemas.ts';
import { putFiles } from './put-files.ts';
import { readPlan } from './read-plan.ts';

const json = (data: unknown) => `${JSON.stringify(data, undefined, 2)}\n`;

/**
 * Writes a JSON Schema of every kind into a folder, with the ids of the plan, and beside them the settings that tell VS Code
 * which file has which. Gives the exit code.
 */
export function writeSchemas({ content, to }: { content: string; to: string }): number {
  const read = readPlan(content);
  if ('fault' in read) {
    console.error(read.fault);
    return 2;
  }
  const here = (path: string) =>
    (isAbsolute(path) ? relative(process.cwd(), path) : path).replaceAll('\\', '/').replace(/\/$/, '');
  const schemas = [...jsonSchemas(read.plan)].map(([file, schema]): [string, string] => [file, json(schema)]);
  putFiles(
    to,
    new Map([...schemas, ['vscode-settings.json', json(editorSettings(here(content), here(to)))]]),
  );
  console.log(
    `${schemas.length} schemas are in ${to}. Take vscode-settings.json into .vscode/settings.json.`,
  );
  return 0;
}
