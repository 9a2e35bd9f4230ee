import { groupPhone, publicContact } from '../../src/plan/index.ts';
import type { BinderOutline, Plan } from '../../src/plan/index.ts';
import { aboutOf, codesOn, sizesOf, textOf, wordsOf } from './poppler.ts';
import type { PageBox } from './poppler.ts';

/** What a binder must hold, from the plan and not from its page. */
export type Expected = { plan: Plan; outline: BinderOutline; language: string };

export type Fault = {
  kind:
    | 'contents'
    | 'reference'
    | 'index'
    | 'odd-start'
    | 'step-split'
    | 'row-split'
    | 'lone-heading'
    | 'figure-split'
    | 'small-text'
    | 'small-body'
    | 'code'
    | 'tags'
    | 'outline'
    | 'title'
    | 'language'
    | 'margin';
  what: string;
};

/** A page as it reads: letters only for finding text, its tab and its number within the tab as the foot says. */
type Page = { number: number; text: string; letters: string; tab: number; within: number };

/** Letters without spaces, however lines were broken, and without the references that stand behind links. */
const lettersOf = (text: string) =>
  text
    .replace(/\s+/g, '')
    .replace(/\(tab\d+,page\d+\)/g, '')
    .toLowerCase();

/** Everything that is wrong with a printed binder. Empty for one that may be filed. Codes take longest and can be left out. */
export function checkBinder(pdf: string, expected: Expected, codes = true): Fault[] {
  const pages = textOf(pdf).map((text, index): Page => {
    const [, tab = '-1', within = '0'] = /^(\d+)–(\d+) of \d+$/m.exec(text) ?? [];
    return {
      number: index + 1,
      text,
      letters: lettersOf(text),
      tab: Number(tab),
      within: Number(within),
    };
  });
  return [
    ...contentsFaults(pages, expected),
    ...referenceFaults(pages, expected),
    ...startFaults(pages, expected),
    ...splitFaults(pages, expected),
    ...headingFaults(pdf, pages, expected),
    ...sizeFaults(pdf, pages, expected),
    ...(codes ? codeFaults(pdf, pages, expected) : []),
    ...aboutFaults(pdf, expected),
    ...marginFaults(pdf),
  ];
}

function contentsFaults(pages: readonly Page[], { outline }: Expected): Fault[] {
  const first = pages.findIndex(({ text }) => /^Contents$/m.test(text));
  const next = pages.findIndex(({ text }, index) => index > first && /^(What do|List of)/m.test(text));
  const lines = pages
    .slice(first, next)
    .flatMap(({ text }) => text.slice(Math.max(0, text.search(/^Contents$/m))).split('\n'))
    .flatMap((line) => {
      const [, title, tab, page] = /^(.+?) (\d+)–(\d+)$/.exec(line.trim()) ?? [];
      return title === undefined ? [] : [{ title, at: pageAt(pages, Number(tab), Number(page)) }];
    });
  const faults: Fault[] = [];
  for (const { number, title } of outline.tabs) {
    const at = lines.find((each) => lettersOf(each.title) === lettersOf(`${number}${title}`))?.at;
    if (at?.tab !== number || at.within !== 1 || !at.letters.includes(lettersOf(title)))
      faults.push({ kind: 'contents', what: `tab ${number}, ${title}: page ${at?.number ?? 'none'}` });
  }
  for (const { title, at } of lines)
    if (!at?.letters.includes(lettersOf(title.replace(/^\d+ /, ''))))
      faults.push({ kind: 'contents', what: `${title} does not stand on page ${at?.number ?? 'none'}` });
  return faults;
}

/** The page that is called `4–12`. */
function pageAt(pages: readonly Page[], tab: number, within: number): Page | undefined {
  return pages.find((page) => page.tab === tab && page.within === within);
}

