/** Text as it stands in HTML, in an attribute too. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A sentence of a problem: what stands between back quotes is code. */
export function sentence(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** A sentence of a check or of the machine: they speak English in every language. */
export function english(text: string): string {
  return `<span lang="en">${sentence(text)}</span>`;
}

/** A link to another page of the site. */
export function link(href: string, text: string): string {
  return `<a href="${escaped(href)}">${escaped(text)}</a>`;
}

/** A list; nothing where there is nothing in it. */
export function list(items: readonly string[], name = ''): string {
  return items.length === 0
    ? ''
    : `<ul class="${name}">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

/** What can be unfolded, or is. */
export function fold(title: string, content: string, isOpen = false): string {
  return `<details class="fold"${isOpen ? ' open' : ''}><summary>${escaped(title)}</summary>${content}</details>`;
}
