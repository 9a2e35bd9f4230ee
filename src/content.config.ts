import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { getSite } from './site.ts';

// retainBody: nobody asks for the text again. deferRender: a Markdown fault then stops the build instead of leaving an empty page, and no cached HTML goes stale.
// Front matter is read and checked by the plan; here a file is only its body.
const idOf = ({ entry }: { entry: string }) => entry.replace(/\.mdx?$/, '');

const { content, bodies } = getSite();
const playbooks = defineCollection({
  loader: glob({
    base: `${content}/playbooks`,
    pattern: bodies ? [...bodies].map((file) => file.slice('playbooks/'.length)) : '**/*.mdx',
    deferRender: true,
    retainBody: false,
    generateId: idOf,
  }),
});
const guide = defineCollection({
  loader: glob({
    base: `${content}/guide`,
    pattern: '**/*.mdx',
    deferRender: true,
    retainBody: false,
    generateId: idOf,
  }),
});
const checks = defineCollection({
  loader: glob({
    base: new URL('./checks', import.meta.url),
    pattern: '*.md',
    deferRender: true,
    retainBody: false,
    generateId: idOf,
  }),
});

export const collections = { playbooks, guide, checks };
