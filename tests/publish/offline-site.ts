import { build, pageOf } from './build.ts';
import { bundle } from './search-site.ts';

/** A small site in one version, published as the real one is; `words` stand on its page p3, `extra` names one more page. */
export type SiteVersion = { name: string; date: string; words: string; extra?: string };

export const pageCount = 22;

/** The dist of a version, with the real scripts of src/client. */
export async function offlineSite({ name, date, words, extra }: SiteVersion): Promise<string> {
  const time = Date.parse(`${date}T12:00:00Z`) / 1000;
  const files = await pagesWith(words);
  if (extra !== undefined) files[extra] = sitePage('A new page', `<p>${words}</p>`);
  const version = { name, commit: name, date, time };
  const { dist, problems } = await build(files, { version, movesWithin: '90d' });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return dist;
}

async function pagesWith(words: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'site.css': 'body { color: rebeccapurple }',
    'manifest.webmanifest': '{"name":"Test","start_url":"./index.html"}',
    'assets/page.js': await bundle('../../src/client/page.ts'),
    'copy.js': '',
    'sw.js': await bundle('../../public/sw.js'),
    'index.html': sitePage('Start', '<a href="/playbooks/p1">one</a><a href="/playbooks">all</a>'),
    'playbooks.html': sitePage('Playbooks', '<a href="/playbooks/p2">two</a>'),
    '404.html': pageOf('<main><h1>No such page</h1></main>', { title: 'Missing' }),
  };
  for (let at = 0; at < pageCount - 3; at += 1) {
    const text = at === 3 ? words : `This is the playbook number ${at}.`;
    files[`playbooks/p${at}.html`] = sitePage(`Playbook ${at}`, `<p>${text}</p>`);
  }
  return files;
}

function sitePage(title: string, main: string): string {
  return pageOf(
    `<header><p>Site</p></header><div class="page"><main data-pagefind-body><h1>${title}</h1>${main}</main></div>` +
      '<footer><div data-saved hidden></div><span data-copy-version hidden></span></footer>' +
      '<script defer src="/copy.js"></script><script type="module" src="/assets/page.js"></script>',
    {
      title,
      head: '<link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/site.css">',
    },
  );
}
