import type { Site } from '../site.ts';
import { escaped } from './html.ts';
import { fileBehind } from './panel-facts.ts';
import { panelInPlace } from './panel.ts';

/**
 * What stands in the place of a page that cannot be made while a plan is written: what the panel says of it, or what else went
 * wrong. It loads itself anew when a file of the plan changes.
 */
export function problemPage(site: Site, address: string, fault: unknown): string {
  const isPlans = site.problems.some(({ severity }) => severity === 'error');
  const said = fault instanceof Error ? fault.message : String(fault);
  const why = isPlans
    ? `<p>${escaped(fileBehind(site.plan, address) ?? 'The plan')} has a fault. The page comes back when that is mended and saved.</p>`
    : `<p>The plan has no error, so this is a fault of muster.</p><pre>${escaped(said)}</pre>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>This page cannot be shown</title>
<script type="module" src="/@vite/client"></script>
<script type="module" src="/src/dev/panel-client.ts"></script>
<style>body { font: 1.125rem/1.5 system-ui; margin: 2rem; max-width: 50rem } pre { white-space: pre-wrap }</style>
</head>
<body>
<main>
<h1>This page cannot be shown</h1>
${why}
${panelInPlace(site, address)}
<p><a href="/">To the start</a></p>
</main>
</body>
</html>
`;
}
