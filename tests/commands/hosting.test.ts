import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratch } from './folders.ts';
import { muster } from './muster.ts';

const policy = `default-src 'none'; script-src 'self'`;

/** A folder with a built site of two pages, one of which may ask a mirror. */
function builtSite(): string {
  const folder = scratch();
  const page = (asked: string) =>
    `<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="${policy}${asked}"></head></html>`;
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'index.html'), page(''));
  writeFileSync(join(folder, 'dist', 'this-copy.html'), page('; connect-src https://mirror.example'));
  return folder;
}

describe('muster hosting', () => {
  test('prints a policy that lets each page ask what it may, and lets nobody frame it', async () => {
    const cwd = builtSite();
    for (const recipe of ['nginx', 'caddy']) {
      const { stdout, code } = await muster(['hosting', recipe, 'https://a.example/plan/'], { cwd });
      expect(code).toBe(0);
      expect(stdout).toContain(`${policy}; connect-src https://mirror.example; frame-ancestors 'none'`);
      expect(stdout).toContain(`connect-src 'self' https://mirror.example`);
      expect(stdout).toContain('max-age=31536000');
    }
  });

  test('prints what hosts read that are not one’s own', async () => {
    const cwd = builtSite();
    const azure = await muster(['hosting', 'azure', 'https://a.example'], { cwd });
    expect(JSON.parse(azure.stdout)).toMatchObject({
      responseOverrides: { 404: { rewrite: '/404.html', statusCode: 404 } },
      globalHeaders: { 'X-Robots-Tag': 'noindex', 'Cache-Control': 'no-cache' },
    });
    const headers = await muster(['hosting', 'headers', 'https://a.example'], { cwd });
    expect(headers.stdout).toMatch(/^\/\*\n {2}X-Content-Type-Options: nosniff$/m);
    expect(headers.stdout).toMatch(/\/search\/map\.js\n {2}! Cache-Control\n {2}Cache-Control: no-cache/);
    expect((await muster(['hosting', 'deploy'], { cwd })).stdout).toMatch(/^#!\/bin\/sh\n/);
  });

  test.each([
    ['no recipe', [], /Name one of these: nginx, caddy/],
    ['a recipe that there is not', ['apache'], /Name one of these: nginx, caddy/],
    ['no address, where the plan names none', ['nginx'], /Name the address that the site is read at/],
    ['an address that is none', ['nginx', 'ftp://a.example'], /Name the address/],
    ['no site', ['nginx', 'https://a.example', '--out', 'nothing'], /There is no site in/],
    ['a folder that ends its place', ['nginx', 'https://a.example', '--to', '/srv/"; evil'], /misread/],
    ['a folder that hangs on where one is', ['caddy', 'https://a.example', '--to', 'srv'], /from its top/],
    ['a password where the host has its own way', ['azure', 'https://a.example', '--users', '/u'], /--users/],
  ])('refuses %s in one sentence', async (_, args, fault) => {
    const ran = await muster(['hosting', ...args], { cwd: builtSite() });
    expect(ran).toMatchObject({ stdout: '', code: 2 });
    expect(ran.stderr.trim()).toMatch(fault);
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('The pages for those who host', () => {
  const hosting = readFileSync('src/publish/hosting/hosting.md', 'utf8');

  test('say of every host how a version is put there in one step', () => {
    for (const name of [
      'nginx',
      'Cloudflare Pages',
      'Azure Static Web Apps',
      'GitHub Pages',
      'GitLab Pages',
      'object storage',
    ])
      expect(hosting).toContain(name);
    for (const [, recipe = ''] of hosting.matchAll(/npx muster hosting (\w+)/g))
      expect(['nginx', 'caddy', 'headers', 'azure', 'deploy']).toContain(recipe);
  });

  test('lead to pages that there are, and come with the package', () => {
    for (const [, file = ''] of hosting.matchAll(/\]\(([\w-]+\.md)/g))
      expect(existsSync(join('src/publish/hosting', file)), file).toBe(true);
    const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
    expect(files).toContain('src');
  });
});
