import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { unspokenWords, wordsFiles } from './words/in-scripts.ts';

const SERVED = '\0';

/**
 * Keeps the words out of the scripts that are bundled for pages: publishing puts in those of each page's language. The server
 * of `muster dev` publishes nothing; what it serves asks the page that it runs on.
 */
export function scriptWords(): Plugin {
  let build = false;
  return {
    name: 'muster:script-words',
    // Before Vite finds the file itself.
    enforce: 'pre',
    configResolved({ command }) {
      build = command === 'build';
    },
    async resolveId(source, importer) {
      if (this.environment.name !== 'client' || !importer?.replaceAll('\\', '/').includes('/src/client/'))
        return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      const unspoken = resolved ? unspokenWords(resolved.id) : undefined;
      if (unspoken === undefined) return null;
      return build ? { id: unspoken, external: true } : SERVED + unspoken;
    },
    load: (id) => (id.startsWith(SERVED) ? wordsAsked(id.slice(SERVED.length)) : null),
  };
}

/** A module that has the words of the page that it is loaded by. */
function wordsAsked(unspoken: string): string | null {
  const files = wordsFiles(unspoken).map(([language, url]) => [language, fileURLToPath(url)] as const);
  const [, english] = files.find(([language]) => language === 'en') ?? [];
  if (english === undefined) return null;
  const names = [...readFileSync(english, 'utf8').matchAll(/^export (?:const (\w+)|\{ \w+ as (\w+))/gmu)];
  const imports = files.map(([language, file]) => `import * as ${language} from ${JSON.stringify(file)};`);
  const choice = `const words = { ${files.map(([language]) => language).join(', ')} }[document.documentElement.lang.split('-')[0]] ?? en;`;
  const exports = names.map(
    ([, name, renamed]) => `export const ${name ?? renamed} = words.${name ?? renamed};`,
  );
  return [...imports, choice, ...exports].join('\n');
}
