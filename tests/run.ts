import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser } from './browsers.ts';

// Runs every test there is: style and types, then the rooms, then the built site in real browsers.
// Ends with one line that counts them; exit code 1 when anything failed.

const REPORTS = '.muster/test-reports';

const missing = () => (['chromium', 'firefox'] as const).filter((kind) => findBrowser(kind) === undefined);

/** Installs the browsers that are missing: Debian's own as root, elsewhere Playwright's. */
function installBrowsers(): void {
  if (missing().length === 0) return;
  console.log(`Installing what the browser tests need: ${missing().join(', ')}`);
  const debian = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (debian) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const packages = missing().map((kind) => (kind === 'firefox' ? 'firefox-esr' : kind));
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  } else spawnSync('npx', ['playwright-core', 'install', ...missing()], { stdio: 'inherit' });
  if (missing().length > 0) {
    console.error(
      `No ${missing().join(' and no ')} was found. Install Chromium (or Chrome, Edge) and Firefox, or name them in MUSTER_CHROMIUM and MUSTER_FIREFOX.`,
    );
    process.exit(1);
  }
}

type Count = { passed: number; failed: number; skipped: number };

function runStep(name: string, command: string[]): Count {
  console.log(`\n${name}`);
  const { status } = spawnSync('npx', ['--no-install', ...command], { stdio: 'inherit', env: environment });
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

function runVitest(name: string, config: string): Count {
  console.log(`\n${name}`);
  const file = `${REPORTS}/${config.replace(/\W/g, '-')}.json`;
  const { status } = spawnSync(
    'npx',
    [
      '--no-install',
      'vitest',
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { stdio: 'inherit', env: environment },
  );
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      success: boolean;
    };
    const broken = status !== 0 && report.numFailedTests === 0 ? 1 : 0;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken,
      skipped: report.numPendingTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const environment = {
  ...process.env,
  TZ: 'UTC',
  ASTRO_TELEMETRY_DISABLED: '1',
  npm_config_update_notifier: 'false',
};
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
installBrowsers();

const counts = [
  runStep('ESLint', ['eslint', '.']),
  runStep('Prettier', ['prettier', '--check', '--log-level', 'warn', '.']),
  runStep('Types', ['astro', 'check']),
  runVitest('Rooms', 'tests/vitest.config.ts'),
  runVitest('The built site in real browsers', 'tests/e2e/vitest.config.ts'),
];
const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
const skipped = sum('skipped');
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(sum('failed') > 0 ? 1 : 0);
