import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser } from './browsers.ts';

// Runs every test there is: style and types, then the rooms, then the built site in real browsers.
// Ends with one line that counts them; exit code 1 when anything failed.

const REPORTS = '.muster/test-reports';

const missing = () => (['chromium', 'firefox'] as const).filter((kind) => findBrowser(kind) === undefined);

/** What tests use besides browsers, by the command they call; tests whose command is missing are skipped and say so. */
const tools: Record<string, string> = {
  nginx: 'nginx-light',
  caddy: 'caddy',
  pdftotext: 'poppler-utils',
  zbarimg: 'zbar-tools',
  'ssh-keygen': 'openssh-client',
};

/** Installs what is missing: Debian's own packages as root, elsewhere the browsers that Playwright brings. */
function installWhatIsMissing(): void {
  const lacking = Object.keys(tools).filter((command) => !isCommand(command));
  if (missing().length === 0 && lacking.length === 0) return;
  const packages = [
    ...missing().map((kind) => (kind === 'firefox' ? 'firefox-esr' : kind)),
    ...lacking.map((command) => tools[command] ?? command),
  ];
  const debian = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (debian) {
    console.log(`Installing what the tests need: ${packages.join(', ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    // One at a time: a Debian that lacks one of them still gets the others.
    for (const name of packages)
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env,
      });
  } else {
    if (missing().length > 0)
      spawnSync('npx', ['playwright-core', 'install', ...missing()], { stdio: 'inherit' });
    if (lacking.length > 0) console.log(`Tests that need these commands are skipped: ${lacking.join(', ')}`);
  }
  if (missing().length > 0) {
    console.error(
      `No ${missing().join(' and no ')} was found. Install Chromium (or Chrome, Edge) and Firefox, or name them in MUSTER_CHROMIUM and MUSTER_FIREFOX.`,
    );
    process.exit(1);
  }
}

function isCommand(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`], { env: withSbin() }).status === 0;
}

/** Debian keeps servers where the path of an ordinary user does not look. */
function withSbin(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
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
  ...withSbin(),
  TZ: 'UTC',
  ASTRO_TELEMETRY_DISABLED: '1',
  npm_config_update_notifier: 'false',
};
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
installWhatIsMissing();

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