function referenceFaults(pages: readonly Page[], { plan, outline }: Expected): Fault[] {
  const faults: Fault[] = [];
  const reference = outline.tabs.find(({ kind }) => kind === 'reference')?.number;
  const roles = [...plan.roles.values()].map(({ title }) => title);
  let seen = 0;
  for (const page of pages) {
    const flowing = page.text.replace(/\s+/g, ' ');
    const kind = page.tab === reference ? 'index' : 'reference';
    for (const [, before = '', chain = ''] of flowing.matchAll(
      /([^;]*?)((?:tab \d+, page \d+[;:.)]? ?)+)/g,
    )) {
      for (const [whole, tab, to] of chain.matchAll(/tab (\d+), page (\d+)/g)) {
        seen++;
        const target = pageAt(pages, Number(tab), Number(to));
        const subject = roles.find((role) => before.trim().endsWith(role));
        const holds =
          target !== undefined &&
          (target.within === 1 ||
            (kind === 'index' && subject !== undefined && target.letters.includes(lettersOf(subject))) ||
            before.trim().endsWith('Private number:'));
        if (!holds) faults.push({ kind, what: `${before.slice(-40)} ${whole} on page ${page.number}` });
      }
    }
  }
  if (seen < outline.tabs.length) faults.push({ kind: 'reference', what: `only ${seen} references` });
  return faults;
}

function startFaults(pages: readonly Page[], { outline }: Expected): Fault[] {
  return outline.tabs.flatMap(({ number, playbook }) => {
    const first = pages.find(({ tab }) => tab === number);
    const isCard = playbook === undefined || first?.text.includes('ACTION CARD');
    return first !== undefined && first.number % 2 === 1 && first.within === 1 && isCard
      ? []
      : [{ kind: 'odd-start' as const, what: `tab ${number} begins on page ${first?.number ?? 'none'}` }];
  });
}

function splitFaults(pages: readonly Page[], { outline }: Expected): Fault[] {
  const faults: Fault[] = [];
  const together = (kind: Fault['kind'], tab: number, from: number, parts: (string | undefined)[]) => {
    const wanted = parts
      .filter((part) => part !== undefined && part !== '')
      .map((part) => lettersOf(part ?? ''));
    const on = pages.filter((page) => page.tab === tab && page.within >= from);
    if (!on.some(({ letters }) => wanted.every((part) => letters.includes(part))))
      faults.push({ kind, what: `tab ${tab}: ${parts[0] ?? ''}` });
  };
  for (const { number, kind, playbook } of outline.tabs) {
    for (const step of playbook?.body.steps ?? []) {
      const action = step.text.replace(/\s+/g, ' ').slice(0, 24);
      together('step-split', number, 2, [action, step.verify, step.ifFails]);
    }
    for (const { source, title } of playbook?.body.diagrams ?? [])
      if (title !== undefined) together('figure-split', number, 2, [title, ...labelsOf(source)]);
    if (kind === 'contacts')
      for (const contact of outline.calls.map(publicContact))
        together('row-split', number, 1, [
          contact.label,
          ...contact.ways.map(({ value }) => groupPhone(value)),
        ]);
    if (kind === 'things')
      for (const { name, location } of outline.resources) together('row-split', number, 1, [name, location]);
  }
  return faults;
}

