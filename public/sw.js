// Ends saving on every device that still has it: takes what is saved off, then itself. This is what `muster dev` answers
// where a published site was read before. Publishing puts the real worker in its place and keeps this as sw-off.js: on a
// host that is to stop saving, put sw-off.js in the place of sw.js.
const { pathname } = new URL(self.registration.scope);

addEventListener('install', () => self.skipWaiting());

addEventListener('activate', (event) => {
  const end = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(`muster:${pathname}:`));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
    new BroadcastChannel(`muster:${pathname}`).postMessage({ kind: 'off' });
    // Only pages that came from what was saved need the host's: others would load again for ever.
    const hadFiles = names.some((name) => !name.endsWith(':records'));
    const open = hadFiles ? await self.clients.matchAll({ type: 'window' }) : [];
    for (const client of open) client.navigate(client.url).catch(() => undefined);
  };
  event.waitUntil(end());
});
