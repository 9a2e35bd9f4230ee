import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Raise this whenever the drawing of a diagram changes, so that drawings in caches are made anew. */
export const rendererVersion = 2;

export const fontPackage = '@fontsource/atkinson-hyperlegible-next';

function versionAt(packageFile: string): string {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  return version;
}

let known: string | undefined;

/** Everything besides its source that a drawing depends on, as one line. */
export function drawingVersion(): string {
  if (known) return known;
  const require = createRequire(import.meta.url);
  const mermaid = versionAt(join(require.resolve('mermaid'), '../../package.json'));
  const font = versionAt(require.resolve(`${fontPackage}/package.json`));
  known = `renderer ${String(rendererVersion)}, mermaid ${mermaid}, font ${font}`;
  return known;
}
