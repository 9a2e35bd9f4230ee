import type { SiteVersion } from './records.ts';

/** Path in the site, SHA-256 in base64, bytes. */
export type ListedFile = readonly [path: string, hash: string, bytes: number];

type WorkerEvent = Event & { waitUntil: (work: Promise<unknown>) => void };
type FetchEvent = WorkerEvent & {
  request: Request;
  clientId: string;
  respondWith: (answer: Promise<Response>) => void;
};

/** The part of a service worker's global scope that is used here; the DOM's types leave it out. */
type WorkerScope = {
  registration: { scope: string };
  clients: { claim: () => Promise<void>; get: (id: string) => Promise<{ url: string } | undefined> };
  skipWaiting: () => Promise<void>;
  addEventListener: {
    (type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
    (type: 'fetch', listener: (event: FetchEvent) => void): void;
    (type: 'message', listener: (event: MessageEvent) => void): void;
  };
  /** What publish writes before the worker's code (src/publish/offline.ts). */
  musterSite: { version: SiteVersion; files: readonly ListedFile[] };
};

export const scope = globalThis as unknown as WorkerScope;
export const { version, files } = scope.musterSite;
export const root = new URL(scope.registration.scope);

/** The address of a file of the site, however its name is spelled. */
export function addressOf(path: string): string {
  return new URL(path.split('/').map(encodeURIComponent).join('/'), root).href;
}
