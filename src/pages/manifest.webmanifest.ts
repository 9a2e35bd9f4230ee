import type { APIRoute } from 'astro';
import { getSite } from '../site.ts';
import { wordsOf } from '../words/index.ts';

/** What the site is called where somebody has put it on a home screen, in the language of the plan. */
export const GET: APIRoute = () => {
  const { name, languages } = getSite().plan.organization;
  const lang = languages[0] ?? 'en';
  const { page } = wordsOf(lang);
  const manifest = {
    name: `${name} ${page.siteSuffix}`,
    short_name: page.homeScreen.name,
    description: page.homeScreen.description,
    lang,
    start_url: '/index.html',
    scope: '/',
    display: 'minimal-ui',
    background_color: '#ffffff',
    theme_color: '#184a9c',
    icons: [
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json; charset=utf-8' },
  });
};
