import { report } from './checks/index.ts';
import { entityAt } from './plan/index.ts';
import type { Plan, Problem } from './plan/index.ts';
import type { Site } from './site.ts';

/** The file whose page an address is; undefined for pages that are made from many. */
export function fileBehind(plan: Plan, address: string): string | undefined {
  const path = decodeURI(address).replace(/(\.html|\/)$/, '');
  const guide = /^\/guide\/(.+)$/.exec(path)?.[1];
  if (guide !== undefined) return `guide/${guide}.mdx`;
  const entity = entityAt(path);
  if (!entity) return undefined;
  const stem = new RegExp(
    `^${entity.kind === 'process' ? 'processes' : `${entity.kind}s`}/(.*/)?${entity.id.replaceAll('.', '\\.')}\\.[a-z]+$`,
  );
  return [...plan.paths].find((file) => stem.test(file));
}

/**
 * What stands in the place of a page that cannot be made while a plan is written: the problems of its file with their lines, or
 * what else went wrong. It loads itself anew when a file of the plan changes.
 */
export function problemPage({ plan, problems }: Site, address: string, fault: unknown): string {
  const file = fileBehind(plan, address);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const own = errors.filter((problem) => problem.file === file);
  const shown = own.length > 0 ? own : errors;
  const said =
    shown.length > 0
      ? report(shown, 'text', { sources: plan.sources })
      : fault instanceof Error
        ? fault.message
        : String(fault);
  const why = shown.length > 0 ? '' : '<p>The plan has no error, so this is a fault of muster.</p>';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>This page cannot be shown</title>
<script type="module" src="/@vite/client"></script>
<style>body { font: 1rem/1.5 system-ui; margin: 2rem; max-width: 70rem } pre { white-space: pre-wrap; font-size: 0.9rem }</style>
</head>
<body>
<h1>This page cannot be shown</h1>
${why}<pre>${escaped(said)}</pre>
<p>It comes back when the file is mended and saved. <a href="/">To the start</a></p>
</body>
</html>
`;
}

/** Problems as the window over a page shows them, which takes its text for HTML. */
export function overlayOf({ content, plan }: Site, problems: readonly Problem[]) {
  const [first] = problems;
  const line = first && plan.sources.get(first.file)?.text.split('\n')[first.line - 1];
  const title = `The plan has ${problems.length === 1 ? 'an error' : `${problems.length} errors`}`;
  const texts = problems.map(
    ({ file, line: at, column, message, check }) => `${file}:${at}:${column} ${message} [${check}]`,
  );
  return {
    type: 'error' as const,
    err: {
      name: 'muster',
      title,
      message: texts.map(escaped).join('<br><br>'),
      stack: '',
      plugin: 'muster',
      ...(first
        ? {
            id: first.file,
            loc: { file: `${content}/${first.file}`, line: first.line, column: first.column },
            highlightedCode: `<pre><code><span class="line error-line">${escaped(line ?? '')}</span></code></pre>`,
          }
        : {}),
    },
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
