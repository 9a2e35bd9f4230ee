#!/usr/bin/env node
// Starts muster under a Node that can run it: this one if it can, else the one that the npm package `node` brings.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const major = Number(process.versions.node.split('.')[0]);
if (major === 24) {
  await import('./strip-types.mjs');
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = packagedNode();
  if (node === undefined) {
    console.error(
      `muster needs Node 24, and this is Node ${process.versions.node}. Install Node 24, or reinstall muster with its install scripts allowed so that the npm package "node" can bring it.`,
    );
    process.exitCode = 3;
  } else {
    const { status, error } = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    if (error) console.error(`Node 24 could not be started from ${node}: ${error.message}`);
    process.exitCode = status ?? 3;
  }
}

function packagedNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}
