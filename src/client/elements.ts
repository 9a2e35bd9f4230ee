type Child = Node | string;

/** An element with its class and what it holds: nodes and plain text, never HTML. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

/** A button of a page, never of a form. */
export function makeButton(words: string, press: () => void, className = 'button'): HTMLButtonElement {
  const button = make('button', className, words);
  button.type = 'button';
  button.addEventListener('click', press);
  return button;
}

export function makeLink(href: string, words: string, className = ''): HTMLAnchorElement {
  const link = make('a', className, words);
  link.href = href;
  return link;
}
