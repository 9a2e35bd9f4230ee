// The service worker of a published site: saves a version whole or not at all, and answers from it.
// Bundled by src/publish/offline.ts, with the list of files before it. A page never loads this.
import { answer } from './answer.ts';
import { activate, install, tell } from './install.ts';
import { root, scope } from './worker-scope.ts';

// A version that is saved waits until the reader switches, or until no page of the one before is open.
scope.addEventListener('install', (event) => event.waitUntil(install()));

scope.addEventListener('activate', (event) => {
  const takeOver = async (): Promise<void> => {
    await activate();
    await scope.clients.claim();
    tell({ kind: 'changed' });
  };
  event.waitUntil(takeOver());
});

scope.addEventListener('message', (event) => {
  if (event.data === 'switch') void scope.skipWaiting();
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const isOurs = request.method === 'GET' && request.url.startsWith(root.href);
  if (isOurs) event.respondWith(answer(request, event.clientId));
});
