import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, scratch } from './folders.ts';
import { muster, startMuster } from './muster.ts';
import type { Started } from './muster.ts';

let server: Started;
let port = 0;

beforeAll(async () => {
  const folder = scratch();
  change(folder, {
    'secret.txt': 'not for everybody',
    'dist-old/index.html': 'an older site',
    'dist/index.html': '<p>Start</p>',
    'dist/404.html': '<p>Nothing here</p>',
    'dist/playbooks.html': '<p>All playbooks</p>',
    'dist/playbooks/mail-is-down.html': '<p>Mail</p>',
    'dist/assets/a.css': 'p{}',
    'dist/search/index.js': ';',
  });
  server = startMuster(['preview', '--port', '0'], { cwd: folder });
  const [, found] = await server.says(/http:\/\/127\.0\.0\.1:(\d+)\//);
  port = Number(found);
});

afterAll(async () => {
  const { code } = await server.stop();
  expect(code).toBe(0);
});

/** Asks for a path as it stands, which `fetch` would tidy first. */
function ask(
  path: string,
  method = 'GET',
): Promise<{ status: number | undefined; type: string | undefined; body: string }> {
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, path, method, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () =>
        done({ status: response.statusCode, type: response.headers['content-type'], body }),
      );
    })
      .on('error', fail)
      .end();
  });
}

test.each([
  ['/', 'text/html; charset=utf-8', '<p>Start</p>'],
  ['/index.html?from=stick', 'text/html; charset=utf-8', '<p>Start</p>'],
  ['/playbooks', 'text/html; charset=utf-8', '<p>All playbooks</p>'],
  ['/playbooks/mail-is-down', 'text/html; charset=utf-8', '<p>Mail</p>'],
  ['/playbooks/mail-is-down.html', 'text/html; charset=utf-8', '<p>Mail</p>'],
  ['/assets/a.css', 'text/css; charset=utf-8', 'p{}'],
  ['/search/index.js', 'text/javascript; charset=utf-8', ';'],
])('%s is served as a plain host would', async (path, type, body) => {
  expect(await ask(path)).toEqual({ status: 200, type, body });
});

test.each(['/nothing', '/assets', '/playbooks/', '/%', '/%00'])(
  '%s is not there: status 404 and the page that says so',
  async (path) => {
    expect(await ask(path)).toEqual({
      status: 404,
      type: 'text/html; charset=utf-8',
      body: '<p>Nothing here</p>',
    });
  },
);

test.each([
  '/..%2f..%2fetc/passwd',
  '/..%2fsecret.txt',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/..%2fdist-old/index.html',
  '//etc/passwd',
])('%s does not lead out of the site', async (path) => {
  const { status, body } = await ask(path);
  expect(status).toBe(404);
  expect(body).toBe('<p>Nothing here</p>');
});

test('nothing can be sent to it', async () => {
  expect((await ask('/', 'POST')).status).toBe(405);
  expect(await ask('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
});

test('a taken port is said in a sentence: exit code 3', async () => {
  const cwd = scratch();
  change(cwd, { 'dist/index.html': 'x' });
  const { code, stderr } = await muster(['preview', '--port', String(port)], { cwd });
  expect(stderr).toContain(`${port}`);
  expect(stderr).not.toContain('    at ');
  expect(code).toBe(3);
});

test('without a site it says how to make one: exit code 3', async () => {
  const cwd = scratch();
  const { code, stderr } = await muster(['preview'], { cwd });
  expect(stderr).toBe(`There is no site in ${join(cwd, 'dist')}. Run \`muster build\` first.\n`);
  expect(code).toBe(3);
});
