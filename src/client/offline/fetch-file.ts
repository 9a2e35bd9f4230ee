import { addressOf, type ListedFile } from './worker-scope.ts';

/** A file that is not, or not yet, the one that the version lists; `message` is the reason as offline/words.ts says it. */
export class Refused extends Error {
  readonly file: string;

  constructor(file: string, reason: string, cause?: unknown) {
    super(reason, { cause });
    this.file = file;
  }
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

/** A host that sends nothing is given up after this, one that is slow is not: a second for each KB. */
const patience = 30_000;

/**
 * Fetches a file and takes it only if its bytes are the listed ones: half a deployment, another host's page or a sign-in
 * page answered with 200 is refused.
 * @throws Refused
 */
export async function fetchFile(listed: ListedFile): Promise<Response> {
  const [path, hash] = listed;
  const bytes = await fetchBytes(listed);
  if ((await hashOf(bytes)) !== hash) throw new Refused(path, 'other');
  return answerWith(path, bytes);
}

async function fetchBytes([path, , bytes]: ListedFile): Promise<ArrayBuffer> {
  try {
    const signal = AbortSignal.timeout(patience + bytes);
    // Past every cache, which may hold an older file, and into none: there it would lie a second time.
    const response = await fetch(addressOf(path), { cache: 'no-store', credentials: 'same-origin', signal });
    if (!response.ok) throw new Refused(path, `answered ${response.status}`);
    return await response.arrayBuffer();
  } catch (error) {
    if (error instanceof Refused) throw error;
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    throw new Refused(path, isLate ? 'late' : 'lost', error);
  }
}

/** A response of our own: one that was redirected may not answer a navigation, and a host's other headers stay behind. */
function answerWith(path: string, bytes: ArrayBuffer): Response {
  const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return new Response(bytes, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } });
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
