import { siteId } from './incident/site.ts';
import { siteRoot } from './trusted.ts';

/** A page that was opened from the search. */
export type RecentPage = { title: string; kind: string; url: string };

type Kept = { title: string; kind: string; path: string };

const key = `muster:${siteId}:recent`;
const most = 5;

/** The pages that were last opened from the search on this device, the last first; none where the browser keeps nothing. */
export function recentPages(): RecentPage[] {
  return kept().map(({ title, kind, path }) => ({ title, kind, url: new URL(path, siteRoot).href }));
}

/** Remembers a page of this site by its path, so that it is found under another address of the site as well. */
export function rememberPage({ title, kind, url }: RecentPage): void {
  if (!url.startsWith(siteRoot.href)) return;
  const path = url.slice(siteRoot.href.length);
  const pages = [{ title, kind, path }, ...kept().filter((page) => page.path !== path)].slice(0, most);
  try {
    localStorage.setItem(key, JSON.stringify(pages));
  } catch {
    // A browser that keeps nothing remembers nothing: the search itself works.
  }
}

export function forgetPages(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

function kept(): Kept[] {
  try {
    const pages: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(pages) ? pages.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(page: unknown): page is Kept {
  const { title, kind, path } = (page ?? {}) as Record<string, unknown>;
  // A path from the top of the site and nothing else: what another page of this browser wrote leads nowhere else.
  return [title, kind, path].every((text) => typeof text === 'string') && /^[\w%][^:]*$/.test(String(path));
}
