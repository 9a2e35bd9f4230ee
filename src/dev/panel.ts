import type { Site } from '../site.ts';
import { escaped } from './html.ts';
import { authorsWords, problemsOf, subjectOf } from './panel-facts.ts';
import type { Subject } from './panel-facts.ts';
import { changeSection, countWords, problemSection, referrerSection } from './panel-sections.ts';
import style from './panel.css?raw';

/** Where a browser keeps whether the panel is unfolded. */
const REMEMBERED = 'muster-author-panel';

/** Before the page is drawn: makes room beside it where there is some and the panel is unfolded. */
const HEAD = `<style>
@media screen and (min-width: 80rem) { [data-author-panel='open'] body { padding-inline-end: 22rem } }
@media print { [data-author] { display: none } }
</style>
<script>{
  let kept = null;
  try { kept = localStorage.getItem('${REMEMBERED}') } catch {}
  document.documentElement.dataset.authorPanel = kept ?? (matchMedia('(min-width: 80rem)').matches ? 'open' : 'folded');
}</script>
<script type="module" src="/@vite/client"></script>
<script type="module" src="/src/dev/panel-client.ts"></script>
`;

const UNFOLD = `<script>
document.querySelector('[data-author]').shadowRoot.querySelector('details').open = document.documentElement.dataset.authorPanel === 'open';
</script>`;

/**
 * A page with the author's panel beside it: the problems of its file, what refers to it, and what changed since the last commit.
 * It stands in a shadow tree, so that neither the page's styles and scripts nor the panel's meet the other.
 */
export function withPanel(html: string, site: Site, address: string): string {
  const [head, body] = [html.indexOf('</head>'), html.lastIndexOf('</body>')];
  if (head < 0 || body < 0) return html;
  return html.slice(0, head) + HEAD + html.slice(head, body) + panel(site, address) + html.slice(body);
}

function panel(site: Site, address: string): string {
  const subject = subjectOf(site.plan, address);
  const { here, elsewhere } = problemsOf(subject, site.problems);
  const grave = here.some(({ severity }) => severity === 'error') ? 'error' : '';
  const words = authorsWords(site.plan);
  const folded = words.panel.author(countWords(here, words), elsewhere.length);
  return `<aside data-author lang="${languageOf(site)}" dir="ltr" aria-label="${words.panel.label}">${shadow(site, `<details class="panel"><summary class="${grave}">${escaped(folded)}</summary><div class="sheet">${sections(site, subject, false)}</div></details>`)}</aside>${UNFOLD}`;
}

/** What the panel says of a page, for a place in the page itself. */
export function panelInPlace(site: Site, address: string): string {
  return `<div data-author-here lang="${languageOf(site)}">${shadow(site, sections(site, subjectOf(site.plan, address), true))}</div>`;
}

function languageOf({ plan }: Site): string {
  return plan.organization.languages[0] ?? 'en';
}

/** What the script says is beside it in the language of the page: `…` stands for a place. */
function shadow(site: Site, content: string): string {
  const { sent, notAsked } = authorsWords(site.plan).panel.editor;
  const said = `<p class="said" role="status" data-sent="${escaped(sent('…'))}" data-not-asked="${escaped(notAsked)}"></p>`;
  return `<template shadowrootmode="open"><style>${style}</style>${content}${said}</template>`;
}

function sections(site: Site, subject: Subject, unfolded: boolean): string {
  return [
    problemSection(site, subject, problemsOf(subject, site.problems), unfolded),
    changeSection(site, site.changes?.()),
    referrerSection(site, subject),
  ].join('');
}
