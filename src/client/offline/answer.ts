import { fetchFile } from './fetch-file.ts';
import { listOf, openVersion, versionsHere } from './saved-versions.ts';
import { addressOf, files, root, scope, version, type ListedFile } from './worker-scope.ts';

/** How long a page that is not saved may keep a reader waiting. */
const patience = 5000;

const listed = new Map(files.map((file) => [file[0], file]));

/** What an address of the site means: a file, a detour that hosts make too, or nothing of this version. */
type Meaning = { file: ListedFile } | { detour: string } | undefined;

/** The answer to a request below the site's root: out of this version alone, whatever the host does. */
export async function answer(request: Request, clientId: string): Promise<Response> {
  const meaning = meaningOf(request.url);
  if (request.mode === 'navigate') {
    if (meaning === undefined) return fromHostOrMissing(request);
    return 'detour' in meaning ? Response.redirect(meaning.detour) : saved(meaning.file);
  }
  if (meaning === undefined || 'detour' in meaning)
    return (await fromOtherVersion(request)) ?? fetch(request);
  // A page that came from the host, because this version lacks it, is not to be mixed with files of this version.
  const page = clientId === '' ? undefined : await scope.clients.get(clientId);
  const isOurs = page === undefined || meaningOf(page.url) !== undefined;
  return isOurs ? saved(meaning.file) : inTime(request).catch(() => saved(meaning.file));
}

/** Relative links must find the folder that they would find on a host: hence the detours. */
function meaningOf(url: string): Meaning {
  const path = pathOf(url);
  if (path === undefined) return undefined;
  const file = listed.get(path === '' || path.endsWith('/') ? `${path}index.html` : path);
  const plain = file ?? listed.get(`${path}.html`);
  if (plain) return { file: plain };
  const other = [`${path}/index.html`, path.replace(/\/$/u, '.html')].find((name) => listed.has(name));
  return other === undefined ? undefined : { detour: addressOf(other) };
}

function pathOf(url: string): string | undefined {
  const { pathname } = new URL(url);
  try {
    return decodeURIComponent(pathname.slice(root.pathname.length));
  } catch {
    return undefined;
  }
}

/** The saved file. Should the browser have lost it, the host's, if it is the same. */
async function saved(file: ListedFile): Promise<Response> {
  const cache = await openVersion(version.digest);
  const found = await cache.match(addressOf(file[0]));
  if (found) return found;
  const fetched = await fetchFile(file).catch(() => undefined);
  if (!fetched) return Response.error();
  await cache.put(addressOf(file[0]), fetched.clone()).catch(() => undefined);
  return fetched;
}

/** A page that this version does not know may be new: the host knows. Without it, the saved page that says so. */
async function fromHostOrMissing(request: Request): Promise<Response> {
  try {
    return await inTime(request);
  } catch {
    const file = listed.get('404.html');
    if (!file) return Response.error();
    const missing = await saved(file);
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

/** A page still open from the version before may ask for one of its files. */
async function fromOtherVersion(request: Request): Promise<Response | undefined> {
  for (const digest of await versionsHere()) {
    if (digest === version.digest) continue;
    const cache = await openVersion(digest);
    const found = (await listOf(cache)) && (await cache.match(request, { ignoreSearch: true }));
    if (found) return found;
  }
  return undefined;
}

function inTime(request: Request): Promise<Response> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The host does not answer.')), patience);
  });
  return Promise.race([fetch(request), late]);
}
