// The panel of `muster dev` in the browser: it remembers whether it is unfolded, opens places in the author's editor, and takes
// over what the server found out after the page was made.

const REMEMBERED = 'muster-author-panel';
const SCROLLED = 'muster-author-panel-scrolled';

const host = document.querySelector('[data-author]');
const panel = host?.shadowRoot?.querySelector<HTMLDetailsElement>('.panel');

for (const place of document.querySelectorAll('[data-author], [data-author-here]'))
  place.shadowRoot?.addEventListener('click', openInEditor);

if (panel) {
  panel.addEventListener('toggle', () => {
    const state = panel.open ? 'open' : 'folded';
    document.documentElement.dataset['authorPanel'] = state;
    keep(() => {
      localStorage.setItem(REMEMBERED, state);
    });
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !panel.open) return;
    event.stopPropagation();
    panel.open = false;
    panel.querySelector('summary')?.focus();
  });
  // A save loads the page anew: the author goes on reading where he was.
  const sheet = panel.querySelector('.sheet');
  const kept = `${SCROLLED} ${location.pathname}`;
  keep(() => {
    if (sheet) sheet.scrollTop = Number(sessionStorage.getItem(kept) ?? 0);
  });
  addEventListener('pagehide', () => {
    keep(() => {
      sessionStorage.setItem(kept, String(sheet?.scrollTop ?? 0));
    });
  });
}

function openInEditor(event: Event): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('[data-open]');
  if (!link) return;
  event.preventDefault();
  const root = link.getRootNode() as ShadowRoot;
  void fetch(link.href).then(({ ok }) => {
    say(root, ({ sent, notAsked }) => (ok ? sent?.replace('…', link.textContent) : notAsked));
  });
}

function say(root: ShadowRoot, sentence: (said: DOMStringMap) => string | undefined): void {
  const status = root.querySelector<HTMLElement>('.said');
  if (!status) return;
  const text = sentence(status.dataset) ?? '';
  status.textContent = text;
  setTimeout(() => {
    if (status.textContent === text) status.textContent = '';
  }, 4000);
}

/** A browser may refuse to keep anything: then it is not kept. */
function keep(act: () => void): void {
  try {
    act();
  } catch {
    // Nothing is lost but the memory of it.
  }
}

/** Takes the panel of the page as the server would make it now; what is unfolded within is left as it was where it can be. */
async function refresh(): Promise<void> {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  const fresh = page.querySelector<HTMLTemplateElement>('[data-author] > template')?.content;
  for (const part of ['.panel > summary', '.sheet']) {
    const [now, next] = [panel?.querySelector(part), fresh?.querySelector(part)];
    if (now && next) {
      now.className = next.className;
      now.replaceChildren(...next.childNodes);
    }
  }
}

import.meta.hot?.on('muster:problems', () => {
  void refresh();
});

export {};
