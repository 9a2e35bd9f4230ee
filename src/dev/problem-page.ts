import type { Site } from '../site.ts';
import { escaped } from './html.ts';
import { authorsWords, fileBehind } from './panel-facts.ts';
import { panelInPlace } from './panel.ts';

/**
 * What stands in the place of a page that cannot be made while a plan is written: what the panel says of it, or what else went
 * wrong. It loads itself anew when a file of the plan changes.
 */
export function problemPage(site: Site, address: string, fault: unknown): string {
  const isPlans = site.problems.some(({ severity }) => severity === 'error');
  const { notShown } = authorsWords(site.plan).panel;
  const said = fault instanceof Error ? fault.message : String(fault);
  const why = isPlans
    ? `<p>${escaped(notShown.fault(fileBehind(site.plan, address) ?? notShown.thePlan))}</p>`
    : `<p>${notShown.ownFault}</p><pre lang="en">${escaped(said)}</pre>`;
  return `<!doctype html>
<html lang="${site.plan.organization.languages[0] ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${notShown.title}</title>
<script type="module" src="/@vite/client"></script>
<script type="module" src="/src/dev/panel-client.ts"></script>
<style>body { font: 1.125rem/1.5 system-ui; margin: 2rem; max-width: 50rem } pre { white-space: pre-wrap }</style>
</head>
<body>
<main>
<h1>${notShown.title}</h1>
${why}
${panelInPlace(site, address)}
<p><a href="/">${notShown.toStart}</a></p>
</main>
</body>
</html>
`;
}
