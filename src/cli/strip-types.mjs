// Node strips no types below node_modules, where an installed muster lies: this load hook does it there.
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

const own = new URL('..', import.meta.url).href;
const emitWarning = process.emitWarning.bind(process);
process.emitWarning = (warning, ...rest) => {
  const text = typeof warning === 'string' ? warning : warning.message;
  if (!text.startsWith('stripTypeScriptTypes is an experimental feature')) emitWarning(warning, ...rest);
};

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith(own) || !/\.ts(\?.*)?$/.test(url)) return nextLoad(url, context);
    const source = stripTypeScriptTypes(readFileSync(fileURLToPath(url.replace(/\?.*$/, '')), 'utf8'));
    return { format: 'module', source, shortCircuit: true };
  },
});

// Processes that muster starts run its TypeScript too.
process.execArgv.push(`--import=${import.meta.url}`);
