import { filterChoices, filterNames, search, warmUp } from './search-engine.ts';
import type { SearchFilters } from './search-engine.ts';
import { listenToKeys } from './search-keys.ts';
import { forgetPages, recentPages, rememberPage } from './search-recent.ts';
import { recentItems, resultItems, statusOf } from './search-results.ts';
import { finding } from '../words/en/finding.ts';

const resultsPerStep = 10;

const root = document.querySelector<HTMLElement>('[data-search]');
if (root !== null) startSearch(root);

/** Brings a search to life; src/components/Search.astro says what it is made of. */
function startSearch(root: HTMLElement): void {
  const form = part(root, 'form', HTMLFormElement);
  const field = part(root, 'input[type=search]', HTMLInputElement);
  const panel = part(root, '[data-search-panel]', HTMLElement);
  const status = part(root, '[data-search-status]', HTMLElement);
  const list = part(root, '[data-search-results]', HTMLElement);
  const more = part(root, '[data-search-more]', HTMLButtonElement);
  const forget = part(root, '[data-search-forget]', HTMLButtonElement);
  const selects = [...root.querySelectorAll('select')];
  let shown = resultsPerStep;
  let asked = 0;
  let searching = false;
  let changed = false;
  let offered: Promise<void> | undefined;

  const filters = (): SearchFilters =>
    Object.fromEntries(
      filterNames.flatMap((name) => {
        const value = selects.find((select) => select.name === name)?.value ?? '';
        return value === '' ? [] : [[name, value]];
      }),
    );

  const close = (): void => {
    panel.hidden = true;
  };

  /** Says, to readers that ask, that the results shown are not those of what stands in the field. */
  const setBusy = (busy: boolean): void => {
    list.setAttribute('aria-busy', String(busy));
  };

  const showNothing = (): void => {
    list.replaceChildren();
    status.textContent = '';
    more.hidden = true;
    forget.hidden = true;
    setBusy(false);
    close();
  };

  /** Before anything is typed: the pages that were opened from here before. */
  const showRecent = (): void => {
    showNothing();
    const pages = recentPages();
    if (pages.length === 0) return;
    list.replaceChildren(...recentItems(pages));
    status.textContent = finding.recent;
    forget.hidden = false;
    panel.hidden = false;
    void offerChoices().catch(() => undefined);
  };

  const clear = (): void => {
    changed = false;
    asked += 1;
    form.reset();
    showNothing();
  };

  /** Who has walked into the results when later ones come stays on the same link, or where it stood. */
  const replaceResults = (items: readonly HTMLLIElement[]): void => {
    const before = [...list.querySelectorAll('a')];
    const at = before.findIndex((link) => link === document.activeElement);
    list.replaceChildren(...items);
    if (at < 0) return;
    const after = [...list.querySelectorAll('a')];
    const same = after.find(({ href }) => href === before[at]?.href);
    (same ?? after[at] ?? after[0] ?? field).focus();
  };

  const run = async (): Promise<void> => {
    const query = field.value.trim();
    const chosen = filters();
    const mine = ++asked;
    if (query === '' && Object.keys(chosen).length === 0) {
      showRecent();
      return;
    }
    if (!forget.hidden) showNothing();
    setBusy(true);
    panel.hidden = false;
    if (status.textContent === '') status.textContent = finding.searching;
    try {
      const answer = await search(query, chosen, shown);
      if (mine !== asked) return;
      replaceResults(resultItems(answer.results));
      status.textContent = statusOf(answer, query);
      more.hidden = answer.results.length >= answer.total;
      setBusy(false);
      await offerChoices();
    } catch {
      if (mine !== asked) return;
      replaceResults([]);
      more.hidden = true;
      status.textContent = finding.cannotStart;
      setBusy(false);
    }
  };

  const offerChoices = (): Promise<void> => (offered ??= fillSelects(selects));

  /** Searches at once, or when the search that runs is done: typing never queues more than one. */
  const runSoon = (): void => {
    setBusy(true);
    shown = resultsPerStep;
    changed = true;
    if (!searching) void runWhileChanged();
  };

  const runWhileChanged = async (): Promise<void> => {
    searching = true;
    while (changed) {
      changed = false;
      await run();
    }
    searching = false;
  };

  field.addEventListener('focus', () => void warmUp().catch(() => undefined), { once: true });
  field.addEventListener('focus', () => {
    if (field.value === '' && panel.hidden) showRecent();
  });
  list.addEventListener('click', ({ target }) => {
    const result = target instanceof Element ? target.closest('.search-result') : null;
    const link = result?.querySelector('a');
    if (!result || !link) return;
    const kind = result.querySelector('.search-kind')?.textContent ?? '';
    rememberPage({ title: link.textContent, kind, url: link.href });
  });
  forget.addEventListener('click', () => {
    forgetPages();
    showNothing();
    field.focus();
  });
  field.addEventListener('input', runSoon);
  for (const select of selects) select.addEventListener('change', runSoon);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    changed = false;
    // Without a question there is no first answer to open.
    const found = field.value.trim() !== '';
    void run().then(() => found && list.querySelector('a')?.click());
  });
  more.addEventListener('click', () => {
    const next = shown;
    shown += resultsPerStep;
    void run().then(() => list.children[next]?.querySelector('a')?.focus());
  });
  document.addEventListener('click', (event) => {
    // The field of a phone grows when it is tapped: the tap may end beside it, and is one into it all the same.
    if (root.contains(document.activeElement)) return;
    if (event.target instanceof Node && !root.contains(event.target)) close();
  });
  root.addEventListener('focusout', (event) => {
    if (event.relatedTarget instanceof Node && !root.contains(event.relatedTarget)) close();
  });
  field.addEventListener('click', () => {
    panel.hidden = status.textContent === '';
  });
  listenToKeys({ root, field, links: () => [...list.querySelectorAll('a')], clear });
  if (document.activeElement === field || field.value !== '') runSoon();
}

/** Offers what pages can be narrowed down by; a filter that no page has stays hidden. */
async function fillSelects(selects: readonly HTMLSelectElement[]): Promise<void> {
  const choices = await filterChoices();
  for (const select of selects) {
    const values = Object.entries(choices[select.name] ?? {}).sort(([a], [b]) =>
      a.localeCompare(b, document.documentElement.lang),
    );
    for (const [value, count] of values) select.append(new Option(`${value} (${count})`, value));
    const row = select.closest('label');
    if (row !== null) row.hidden = values.length === 0;
  }
}

function part<Kind extends HTMLElement>(root: HTMLElement, selector: string, kind: new () => Kind): Kind {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The search lacks ${selector}.`);
  return found;
}
