import { UnfitCopy } from './source.ts';
import type { CopySource } from './source.ts';

/** Milliseconds that a host has for one file: one that hangs is as good as one that is down. */
const PATIENCE = 20_000;

const SENTENCES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name cannot be looked up',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'it breaks off',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is that of another host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody vouches for its certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody vouches for its certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'nobody vouches for its certificate',
};

/** A copy on a host, read file by file. Throws when the host cannot be reached, or leads to another one. */
export function hostSource(address: string): CopySource {
  const base = new URL(address);
  base.hash = '';
  base.search = '';
  base.pathname = base.pathname.replace(/index\.html$/, '').replace(/\/?$/, '/');
  return {
    list: undefined,
    closed: false,
    async read(file) {
      const url = new URL(file.split('/').map(encodeURIComponent).join('/'), base);
      const response = await ask(url, base);
      if (response.status === 404 || response.status === 410) return undefined;
      if (!response.ok) throw new Error(`${base.href} answers ${response.status} when asked for ${file}.`);
      if (new URL(response.url).origin !== base.origin)
        throw new UnfitCopy(
          `${base.href} leads to ${new URL(response.url).host} when asked for ${file}: a sign-in may stand before it.`,
        );
      try {
        return new Uint8Array(await response.arrayBuffer());
      } catch (cause) {
        throw new Error(`${base.href} breaks off in the middle of ${file}.`, { cause });
      }
    },
  };
}

async function ask(url: URL, base: URL): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(PATIENCE), cache: 'no-store' });
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    const why = late ? `it does not answer within ${PATIENCE / 1000} seconds` : SENTENCES[codeOf(error)];
    if (why !== undefined) throw new Error(`${base.href} cannot be reached: ${why}.`);
    throw new Error(`${base.href} cannot be reached.`, { cause: error });
  }
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
