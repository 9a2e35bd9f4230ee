import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { isThere } from '../hosts.ts';
import { drill } from './drill.ts';
import { drillNeeds, drillSubject } from './subject.ts';
import { drillTable } from './table.ts';

// `npm run drill`: proves that the plan is there when everything else is down. Exit code 1 when anything was lost.

const missing = drillNeeds.filter((command) => !isThere(command));
if (missing.length > 0) {
  console.log(`The drill needs ${missing.join(' and ')}: it was not held.`);
  process.exit(2);
}
const site = resolve('.muster/test-site');
execFileSync(process.execPath, ['src/cli/muster.mjs', 'build', '--content', 'content', '--out', site], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const subject = drillSubject(site);
const started = performance.now();
const rows = await drill(site, subject);
console.log(drillTable(rows, subject.files.length, subject.queries.length));
console.log(`Held in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
process.exit(rows.some(({ lost, differing }) => lost.length + differing.length > 0) ? 1 : 0);
