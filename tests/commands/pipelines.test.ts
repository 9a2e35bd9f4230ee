import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { change, scratch, writePlan } from './folders.ts';
import { MUSTER, startCommand } from './muster.ts';

type Step = { run?: string; script?: string };
type Pipeline = {
  on?: { schedule?: { cron: string }[] };
  schedules?: { cron: string; always: boolean }[];
  jobs?: Record<string, { steps: Step[] }>;
  steps?: Step[];
  expires?: { script: string[] };
  change?: { script: string[] };
};

const written = ['README.md', 'src/author/pipelines.md'].map((file) => readFileSync(file, 'utf8')).join('\n');
const pipelines = new Map(
  [...written.matchAll(/```yaml\n# (\S+\.yml)\n([\s\S]*?)```/g)].map(([, name = '', text = '']) => [
    name,
    parse(text) as Pipeline,
  ]),
);

/** What a pipeline runs in its shell, one script after the other, without what installs muster. */
function scriptsOf(name: string, job?: 'expires' | 'change'): string[] {
  const { jobs = {}, steps = [], ...own } = pipelines.get(name) ?? {};
  const [first] = Object.values(jobs);
  const scripts =
    job && own[job] ? own[job].script : (first?.steps ?? steps).map(({ run, script }) => run ?? script);
  return scripts.flatMap((script) =>
    script === undefined || script === 'npm ci' || script.startsWith('git fetch') ? [] : [script],
  );
}

/** A host that keeps what it is sent, as far as the pipelines ask it. */
const kept: { path: string; text: string; sent: string[] }[] = [];
const server = createServer((request, response) => {
  void bodyOf(request).then((body) => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    response.setHeader('content-type', 'application/json');
    const known = kept.findIndex(
      (each, at) =>
        path.startsWith(`${each.path}/${at + 1}`) || path === `/org/project/_apis/wit/workitems/${at + 1}`,
    );
    if (path.endsWith('/wiql'))
      response.end(JSON.stringify({ workItems: kept.map((_, at) => ({ id: at + 1 })) }));
    else if (request.method === 'GET')
      response.end(
        JSON.stringify(
          path.endsWith('/threads')
            ? { value: kept.map(({ text }, at) => ({ id: at + 1, comments: [{ content: text }] })) }
            : kept.map(({ text }, at) => ({ id: at + 1, iid: at + 1, body: text })),
        ),
      );
    else {
      const text = textIn(body, request.headers['content-type'] ?? '');
      const entry = kept[known] ?? { path, text, sent: [] };
      entry.text = text;
      entry.sent.push(
        `${request.method ?? ''} ${request.headers.authorization ?? request.headers['private-token']?.toString() ?? ''}`,
      );
      if (known < 0) kept.push(entry);
      response.end('{}');
    }
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}

/** The text that is shown: of a form, of a comment, of a thread or of a work item. */
function textIn(body: string, type: string): string {
  if (type.includes('urlencoded')) {
    const form = new URLSearchParams(body);
    return form.get('body') ?? form.get('description') ?? '';
  }
  const data = JSON.parse(body) as
    { content?: string; comments?: { content: string }[] } | { path: string; value: string }[];
  if (Array.isArray(data)) return data.find(({ path }) => path.endsWith('Description'))?.value ?? '';
  return data.content ?? data.comments?.[0]?.content ?? '';
}

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => server.close());

/** GitHub's own program, which the machine need not have: it keeps issues in a file. */
const GH = `#!/bin/sh
case "$1 $2" in
  'issue list') [ -f issue.md ] && echo 7 || true ;;
  'issue create') shift 2; while [ "$1" != --body-file ]; do shift; done; cp "$2" issue.md; echo created >> gh.log ;;
  'issue edit') [ "$3" = 7 ] && cp "$5" issue.md; echo edited >> gh.log ;;
  'label create') ;;
  *) echo "gh knows no $*" >&2; exit 1 ;;
esac
`;

async function runAll(folder: string, scripts: readonly string[]): Promise<void> {
  change(folder, {
    'bin/npx': `#!/bin/sh\nshift\nexec "${process.execPath}" "${MUSTER}" "$@"\n`,
    'bin/gh': GH,
  });
  for (const name of ['npx', 'gh']) chmodSync(join(folder, 'bin', name), 0o755);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = {
    PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter),
    CI_API_V4_URL: `${url}/api/v4`,
    CI_PROJECT_ID: '5',
    CI_MERGE_REQUEST_IID: '3',
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'trunk',
    MUSTER_TOKEN: 'secret',
    SYSTEM_COLLECTIONURI: `${url}/org/`,
    SYSTEM_TEAMPROJECTID: 'project',
    BUILD_REPOSITORY_ID: 'repo',
    SYSTEM_PULLREQUEST_PULLREQUESTID: '3',
    SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/trunk',
    SYSTEM_ACCESSTOKEN: 'secret',
    no_proxy: '127.0.0.1',
  };
  for (const script of scripts) {
    const ran = await startCommand('sh', ['-ec', script], { cwd: folder, env, timeout: 60_000 }).ended;
    expect(ran, script).toMatchObject({ stderr: '', code: 0 });
  }
}

