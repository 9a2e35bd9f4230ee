import { scriptUrl, siteRoot } from '../trusted.ts';
import { channelName, openRecords, versionCache, type Held, type News } from './records.ts';
import type { CopyDates, View } from './words.ts';

type Listener = (view: View, choose: () => Promise<void>) => void;

/**
 * Has the worker save the site and tells what is known of the copy on this device, now and whenever it changes. `choose`
 * takes the version that is offered. A page that another version has overtaken loads again.
 */
export function followCopy(copy: CopyDates, listener: Listener): void {
  const records = openRecords(siteRoot);
  const view: View = {
    held: undefined,
    offer: undefined,
    checked: undefined,
    share: undefined,
    trouble: undefined,
  };
  let registration: ServiceWorkerRegistration | undefined;
  let chosen: string | undefined;

  const refresh = async (): Promise<void> => {
    const [held, offer] = [await records.read('held'), await records.read('offer')];
    view.held = held && (await caches.has(versionCache(siteRoot, held.digest))) ? held : undefined;
    const isGone = offer?.outcome === 'ready' && !registration?.waiting;
    if (offer) view.offer = isGone ? undefined : offer;
    view.checked = await records.read('checked');
    if (view.held && isOvertaken(view.held, copy)) return;
    if (view.offer?.outcome === 'ready' && view.offer.version.digest === chosen)
      registration?.waiting?.postMessage('switch');
    show();
  };
  const show = (): void => listener(view, choose);

  const choose = async (): Promise<void> => {
    chosen = view.offer?.version.digest;
    if (chosen !== undefined && view.offer?.outcome === 'older') {
      await records.write('allowed', chosen);
      await check();
    } else await refresh();
  };

  const follow = (followed: ServiceWorkerRegistration): ServiceWorkerRegistration => {
    const listen = (): void => followed.installing?.addEventListener('statechange', () => void refresh());
    followed.addEventListener('updatefound', listen);
    listen();
    return followed;
  };

  const check = async (): Promise<void> => {
    const asked = Date.now();
    try {
      if (registration?.active) await inTime(registration.update());
      else registration = follow(await inTime(register()));
      view.trouble = undefined;
      await records.write('checked', Date.now());
      await dropOldOffer(asked);
    } catch {
      view.trouble ??= 'silent';
    }
    await refresh();
  };

  /** A host that offers what this device holds already has taken back what it offered before. */
  const dropOldOffer = async (asked: number): Promise<void> => {
    const offer = await records.read('offer');
    if (registration?.installing || registration?.waiting || !offer || offer.at >= asked) return;
    await records.remove('offer');
    view.offer = undefined;
  };

  const hear = (news: News): void => {
    if (news.kind === 'saving') {
      view.share = news.share;
      show();
      return;
    }
    view.share = undefined;
    view.offer = news.kind === 'changed' ? news.offer : undefined;
    if (news.kind === 'off') view.trouble = 'off';
    void refresh();
  };

  const begin = async (): Promise<void> => {
    const known = await navigator.serviceWorker.getRegistration(siteRoot);
    if (known?.scope === siteRoot.href) registration = follow(known);
    await refresh();
    if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done));
    await check();
    await askToKeep(view.held);
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) void check();
    });
    setInterval(show, 60_000);
  };

  new BroadcastChannel(channelName(siteRoot)).addEventListener('message', ({ data }: MessageEvent<News>) =>
    hear(data),
  );
  navigator.serviceWorker.addEventListener('controllerchange', () => void refresh());
  void begin().catch(() => undefined);
}

/** How long a host may take to say whether it has a newer version, in milliseconds. */
const patience = 10_000;

function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The host does not answer.')), patience);
  });
  return Promise.race([answer, late]);
}

/** Asks the host for its worker, past every cache. Rejects when the host does not answer, or with something else. */
function register(): Promise<ServiceWorkerRegistration> {
  const scope = siteRoot.pathname;
  return navigator.serviceWorker.register(scriptUrl('sw.js'), { scope, updateViaCache: 'none' });
}

let isLeaving = false;

/**
 * Loads the page again, once, when another version began to answer after the page was asked for: it may hold files of
 * both. On the first save that is so only if the host moved meanwhile.
 */
function isOvertaken(held: Held, copy: CopyDates): boolean {
  if (isLeaving) return true;
  if (!navigator.serviceWorker.controller || held.since <= performance.timeOrigin) return false;
  if (!held.replaced && held.name === copy.version) return false;
  const key = `muster:${siteRoot.pathname}:since`;
  try {
    if (sessionStorage.getItem(key) === String(held.since)) return false;
    sessionStorage.setItem(key, String(held.since));
  } catch {
    return false;
  }
  isLeaving = true;
  location.reload();
  return true;
}

/** Asks the browser to spare what is saved when room gets short. Firefox would ask the reader: it is not asked. */
async function askToKeep(held: Held | undefined): Promise<void> {
  if (held && !CSS.supports('-moz-appearance', 'none')) await navigator.storage.persist();
}
