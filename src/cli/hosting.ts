import { existsSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { caddyfile } from '../publish/hosting/caddy.ts';
import { nginxConfig } from '../publish/hosting/nginx.ts';
import type { Served } from '../publish/hosting/served.ts';
import { siteFacts } from '../publish/hosting/site-facts.ts';
import { azureConfig, headersFile } from '../publish/hosting/static-hosts.ts';

export type HostingCommand = {
  /** Which recipe, then the address that the site is read at. */
  names: readonly string[];
  out: string;
  to: string;
  users: string | undefined;
};

const recipes: Readonly<Record<string, (served: Served) => string>> = {
  nginx: nginxConfig,
  caddy: caddyfile,
  headers: headersFile,
  azure: azureConfig,
};

const deployScript = new URL('../publish/hosting/deploy.sh', import.meta.url);

type Answer = { output: string; errors: string[]; exitCode: 0 | 2 };

/** Prints what a host needs to serve the built site well. Exit code 0 done, 2 a wrong command line. */
export function hosting({ names: [name, address, ...more], out, to, users }: HostingCommand): Answer {
  if (name === 'deploy' && address === undefined)
    return { output: readFileSync(deployScript, 'utf8').trimEnd(), errors: [], exitCode: 0 };
  const recipe = name === undefined ? undefined : recipes[name];
  if (recipe === undefined || more.length > 0)
    return refuse('Name one of these: nginx, caddy, headers (Cloudflare Pages, Netlify), azure, deploy.');
  const dist = resolve(out);
  if (!existsSync(join(dist, 'index.html')))
    return refuse(`There is no site in ${dist}. Run \`muster build\` first.`);
  const facts = siteFacts(dist);
  const at = address ?? facts.address;
  if (at === undefined || !/^https?:\/\//iu.test(at) || !URL.canParse(at))
    return refuse(
      `Name the address that the site is read at after \`${name}\`, such as https://continuity.example/plan/.`,
    );
  if (!posix.isAbsolute(to)) return refuse(`\`--to\` is a folder on the server, from its top: not "${to}".`);
  // What is written into a configuration must not be able to end its place there.
  const odd = [at, to, users ?? ''].find((value) => /["\\{}$;\s]/u.test(value));
  if (odd !== undefined) return refuse(`"${odd}" holds a character that a configuration would misread.`);
  if (users !== undefined && name !== 'nginx' && name !== 'caddy')
    return refuse(
      '`--users` is for nginx and caddy: other hosts have ways of their own to ask for a password.',
    );
  return {
    output: recipe({ ...facts, at: new URL(at), folder: to, users }).trimEnd(),
    errors: [],
    exitCode: 0,
  };
}

function refuse(error: string): Answer {
  return { output: '', errors: [error], exitCode: 2 };
}
