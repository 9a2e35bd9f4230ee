// These functions are sent to the browser as text: each stands alone and uses nothing but its argument and the page.

/** What an open binder page says of itself before it is printed. */
export type Layout = {
  title: string;
  language: string;
  /** Sections that begin on a right-hand page, in order: the ids of their headings. */
  starts: string[];
  /** The name of each one's paper: `front`, `tab4`. */
  tabs: string[];
  /** Id of a place that a page number is asked of -> how many of those sections begin before it or hold it. */
  within: Record<string, number>;
};

/** Reads the sections, and the places whose pages are to be written. */
export function readLayout(): Layout {
  const sections = [...document.querySelectorAll<HTMLElement>('main > [data-tab]')];
  const firsts = sections.filter(
    (section, index) => index > 0 && section.dataset['tab'] !== sections[index - 1]?.dataset['tab'],
  );
  const starts = firsts.map((section) => section.getAttribute('aria-labelledby') ?? '');
  const marks = [...document.querySelectorAll<HTMLElement>('[data-page-of], [data-page-number]')];
  const asked = marks.map((mark) => mark.dataset['pageOf'] ?? mark.dataset['pageNumber'] ?? '');
  const isAfter = (section: HTMLElement, place: HTMLElement) =>
    (section.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const within = Object.fromEntries(
    [...new Set([...starts, ...asked])].flatMap((id) => {
      const place = document.getElementById(id);
      return place ? [[id, firsts.filter((section) => isAfter(section, place)).length]] : [];
    }),
  );
  const tabs = firsts.map((section) => section.dataset['tab'] ?? '');
  return { title: document.title, language: document.documentElement.lang, starts, tabs, within };
}

/** What is written into the page before a print. */
export type Writing = {
  /** Id of a place -> its chapter and its page in it, such as `4` and `12`. */
  places: Record<string, { chapter: string; page: number }>;
  /** Name of a tab's paper -> its chapter, and how many pages it has. */
  totals: Record<string, { chapter: string; pages: number }>;
  /** Ids of headings before whose section a blank page stands; an empty one stands for the end. */
  blanks: string[];
  /** `page` in `, page 12`, `of` in `4–12 of 20`, and what a blank page says. */
  words: { page: string; of: string; blank: string };
};

/** Writes page numbers and puts blank pages in, in place of those written before; '000' stands where none is known yet. */
export function writePages({ places, totals, blanks, words }: Writing): void {
  const placeOf = (id: string | undefined) => places[id ?? ''] ?? { chapter: '00', page: '000' };
  for (const mark of document.querySelectorAll<HTMLElement>('[data-page-of]'))
    mark.textContent = `, ${words.page} ${placeOf(mark.dataset['pageOf']).page}`;
  for (const mark of document.querySelectorAll<HTMLElement>('[data-page-number]')) {
    const { chapter, page } = placeOf(mark.dataset['pageNumber']);
    mark.textContent = `${chapter}–${page}`;
  }
  for (const mark of document.querySelectorAll<HTMLElement>('[data-pages-of]')) {
    const { chapter, pages } = totals[mark.dataset['pagesOf'] ?? ''] ?? { chapter: '00', pages: '000' };
    mark.textContent = `${chapter}–1 ${mark.dataset['to'] ?? ''} ${chapter}–${pages}`;
  }
  const rules = Object.entries(totals)
    .flatMap(([tab, { chapter, pages }]) =>
      [tab, `${tab}-turned`].map(
        (name) =>
          `@page ${name}{@bottom-right{content:"${chapter}–" counter(${tab}) " ${words.of} ${pages}"}}`,
      ),
    )
    .join('\n');
  // Made by script, since the page's own policy forbids a style element.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
  for (const blank of document.querySelectorAll('.blank-page')) blank.remove();
  for (const id of blanks) {
    const section = document.getElementById(id)?.closest<HTMLElement>('main > [data-tab]') ?? null;
    const main = document.querySelector('main');
    const before = section === null ? main?.lastElementChild : section.previousElementSibling;
    const blank = document.createElement('div');
    blank.className = 'blank-page';
    // It belongs to the tab before it, and is numbered with its pages.
    blank.dataset['tab'] = (before as HTMLElement | null | undefined)?.dataset['tab'];
    const text = document.createElement('p');
    text.append(words.blank);
    blank.append(text);
    main?.insertBefore(blank, section);
  }
}

/** Moves what stands on the start card closer until it fits one sheet, and at last leaves the signs to the sheets that list all. */
export function tightenStart(height: number): void {
  const card = document.querySelector('.start-card');
  for (const how of ['tight', 'bare'])
    if (card && card.getBoundingClientRect().height > height) card.classList.add(how);
}

/** Values that are printed and not published: key of a cell -> its text. The words about their absence go. */
export function writePrivate(values: Record<string, string>): void {
  for (const [key, text] of Object.entries(values)) {
    for (const cell of document.querySelectorAll(`[data-private="${CSS.escape(key)}"]`))
      cell.textContent = text;
  }
  for (const note of document.querySelectorAll('[data-edition="published"]')) note.remove();
}

/** What does not fit its sheet, in the words of the page. */
export type Misfit = {
  kind: 'cut-off' | 'split' | 'missing-picture' | 'too-dense';
  tab: string;
  text: string;
};

/** Measures the page as it is laid out for paper; `height` is what a sheet leaves between its margins, in px. */
export function findMisfits(height: number): Misfit[] {
  const width = document.documentElement.clientWidth;
  const found: Misfit[] = [];
  const note = (kind: Misfit['kind'], box: Element) => {
    const tab = box.closest<HTMLElement>('[data-tab]')?.dataset['tab'] ?? '';
    const words = (box.getAttribute('alt') ?? box.textContent).replace(/\s+/g, ' ').trim();
    found.push({ kind, tab, text: words.slice(0, 60) || box.tagName.toLowerCase() });
  };
  for (const picture of document.querySelectorAll('img'))
    if (picture.complete && picture.naturalWidth === 0) note('missing-picture', picture);
  for (const box of document.querySelectorAll('.step, .card-steps > li, .action-card, tbody > tr, figure')) {
    if (box.closest('.turned, .on-paper-landscape, .on-paper-as-list')) continue;
    if (box.getBoundingClientRect().height > height) note('split', box);
  }
  for (const box of document.querySelectorAll('table, pre, img, p, li, h2, h3, h4, blockquote')) {
    if (box.closest('svg, .cover, .hidden-text, .turned, .on-paper-landscape')) continue;
    if (box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0) note('cut-off', box);
    else if (box.getBoundingClientRect().right > width + 1) note('cut-off', box);
  }
  return found;
}

/** Turns drawings whose letters would be too small upright, and gives the titles of those that are too dense either way. */
export function turnDrawings(): Misfit[] {
  // Letters of 7.5 pt, a little less being rounding; what a turned sheet leaves, in px.
  const legible = 9.9;
  const turned = { width: 960, height: 560 };
  const found: Misfit[] = [];
  for (const drawing of document.querySelectorAll<SVGSVGElement>('.diagram-scroll > svg')) {
    const figure = drawing.closest('figure');
    const { width, height } = drawing.viewBox.baseVal;
    const shown = drawing.getBoundingClientRect().width;
    const texts = [...drawing.querySelectorAll('text')];
    if (!figure || shown === 0 || texts.length === 0) continue;
    const smallest = Math.min(...texts.map((text) => parseFloat(getComputedStyle(text).fontSize)));
    if (!figure.matches('.on-paper-landscape') && (shown / width) * smallest >= legible) continue;
    if (Math.min(1, turned.width / width, turned.height / height) * smallest >= legible) {
      figure.classList.add('on-paper-landscape');
      // Its heading would stand alone on the sheet before.
      const head = figure.previousElementSibling;
      if (head?.matches('h2, h3, h4')) head.classList.add('turned');
      continue;
    }
    const tab = figure.closest<HTMLElement>('[data-tab]')?.dataset['tab'] ?? '';
    const text = figure.querySelector('figcaption b')?.textContent ?? 'without a title';
    found.push({ kind: 'too-dense', tab, text });
  }
  return found;
}

/** Tabs as they stand on the page: name of their paper -> what is printed there, as HTML. */
export function readSheets(): Record<string, string> {
  const sheets: Record<string, string> = {};
  for (const section of document.querySelectorAll<HTMLElement>('main > [data-tab]')) {
    if (section.matches('.cover, .effective, .blank-page')) continue;
    const tab = section.dataset['tab'] ?? '';
    sheets[tab] = (sheets[tab] ?? '') + section.outerHTML;
  }
  return sheets;
}

/** What makes an update pack of a binder's page: the tabs that are put in, and what stands before and after them. */
export type PackWriting = { title: string; keep: string[]; before: string; after: string };

/** Leaves of a page whose numbers are written the sheets that are put in, between the instruction and the slips. */
export function writePack({ title, keep, before, after }: PackWriting): void {
  for (const name of ['data-page-of', 'data-page-number', 'data-pages-of'])
    for (const mark of document.querySelectorAll(`[${name}]`)) mark.removeAttribute(name);
  for (const section of document.querySelectorAll<HTMLElement>('main > [data-tab]'))
    if (section.matches('.blank-page') || !['cover', 'front', ...keep].includes(section.dataset['tab'] ?? ''))
      section.remove();
  const main = document.querySelector('main');
  main?.insertAdjacentHTML('afterbegin', before);
  main?.insertAdjacentHTML('beforeend', after);
  document.title = title;
}
