import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../files.ts';

/** What a host must know of a built site. */
export type SiteFacts = {
  /** The pages' own policy, and that nobody may frame them. What one page may ask, the header lets every page: each is stricter. */
  policy: string;
  /** For 404.html, whose style stands in it: its own policy names the style's hash. */
  missingPolicy: string;
  /** For sw.js: a worker obeys its own answer's policy, not its pages'. */
  workerPolicy: string;
  /** Where the plan says that the site is read, with its slash; undefined when it does not. */
  address: string | undefined;
};

const noFrames = `frame-ancestors 'none'`;

/** Reads a built site. @throws Error when there is none, or its pages carry no policy */
export function siteFacts(dist: string): SiteFacts {
  const policies = listFiles(dist)
    .filter((file) => file.endsWith('.html') && file !== '404.html')
    .map((file) => policyIn(readFileSync(join(dist, file), 'utf8')));
  const start = policyIn(readFileSync(join(dist, 'index.html'), 'utf8'));
  if (start.size === 0)
    throw new Error(`The pages in ${dist} carry no policy: they were not made by muster.`);
  const asked = [...new Set(policies.flatMap((policy) => policy.get('connect-src') ?? []))].sort();
  const policy = new Map(start);
  if (asked.length > 0) policy.set('connect-src', asked);
  const others = asked.filter((source) => source !== `'self'`);
  return {
    policy: `${policyText(policy)}; ${noFrames}`,
    missingPolicy: `default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; ${noFrames}`,
    workerPolicy: [`default-src 'none'; script-src 'self'; connect-src 'self'`, ...others].join(' '),
    address: addressIn(dist),
  };
}

/** The directives of a page's policy. */
function policyIn(html: string): Map<string, string[]> {
  const text = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(html)?.[1] ?? '';
  return new Map(
    text
      .split(';')
      .map((directive) => directive.trim().split(/\s+/u))
      .flatMap(([name = '', ...sources]) => (name === '' ? [] : [[name, sources]])),
  );
}

function policyText(policy: ReadonlyMap<string, readonly string[]>): string {
  return [...policy].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

function addressIn(dist: string): string | undefined {
  try {
    const plan = JSON.parse(readFileSync(join(dist, 'plan.json'), 'utf8')) as {
      organization?: { site?: { url?: string } };
    };
    return plan.organization?.site?.url;
  } catch {
    return undefined;
  }
}
