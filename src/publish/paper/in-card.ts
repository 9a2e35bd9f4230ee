// This function is sent to the browser as text: it stands alone and uses nothing but the page.

/** What an open card says of itself: `left` are its own words about what found no room, `cut` is what runs over its edge. */
export type CardFacts = { title: string; language: string; sheets: number; left: string[]; cut: string[] };

/** Measures a card as it is laid out for paper. */
export function findCardMisfits(): CardFacts {
  const wordsOf = (box: Element) => box.textContent.replace(/\s+/g, ' ').trim();
  const shown = [...document.querySelectorAll<HTMLElement>('.panel')].filter(
    (panel) => panel.closest('[aria-hidden]') === null,
  );
  const cut = shown.flatMap((panel) => {
    const edge = panel.getBoundingClientRect();
    const parts = [...panel.querySelectorAll('*')].filter((part) => part.closest('svg') === null);
    const over = parts.find((part) => {
      const box = part.getBoundingClientRect();
      const outside =
        box.bottom > edge.bottom + 1 ||
        box.top < edge.top - 1 ||
        box.left < edge.left - 1 ||
        box.right > edge.right + 1;
      return outside || (part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1);
    });
    // What stands at the foot of a card may be run into by what flows above it.
    const covered = [...panel.children].find((part) => {
      const foot = panel.querySelector(':scope > .keeping, :scope > .card-more');
      if (!foot || part === foot || part.matches('.panel-number')) return false;
      const [a, b] = [part.getBoundingClientRect(), foot.getBoundingClientRect()];
      return a.top < b.bottom - 1 && b.top < a.bottom - 1 && a.left < b.right - 1 && b.left < a.right - 1;
    });
    const wrong = over ?? covered;
    return wrong ? [wordsOf(wrong).slice(0, 60)] : [];
  });
  const left = [...document.querySelectorAll('[data-left-out]')].filter(
    (note) => note.closest('[aria-hidden]') === null,
  );
  return {
    title: document.title,
    language: document.documentElement.lang,
    sheets: document.querySelectorAll('.sheet-of-card').length,
    left: [...new Set(left.map(wordsOf))],
    cut,
  };
}
