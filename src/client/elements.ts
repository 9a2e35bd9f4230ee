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

let faults = 0;

/** Says below a form which field of it is empty, until something is typed there, and leads back to that field. */
export function askFor(field: HTMLInputElement, words: string): void {
  const { form } = field;
  form?.querySelector('.field-fault')?.remove();
  const fault = make('p', 'field-fault');
  fault.id = `field-fault-${++faults}`;
  fault.role = 'alert';
  form?.append(fault);
  // Said once it stands in the page, or nobody would hear it.
  fault.textContent = words;
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', fault.id);
  field.focus();
  field.addEventListener(
    'input',
    () => {
      fault.remove();
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-describedby');
    },
    { once: true },
  );
}
