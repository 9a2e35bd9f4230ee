import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute path of the built sample site. */
    site: string;
    /** The same for the plan of another organisation. */
    otherSite: string;
  }
}

/** Builds the sample and the other organisation's plan once, with the command that authors use. */
export default function setup(project: TestProject): void {
  project.provide('site', build('content', '.muster/test-site'));
  project.provide('otherSite', build('tests/fixtures/other-plan', '.muster/test-other-site'));
}

function build(content: string, out: string): string {
  execFileSync(process.execPath, ['src/cli/muster.mjs', 'build', '--content', content, '--out', out], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // Binders are printed and looked at in tests/paper.
    env: { ...process.env, MUSTER_BINDERS: 'off' },
  });
  return resolve(out);
}
