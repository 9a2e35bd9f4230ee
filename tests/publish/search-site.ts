import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { wordsOf } from '../../src/words/index.ts';
import { pageOf, type DistFiles } from './build.ts';

const words =
  'mail outage payroll phone bridge sign account laptop network printer invoice customer supplier warehouse badge door radio paper form message manager shift handover backup restore tenant failover ledger queue ticket vendor contract escalation recovery checklist binder copy stick signal mobile number alternate meeting place hospital safety emergency evacuation power cooling switch router'.split(
    ' ',
  );

/** About 200 pages as Astro would leave them, with the search of src/components/Search.astro on each. */
export async function searchSite(): Promise<DistFiles> {
  const next = random(7);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  const sentence = (length: number): string => Array.from({ length }, () => pick(words)).join(' ');
  const files: Record<string, string> = {
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'assets/search.js': await bundle('../../src/client/search.ts'),
    'assets/probe.js': await bundle('./search-probe.ts'),
    'index.html': sitePage('Start', '<h1>Start</h1>'),
    'a-z.html': sitePage('A to Z', '<h1>A to Z</h1>'),
    'symptoms.html': sitePage('What you see', '<h1>What you see</h1>'),
    'playbooks.html': sitePage('Playbooks', '<h1>Playbooks</h1>'),
    'playbooks/über uns.html': sitePage(
      'Überweisung fails',
      '<h1>Überweisung fails</h1><p>Write &lt;script&gt; &amp; &quot;zebra&quot; on paper. The café is the meeting place.</p>' +
        '<span hidden data-pagefind-meta="words[data-value]" data-value="Outlook, Exchange: mailbox"></span>' +
        '<span hidden data-pagefind-filter="service[data-value]" data-value="Mail, calendar"></span>',
    ),
  };
  for (let at = 0; at < 200; at += 1) {
    const title = `${sentence(3)} ${at}`;
    const sections = [1, 2, 3].map(
      (part) => `<h2 id="part-${part}">${sentence(3)}</h2><p>${sentence(40)}. Only${at}.</p>`,
    );
    files[`playbooks/p${at}.html`] = sitePage(
      title,
      `<h1>${title}</h1><p>${sentence(20)}</p>${sections.join('')}` +
        `<span hidden data-pagefind-filter="kind:${at % 3 === 0 ? 'Service' : 'Playbook'}"></span>` +
        `<span hidden data-pagefind-filter="team:Team ${at % 7}"></span>`,
    );
  }
  return files;
}

function sitePage(title: string, main: string): string {
  return pageOf(
    `<header>${searchMarkup()}</header><main data-pagefind-body>${main}</main>` +
      '<script type="module" src="/assets/search.js"></script><script type="module" src="/assets/probe.js"></script>',
    { title, head: '<link rel="icon" href="/icon.svg">' },
  );
}

/** The markup of the component in English, with its four filters written out. */
function searchMarkup(): string {
  const source = readFileSync(new URL('../../src/components/Search.astro', import.meta.url), 'utf8');
  const markup = source.slice(source.indexOf('<div class="search"'), source.indexOf('<script'));
  const filters = ['kind', 'service', 'team', 'role'].map(
    (name) => `<label hidden>${name} <select name="${name}"><option value="">Any</option></select></label>`,
  );
  const { searchBox, site } = wordsOf('en');
  const said = new Map<string, string>([
    ["' '", ' '],
    ['aToZ', site.pages['/a-z']],
    ...Object.entries(searchBox).flatMap(([key, value]): [string, string][] =>
      Array.isArray(value)
        ? value.map((part, at) => [`searchBox.${key}[${at}]`, part])
        : typeof value === 'string'
          ? [[`searchBox.${key}`, value]]
          : [],
    ),
  ]);
  return markup
    .replace(/\{\s*filters\.map[\s\S]*?\)\)\s*\}/u, filters.join(''))
    .replace(/=\{([^{}]+)\}/gu, (_, key: string) => `="${said.get(key) ?? ''}"`)
    .replace(/\{([^{}]+)\}/gu, (_, key: string) => said.get(key) ?? '');
}

/** A client script of the source, given from here, as Astro would leave it. */
export async function bundle(path: string): Promise<string> {
  const build = await rolldown({ input: fileURLToPath(new URL(path, import.meta.url)), logLevel: 'silent' });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  return output[0].code;
}

/** Numbers from 0 to 1 that are the same at every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}
