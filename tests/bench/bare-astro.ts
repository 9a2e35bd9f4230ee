import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A plain Astro site of the same MDX pages: what the ratio of `npm run bench` is measured against. */
export function writeBareAstro(folder: string, plan: ReadonlyMap<string, string>, modules: string): void {
  const write = (path: string, text: string) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write('package.json', '{ "type": "module", "private": true }');
  write(
    'astro.config.mjs',
    "import mdx from '@astrojs/mdx';\nexport default { integrations: [mdx()], markdown: { syntaxHighlight: false }, build: { format: 'file' } };\n",
  );
  write(
    'src/content.config.ts',
    "import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nexport const collections = { playbooks: defineCollection({ loader: glob({ base: 'src/playbooks', pattern: '**/*.mdx', deferRender: true }) }) };\n",
  );
  write('src/components/Part.astro', '<div><slot /></div>\n');
  write(
    'src/pages/playbooks/[id].astro',
    `---
import { getCollection, render } from 'astro:content';
import Part from '../../components/Part.astro';
export async function getStaticPaths() {
  return (await getCollection('playbooks')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));
}
const { entry } = Astro.props;
const { Content } = await render(entry);
const components = Object.fromEntries(['Step', 'Contact', 'Role', 'Channel', 'Message', 'Decision', 'Fact', 'Status', 'Caution', 'Note', 'OnScreen', 'OnPaper'].map((name) => [name, Part]));
---
<html lang="en"><head><meta charset="utf-8" /><title>{entry.data.title}</title></head><body><h1>{entry.data.title}</h1><Content components={components} /></body></html>
`,
  );
  for (const [path, text] of plan) {
    if (path.startsWith('playbooks/')) write(`src/${path}`, text);
  }
  symlinkSync(modules, join(folder, 'node_modules'), 'dir');
}
