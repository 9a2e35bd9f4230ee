import { copyRoot } from '../../plan/index.ts';
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
  UNABLE_TO_GET_ISSUER_CERT: 'nobody vouches for its certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'nobody vouches for its certificate',
  CERT_SIGNATURE_FAILURE: 'nobody vouches for its certificate',
  CERT_REVOKED: 'its certificate was withdrawn',
  EPROTO: 'it does not speak https as it should',
  EHOSTUNREACH: 'there is no way to it from here',
  ENETUNREACH: 'there is no way to it from here',
  ETIMEDOUT: 'it does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
};

/** The most times that a host may say that a file lies elsewhere on it. */
const DETOURS = 5;

/**
 * A copy on a host, read file by file, with so many milliseconds for each. Throws when the host cannot be reached, or leads to
 * another one, which is not asked.
 */
export function hostSource(address: string, patience = PATIENCE): CopySource {
  const base = copyRoot(address);
  return {
    list: undefined,
    closed: false,
    async read(file) {
      const url = new URL(file.split('/').map(encodeURIComponent).join('/'), base);
      const signal = AbortSignal.timeout(patience);
      let hasAnswered = false;
      try {
        const response = await ask(url, base, file, signal);
        hasAnswered = true;
        if (response.status === 404 || response.status === 410) return undefined;
        if (!response.ok)
          throw new Refused(`${base.href} answers ${response.status} when asked for ${file}.`);
        return new Uint8Array(await response.arrayBuffer());
      } catch (error) {
        if (error instanceof UnfitCopy || error instanceof Refused) throw error;
        if (signal.aborted)
          throw new Error(
            `${base.href} cannot be reached: it does not answer within ${counted(patience / 1000)}.`,
          );
        const why = SENTENCES[codeOf(error)];
        if (why !== undefined) throw new Error(`${base.href} cannot be reached: ${why}.`);
        const what = hasAnswered ? `breaks off in the middle of ${file}` : 'cannot be reached';
        throw new Error(`${base.href} ${what}.`, { cause: error });
      }
    },
  };
}

/** The host answered, and says no. */
class Refused extends Error {}

async function ask(from: URL, base: URL, file: string, signal: AbortSignal): Promise<Response> {
  let url = from;
  for (let detours = 0; detours <= DETOURS; detours++) {
    const response = await fetch(url, { signal, cache: 'no-store', redirect: 'manual' });
    const location = response.headers.get('location');
    if (location === null || response.status < 300 || response.status > 399) return response;
    await response.body?.cancel();
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    if (next === undefined || !isSameHost(next, base))
      throw new UnfitCopy(
        `${base.href} leads to ${next?.host ?? location} when asked for ${file}: a sign-in may stand before it.`,
      );
    url = next;
  }
  throw new Refused(`${base.href} leads round in circles when asked for ${file}.`);
}

/** From http to https is the same host still. */
function isSameHost(url: URL, base: URL): boolean {
  const isMadeSafe = base.protocol === 'http:' && url.protocol === 'https:' && base.port + url.port === '';
  return url.origin === base.origin || (isMadeSafe && url.hostname === base.hostname);
}

function counted(seconds: number): string {
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
