/** What the keyboard needs of the search on a page. */
export type SearchKeys = {
  root: HTMLElement;
  field: HTMLInputElement;
  /** The links that arrows move among, in order. */
  links: () => HTMLAnchorElement[];
  /** Empties the field and closes the results. */
  clear: () => void;
};

/** `/` and Ctrl-K go to the field, arrows move through the results, Escape goes back to the field, then clears it. */
export function listenToKeys({ root, field, links, clear }: SearchKeys): void {
  document.addEventListener('keydown', (event) => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!command && !(slash && !isEditing(event.target))) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      if (document.activeElement === field) clear();
      else field.focus();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.target instanceof HTMLSelectElement) return;
    const stops: HTMLElement[] = [field, ...links()];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[here + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}

function isEditing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
  );
}
