import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

/** Paths of all files below a folder, with `/`, from the top of the project. */
function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .sort();
}

const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const sources = filesIn('src').filter((file) => /\.(ts|mjs|astro)$/.test(file));

/** The room of a file: its folder in `src/`; a file beside the rooms belongs to `src`. */
function roomOf(file: string): string {
  const [, folder = '', ...rest] = file.split('/');
  return rest.length > 0 ? folder : 'src';
}

/** What a text imports: modules, and in an `.astro` file the scripts that it brings to the browser. */
function importsOf(text: string, astro: boolean): string[] {
  if (!astro) return modulesOf(text);
  const front = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  // An address that begins with `/` is a file of the built site, and no import.
  const scripts = [...text.matchAll(/<script\b[^>]*\bsrc="([^"/][^"]*)"/g)].map((match) => match[1] ?? '');
  const inline = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  return [...modulesOf(front), ...scripts, ...inline.flatMap(modulesOf)];
}

function modulesOf(text: string): string[] {
  const modules: string[] = [];
  const visit = (node: ts.Node): void => {
    const names =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
    if (names && ts.isStringLiteralLike(names)) modules.push(names.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('text.ts', text, ts.ScriptTarget.Latest));
  return modules;
}

/** An import as its path in the project; a package's name stays. */
function target(file: string, specifier: string): string {
  return specifier.startsWith('.') ? join(file, '..', specifier).replaceAll('\\', '/') : specifier;
}

/** Who may import whom. Source: house.md; what goes beyond its table has its reason beside it. */
const ALLOWED: Record<string, (string | RegExp)[]> = {
  plan: ['zod', 'yaml', 'satteri'],
  // The words of the interface in every language; whoever shows words may read them.
  // What the plan says in English itself is the English dictionary's too.
  words: [/^src\/plan\/(calendar|change-words|duration|reasons|value-words)\.ts$/],
  // What an edition without links and pictures tells, in the language of each page: no layout, no disk.
  plain: [/^src\/(plan|words)\//],
  checks: [/^src\/plan\//],
  diagrams: [/^src\/(plan|words)\//, /^node:/, 'mermaid', 'linkedom', 'fontkit', 'yaml'],
  markdown: [/^src\/plan\//, /^src\/diagrams\//, 'satteri'],
  components: [
    /^src\/(plan|words)\//,
    // A component brings its own script to the browser, as it brings its own style.
    /^src\/client\//,
    // Diagram.astro tells the copies of one drawing on a page apart.
    'src/diagrams/index.ts',
    'astro/runtime/server/index.js',
    // The addresses of printed sheets as codes for cameras.
    'uqr',
  ],
  layouts: [/^src\/(plan|words|components|styles|client)\//, 'astro'],
  pages: [
    'src/site.ts',
    'astro:content',
    'astro',
    /^src\/(plan|words|layouts|components|diagrams|client)\//,
    // The pages that show what the checks demand and found.
    'src/checks/index.ts',
  ],
  client: [
    /^src\/words\//,
    'src/plan/duration.ts',
    'src/plan/id-from.ts',
    // One reading of the status file for who writes it and for the pages that show it.
    'src/plan/live-status.ts',
    // Triage in the browser is the reasoning of `muster what-if` itself; these bring no package with them.
    'src/plan/triage.ts',
    'src/plan/plan-of-table.ts',
    'src/plan/phone.ts',
    'src/plan/reasons.ts',
  ],
  publish: [
    /^src\/(plan|words|plain)\//,
    /^node:/,
    'pagefind',
    'rolldown',
    'lightningcss',
    'magic-string',
    'htmlparser2',
    'playwright-core',
  ],
  // What writes plan files for an author: a new plan, a new file, schemas for editors.
  author: [/^src\/plan\//, 'zod', 'yaml'],
  // Documents of others -> files of a plan, in memory: no disk, so that nothing is read that was not named.
  import: [
    /^src\/plan\//,
    'node:path',
    'node:zlib',
    'node:util',
    'csv-parse/sync',
    'read-excel-file/node',
    'mammoth',
    'unified',
    /^remark-(parse|gfm|mdx)$/,
    'mdast',
    'parse5',
    'satteri',
    'yaml',
  ],
  // What an export writes is what an import reads: both know the columns of one list.
  // One writer of archives and one reader for all.
  export: [
    /^src\/(plan|words|plain)\//,
    /^src\/import\/tables\/(?:columns|cell-texts|table-fields)\.ts$/,
    'src/import/archive.ts',
    // What a document carries beside its text.
    'src/import/carried/carried.ts',
    'src/publish/bundle/zip.ts',
    'write-excel-file/node',
    'docx',
  ],
  // `check` draws the diagrams of a plan, to know which cannot be drawn.
  cli: [
    /^src\/(plan|checks|publish|diagrams|author|import|export)\//,
    /^src\/[^/]+\.ts$/,
    /^node:/,
    'astro',
    // Whether a picture can be shown is asked as the build of a page asks.
    'astro/assets/utils',
    'yaml',
  ],
  // What `muster dev` shows an author beside a page; the comparison there is that of `muster diff`.
  dev: [
    /^src\/(plan|checks|words)\//,
    /^src\/cli\/diff-(facts|text)\.ts$/,
    'src/publish/releases.ts',
    'src/site.ts',
    'node:path',
  ],
  // What stands beside the rooms joins them into a site, but makes no pages itself.
  src: [
    /^src\/(plan|words|checks|publish|diagrams|markdown|dev)\//,
    /^node:/,
    /^astro(:|\/|$)/,
    /^@astrojs\//,
    'vite',
    'satteri',
  ],
};

/** The only files of their room that may import these. */
const EXCEPTIONS: Record<string, string[]> = {
  'src/plan/files.ts': ['node:fs', 'node:path'],
  'src/plan/digest.ts': ['node:crypto'],
};

describe('Who may import whom', () => {
  it('is said of every room', () => {
    expect([...new Set(sources.map(roomOf))].filter((room) => !(room in ALLOWED))).toEqual([]);
  });

  it.each(Object.keys(ALLOWED))('holds in %s', (room) => {
    const forbidden = sources
      .filter((file) => roomOf(file) === room)
      .flatMap((file) =>
        importsOf(textOf(file), file.endsWith('.astro')).map((specifier) => ({
          file,
          to: target(file, specifier),
        })),
      )
      .filter(({ to }) => !(to.startsWith('src/') && roomOf(to) === room))
      .filter(({ file, to }) => !(EXCEPTIONS[file] ?? []).includes(to))
      .filter(
        ({ to }) =>
          !(ALLOWED[room] ?? []).some((rule) => (rule instanceof RegExp ? rule.test(to) : rule === to)),
      )
      .map(({ file, to }) => `${file} imports ${to}`);
    expect(forbidden).toEqual([]);
  });

  it('sees imports of every form, so that the rules above can fail', () => {
    const text = [
      "import a from './a.ts';",
      "import type { B } from './b.ts';",
      "export * from './c.ts';",
      "import './d.css';",
      "const e = await import('./e.ts');",
      "const notOne = /import\\('x'\\)/;",
    ].join('\n');
    const five = ['./a.ts', './b.ts', './c.ts', './d.css', './e.ts'];
    expect(importsOf(text, false)).toEqual(five);
    const astro = `---\n${text}\n---\n<p>import f from "f"</p>\n<script src="../client/g.ts"></script>\n<script src="/copy.js"></script>`;
    expect(importsOf(astro, true)).toEqual([...five, '../client/g.ts']);
  });
});

describe('The house', () => {
  it('has no drawer for what belongs nowhere', () => {
    const drawers = filesIn('src').filter((file) =>
      /\/(utils?|helpers?|lib|common|types|shared|misc)\//.test(file),
    );
    expect(drawers).toEqual([]);
  });

  it('has no file over 400 lines', () => {
    const files = [...filesIn('src'), ...filesIn('tests')].filter(
      (file) => /\.(ts|mjs|astro|css)$/.test(file) && !/^tests\/(fixtures|golden)\//.test(file),
    );
    const long = files.filter((file) => textOf(file).trimEnd().split('\n').length > 400);
    expect(long).toEqual([]);
  });

  it('reads a clock only where people start something', () => {
    const clock = /\bDate\.now\(|\bnew Date\(\s*\)/;
    const readers = sources.filter(
      (file) => !['cli', 'client'].includes(roomOf(file)) && file !== 'src/integration.ts',
    );
    expect(readers.filter((file) => clock.test(textOf(file)))).toEqual([]);
  });

  it('reads no environment where the plan is judged and pages are made', () => {
    const rooms = ['plan', 'checks', 'markdown', 'components', 'layouts', 'pages', 'client'];
    const readers = sources.filter((file) => rooms.includes(roomOf(file)));
    expect(readers.filter((file) => /\bprocess\.env\b|\bimport\.meta\.env\b/.test(textOf(file)))).toEqual([]);
  });

  it('leaves no chance in what it makes', () => {
    const makers = sources.filter((file) => !['client', 'cli'].includes(roomOf(file)));
    const careless = makers.filter((file) =>
      /\bMath\.random\(|\brandomUUID\(|\.toLocale\w+\(\s*\)|\.localeCompare\(/.test(textOf(file)),
    );
    expect(careless).toEqual([]);
  });

  it('names the order of the style layers once, and uses no other layer', () => {
    const styles = filesIn('src').filter((file) => /\.(css|astro|css\.ts)$/.test(file));
    const statements = styles.flatMap((file) =>
      [...textOf(file).matchAll(/@layer\s+([^;{]+)([;{])/g)].map(([, names = '', end]) => ({
        names: names.split(',').map((name) => name.trim()),
        order: end === ';',
      })),
    );
    const orders = statements.filter(({ order }) => order).map(({ names }) => names);
    expect(orders).toEqual([['reset', 'tokens', 'base', 'prose', 'components', 'utilities', 'print']]);
    const used = new Set(statements.flatMap(({ names }) => names));
    expect([...used].filter((name) => !orders[0]?.includes(name))).toEqual([]);
  });
});

describe('The lock file', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, unknown> };
  const platforms = ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-arm64', 'darwin-x64', 'win32-x64-msvc'];
  const short = (platform: string) => platform.replace(/-(gnu|msvc)$/, '');

  it.each([
    ['the compiler of Astro', (platform: string) => `@astrojs/compiler-binding-${platform}`],
    ['Sätteri', (platform: string) => `@bruits/satteri-${platform}`],
    ['Rolldown', (platform: string) => `@rolldown/binding-${platform}`],
    ['Lightning CSS', (platform: string) => `lightningcss-${platform}`],
    ['Pagefind', (platform: string) => `@pagefind/${short(platform).replace('win32', 'windows')}`],
    ['esbuild', (platform: string) => `@esbuild/${short(platform)}`],
  ])('names the programs of %s for every common machine', (_name, packageOf) => {
    const missing = platforms.map(packageOf).filter((name) => !(`node_modules/${name}` in lock.packages));
    expect(missing).toEqual([]);
  });
});
