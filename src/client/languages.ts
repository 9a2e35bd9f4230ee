// The switch between the languages of a playbook leads to the step that is being read: it has the same id in all of them.

const places = '[data-step], [data-decision], .message > blockquote';

for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-languages] a')) {
  // Before the browser follows it, however it is told to: with a finger, a key, or in a new tab.
  for (const event of ['pointerdown', 'focus', 'click'])
    link.addEventListener(event, () => {
      link.hash = placeInView();
    });
}

/** The place that the address names while it is in view, else the last one that begins in the upper third or above; '' at the top. */
function placeInView(): string {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named?.matches(places) === true && isInView(named)) return named.id;
  if (scrollY < innerHeight / 4) return '';
  const above = [...document.querySelectorAll<HTMLElement>(places)].filter(
    (place) => place.getBoundingClientRect().top < innerHeight / 3,
  );
  return above.at(-1)?.id ?? '';
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
export {};
