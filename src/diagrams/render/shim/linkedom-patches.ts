const svgNamespace = 'http://www.w3.org/2000/svg';

type PageWindow = Window & typeof globalThis;

/** The nearest definition of a property along an object's prototypes. */
export function inheritedProperty(object: object, name: string): PropertyDescriptor | undefined {
  for (let level: object | null = object; level; level = Object.getPrototypeOf(level) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(level, name);
    if (descriptor) return descriptor;
  }
  return undefined;
}

export function prototypeOf(object: object): object {
  return Object.getPrototypeOf(object) as object;
}

/** Mends where linkedom differs from a browser in ways that change what mermaid draws. */
export function patchLinkedom(window: PageWindow): void {
  lowerCaseSvgNames(window);
  parseSvgContent(window);
  keepImportance(window);
}

function lowerCaseSvgNames({ document }: PageWindow): void {
  const prototype = prototypeOf(document.createElementNS(svgNamespace, 'g'));
  for (const name of ['tagName', 'nodeName']) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: Element) {
        return this.localName;
      },
    });
  }
}

// linkedom reads the innerHTML of an SVG element as HTML, and so loses its namespace and its case.
function parseSvgContent(window: PageWindow): void {
  const { document } = window;
  const prototype = prototypeOf(document.createElementNS(svgNamespace, 'g'));
  const original = inheritedProperty(prototype, 'innerHTML');

  const copyInto = (parent: Element, source: Node) => {
    for (const node of source.childNodes) {
      if (node.nodeType === 3) parent.append(document.createTextNode(node.nodeValue ?? ''));
      if (node.nodeType !== 1) continue;
      const { localName, attributes } = node as Element;
      const inHtml = parent.namespaceURI !== svgNamespace || parent.localName === 'foreignObject';
      const name = localName.toLowerCase() === 'foreignobject' ? 'foreignObject' : localName;
      const copy =
        inHtml && name !== 'svg'
          ? document.createElement(name)
          : document.createElementNS(svgNamespace, name);
      for (const attribute of attributes) copy.setAttribute(attribute.name, attribute.value);
      parent.append(copy);
      copyInto(copy, node);
    }
  };

  Object.defineProperty(prototype, 'innerHTML', {
    configurable: true,
    get(this: Element): unknown {
      return original?.get?.call(this);
    },
    set(this: Element, markup: unknown) {
      const text = String(markup);
      if (this.localName === 'style' || !text.includes('<')) {
        this.textContent = text;
        return;
      }
      this.replaceChildren();
      const wrapped = `<svg xmlns="${svgNamespace}" xmlns:xlink="http://www.w3.org/1999/xlink">${text}</svg>`;
      const parsed = new window.DOMParser().parseFromString(wrapped, 'image/svg+xml');
      copyInto(this, parsed.documentElement);
    },
  });
}

// linkedom drops the priority argument of style.setProperty.
function keepImportance({ document }: PageWindow): void {
  const prototype = prototypeOf(document.createElement('p').style) as Partial<CSSStyleDeclaration>;
  const original = prototype.setProperty;
  if (!original) return;
  prototype.setProperty = function (name, value, priority) {
    original.call(
      this as CSSStyleDeclaration,
      name,
      priority === 'important' ? `${value ?? ''} !important` : value,
    );
  };
}
