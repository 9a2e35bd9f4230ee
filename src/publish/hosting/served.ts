import type { SiteFacts } from './site-facts.ts';

/** How a site is to be served on a machine of one's own. */
export type Served = SiteFacts & {
  /** The address it is read at; its path is the site's root there. */
  at: URL;
  /** Folder on that machine; `current` in it leads to the version that is read. */
  folder: string;
  /** Who may read: a file of names and password hashes on that machine. Without one, everybody may. */
  users: string | undefined;
};

/** The path of the site without a slash at its end: '' at the top of a host. */
export const basePath = ({ at }: Served): string => at.pathname.replace(/\/+$/u, '');

/** What is in every answer. A plan is found by those who are told its address, not by search engines. */
export function commonHeaders({ at }: Served): [name: string, value: string][] {
  return [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'no-referrer'],
    ['X-Robots-Tag', 'noindex'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ...(at.protocol === 'https:' ? [['Strict-Transport-Security', 'max-age=31536000'] as const] : []),
  ].map(([name = '', value = '']) => [name, value]);
}

/** Browsers ask again each time, before they use what they have. */
export const askAgain = 'no-cache';
/** Files whose name follows from their bytes never change. */
export const keepForever = 'public, max-age=31536000, immutable';

/** Types by ending. Servers know most of them, but not all of them everywhere. */
export const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  txt: 'text/plain',
  csv: 'text/csv',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  pdf: 'application/pdf',
  woff2: 'font/woff2',
  zip: 'application/zip',
};

/** Asked for without a password even where pages are not: they say nothing of the plan. */
export const openFiles = ['manifest.webmanifest', 'icon-192.png', 'icon-512.png', 'favicon.svg'];