/** Headings of a playbook's text, and lines that are bold as a whole, that are the lowest line of their page. */
function headingFaults(pdf: string, pages: readonly Page[], { plan, outline }: Expected): Fault[] {
  const lowest = wordsOf(pdf).map(lowestLine);
  return outline.tabs.flatMap(({ number, playbook }) => {
    const text = (playbook && plan.sources.get(playbook.file)?.text) ?? '';
    const headings = [...text.matchAll(/^(?:#{2,4} +(.+)|\*\*([^*]+)\*\*)$/gm)].map(([, title, bold]) =>
      lettersOf(title ?? bold ?? ''),
    );
    return pages
      .filter((page, index) => page.tab === number && headings.includes(lowest[index] ?? ''))
      .map((page) => ({ kind: 'lone-heading' as const, what: `at the foot of page ${page.number}` }));
  });
}

/** The letters of the lowest line between the margins of a page. */
function lowestLine({ width, height, words }: PageBox): string {
  const inside = words.filter(
    ({ left, right, bottom }) =>
      left > EDGE.outer - 1 && right < width - EDGE.outer + 1 && bottom < height - FOOT,
  );
  const low = Math.max(...inside.map(({ bottom }) => bottom));
  return lettersOf(
    inside
      .filter(({ bottom }) => low - bottom < 4)
      .map(({ text }) => text)
      .join(''),
  );
}

/** The words in the boxes of a flowchart, line by line. */
function labelsOf(source: string): string[] {
  return [...source.matchAll(/[[{(]+"?([^\][{}()"]+)"?[\]})]/g)]
    .flatMap(([, label = '']) => label.split(/<br\s*\/?>/))
    .map((label) => label.trim())
    .filter((label) => label.length > 3 && label.length < 18);
}

function sizeFaults(pdf: string, pages: readonly Page[], { outline }: Expected): Fault[] {
  const { runs, outline: marks } = sizesOf(pdf);
  const faults: Fault[] = runs
    .filter(({ size, text }) => size < 7.3 && text.trim() !== '')
    .map(({ page, text }) => ({ kind: 'small-text', what: `"${text}" on page ${page}` }));
  const playbooks = new Set(outline.tabs.filter(({ playbook }) => playbook).map(({ number }) => number));
  const bySize = new Map<number, number>();
  for (const { page, size, text } of runs)
    if (playbooks.has(pages[page - 1]?.tab ?? -1)) bySize.set(size, (bySize.get(size) ?? 0) + text.length);
  const body = [...bySize].sort(([, few], [, many]) => many - few)[0]?.[0] ?? 0;
  if (body < 11) faults.push({ kind: 'small-body', what: `running text has ${body} pt` });
  for (const { number, title } of outline.tabs)
    if (
      !marks.some(
        (mark) => lettersOf(mark.title).endsWith(lettersOf(title)) && pages[mark.page - 1]?.tab === number,
      )
    )
      faults.push({ kind: 'outline', what: `${title} is no bookmark` });
  return faults;
}

function codeFaults(pdf: string, pages: readonly Page[], { plan, outline }: Expected): Fault[] {
  const firsts = outline.tabs.flatMap(({ number, code }) => {
    const page = pages.find(({ tab }) => tab === number)?.number;
    return page === undefined ? [] : [{ page, code }];
  });
  const codes = codesOn(pdf, [1, ...firsts.map(({ page }) => page)]);
  const site = plan.organization.site.url.replace(/\/$/, '');
  const wanted = [
    { page: 1, url: site },
    ...firsts.map(({ page, code }) => ({ page, url: `${site}/sheet/${code}` })),
  ];
  return wanted.flatMap(({ page, url }) => {
    const typed = pages[page - 1]?.letters.includes(lettersOf(url.replace(/^https:\/\//, '')));
    return codes.get(page)?.includes(url) && typed
      ? []
      : [{ kind: 'code' as const, what: `page ${page}: ${url}` }];
  });
}

function aboutFaults(pdf: string, { language }: Expected): Fault[] {
  const { facts, description } = aboutOf(pdf);
  const faults: Fault[] = [];
  if (facts.get('Tagged') !== 'yes') faults.push({ kind: 'tags', what: 'not tagged' });
  if (!facts.get('Title')) faults.push({ kind: 'title', what: 'no title' });
  if (!description.includes(`<dc:language><rdf:Bag><rdf:li>${language}</rdf:li>`))
    faults.push({ kind: 'language', what: 'no language' });
  return faults;
}

/** Millimetres that the binding and the other edges keep free, in points; a thumb tab alone stands nearer. */
const EDGE = { outer: 44, binding: 69 };
/** How high the foot of a page is, in points. */
const FOOT = 60;

function marginFaults(pdf: string): Fault[] {
  return wordsOf(pdf).flatMap(({ width, height, words }, index) => {
    const isTurned = width > height;
    if (index === 0 || isTurned) return [];
    const right = index % 2 === 0;
    const [left, end] = right ? [EDGE.binding, width - EDGE.outer] : [EDGE.outer, width - EDGE.binding];
    return words
      .filter(({ text, left: from, right: to }) => {
        const isThumb = /^\d+$/.test(text) && (from > width - EDGE.outer || to < EDGE.outer);
        return !isThumb && (from < left || to > end);
      })
      .map(({ text }) => ({ kind: 'margin' as const, what: `"${text}" on page ${index + 1}` }));
  });
}