const hasPrograms = ['curl', 'jq'].every((program) => spawnSync(program, ['--version']).status === 0);

/** A plan in git in which an exercise's date passes soon, and one change since the branch it is to go to. */
function planInGit(): string {
  const folder = scratch();
  writePlan(join(folder, 'content'), {
    'organization.yaml': (text: string) => `${text}asOf: 2026-06-15\n`,
    'services/mail.yaml': (text: string) => text.replace('2026-05-04', '2025-07-01'),
  });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=K', '-c', 'user.email=k@example.org', ...args]);
  git('init', '-q');
  git('add', '-A');
  git('-c', 'commit.gpgsign=false', 'commit', '-q', '-m', 'A sound plan');
  git('update-ref', 'refs/remotes/origin/trunk', 'HEAD');
  change(folder, { 'content/failure-domains/oven.yaml': 'name: Oven & "grill"\ntype: site\n' });
  return folder;
}

describe('A nightly list of what expires', () => {
  const nightly = ['.github/workflows/expires.yml', 'azure-expires.yml', '.gitlab-ci.yml'];

  test('is there for GitHub, Azure and GitLab, and runs every night', () => {
    expect(nightly.filter((name) => !pipelines.has(name))).toEqual([]);
    for (const name of nightly.slice(0, 2)) {
      const { on, schedules } = pipelines.get(name) ?? {};
      expect((on?.schedule ?? schedules)?.[0]?.cron).toMatch(/^\d+ \d+ \* \* \*$/);
    }
  });

  test('is one issue on GitHub, opened once and then rewritten', async () => {
    const folder = planInGit();
    const scripts = scriptsOf('.github/workflows/expires.yml');
    await runAll(folder, scripts);
    await runAll(folder, scripts.slice(-1));
    expect(readFileSync(join(folder, 'gh.log'), 'utf8')).toBe('created\nedited\n');
    expect(readFileSync(join(folder, 'issue.md'), 'utf8')).toContain(
      '**2 Jul 2026:** Mail was due for review',
    );
  });

  test.runIf(hasPrograms).each(nightly.slice(1))(
    'is one issue, opened once and then rewritten: %s',
    async (name) => {
      kept.length = 0;
      const folder = planInGit();
      const scripts = scriptsOf(name, 'expires');
      await runAll(folder, scripts);
      await runAll(folder, scripts.slice(-1));
      expect(kept).toHaveLength(1);
      expect(kept[0]?.text).toContain('**2 Jul 2026:** Mail was due for review');
      expect(kept[0]?.sent).toEqual([
        expect.stringMatching(/^POST (?:secret|Basic OnNlY3JldA==)$/),
        expect.stringMatching(/^(?:PUT|PATCH) /),
      ]);
    },
  );
});

describe.runIf(hasPrograms)('A comment on a pull request', () => {
  test.each(['azure-change.yml', '.gitlab-ci.yml'])(
    'is written once and then rewritten: %s',
    async (name) => {
      kept.length = 0;
      const folder = planInGit();
      const scripts = scriptsOf(name, 'change');
      await runAll(folder, scripts);
      await runAll(folder, scripts.slice(-1));
      expect(kept).toHaveLength(1);
      expect(kept[0]?.text).toContain('**Oven \\& "grill"**');
      expect(kept[0]?.sent.map((sent) => sent.split(' ')[0])).toEqual([
        'POST',
        expect.stringMatching(/^(?:PUT|PATCH)$/),
      ]);
    },
  );
});
