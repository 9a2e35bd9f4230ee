import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

type Module = { default: AstroComponentFactory };

const modules = {
  ...import.meta.glob<Module>('./*.astro', { eager: true }),
  ...import.meta.glob<Module>(['../Callout.astro', '../Mermaid.astro'], { eager: true }),
};

const [taskBox] = Object.values(import.meta.glob<Module>('../TaskBox.astro', { eager: true }));

/**
 * What the body of a playbook or guide page may hold, by name: `<Content components={playbookComponents} />`. Every file of
 * this folder, the two that src/markdown writes for alerts and diagrams, and the boxes of lists of tasks.
 */
export const playbookComponents: Record<string, AstroComponentFactory> = {
  ...Object.fromEntries(
    Object.entries(modules).map(([path, module]) => [path.replace(/^.*\/|\.astro$/g, ''), module.default]),
  ),
  ...(taskBox && { input: taskBox.default }),
};
