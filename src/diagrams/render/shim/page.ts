import { parseHTML } from 'linkedom';
import { cssFunctions, KeptStyleSheet } from './css-object-model.ts';
import { emptyExtent, addExtent, isEmpty, type Extent } from './geometry.ts';
import { inheritedProperty, patchLinkedom, prototypeOf } from './linkedom-patches.ts';
import { isSvg, type Measure } from './measure.ts';
import { pathLength, pointAtLength } from './path.ts';

/** A document without a browser, made global, in which mermaid finds everything that it asks for. */
export type Page = {
  document: Document;
  /** Keeps the live picture that mermaid is about to serialise out of the element with this id. */
  capture(id: string): { picture(): Element | undefined };
  /** Empties the document and drops what asked for another frame: some layouts would ask for ever. */
  clear(): void;
};

type PageWindow = Window & typeof globalThis;

const borrowedGlobals = [
  'document',
  'Element',
  'HTMLElement',
  'SVGElement',
  'Node',
  'NodeFilter',
  'DOMParser',
  'DocumentFragment',
  'Text',
  'Comment',
  'Event',
  'CustomEvent',
] as const;

/** Sets globals of the process it runs in: for a process of its own only. */
export function openPage(measure: Measure): Page {
  const window = parseHTML('<!doctype html><html><head></head><body></body></html>');
  const { document } = window;
  patchLinkedom(window);
  answerSizes(window, measure);
  const frames = createFrames();
  supplyGlobals(window, measure, frames);
  return {
    document,
    capture: createCapture(document),
    clear() {
      frames.drop();
      document.body.replaceChildren();
    },
  };
}

function rectangleOf(extent: Extent) {
  const { left, top, right, bottom } = isEmpty(extent) ? { left: 0, top: 0, right: 0, bottom: 0 } : extent;
  return { x: left, y: top, width: right - left, height: bottom - top, left, top, right, bottom };
}

function rectangleAt(width: number, height: number) {
  return rectangleOf({ left: 0, top: 0, right: width, bottom: height });
}

function clientRectangle(element: Element, measure: Measure) {
  if (!isSvg(element)) {
    const { width, height } = measure.label(element);
    return rectangleAt(width, height);
  }
  const parent = element.parentNode as Element | null;
  if (element.localName === 'svg' && !(parent && isSvg(parent))) return rectangleAt(measure.viewportWidth, 0);
  const extent = emptyExtent();
  addExtent(extent, measure.extent(element), measure.matrix(element));
  return rectangleOf(extent);
}

function answerSizes(window: PageWindow, measure: Measure): void {
  const prototype = window.Element.prototype;
  const define = (name: string, value: (this: Element, ...values: never[]) => unknown) =>
    Object.defineProperty(prototype, name, { configurable: true, writable: true, value });
  define('getBBox', function () {
    const { x, y, width, height } = rectangleOf(measure.extent(this));
    return { x, y, width, height };
  });
  define('getBoundingClientRect', function () {
    return clientRectangle(this, measure);
  });
  define('getComputedTextLength', function () {
    return measure.text.length(this);
  });
  define('getSubStringLength', function (start: number, count: number) {
    return measure.styles.width(this.textContent.slice(start, start + count), measure.styles.of(this));
  });
  define('getTotalLength', function () {
    return pathLength(this.getAttribute('d'));
  });
  define('getPointAtLength', function (distance: number) {
    return pointAtLength(this.getAttribute('d'), distance);
  });
  for (const name of ['getCTM', 'getScreenCTM']) {
    define(name, function () {
      const [a, b, c, d, e, f] = measure.matrix(this);
      return { a, b, c, d, e, f };
    });
  }
  answerBoxes(window, measure);
}

const viewportHeight = 800;

function answerBoxes(window: PageWindow, measure: Measure): void {
  const isPage = (element: Element) => element.localName === 'body' || element.localName === 'html';
  const width = (element: Element): number => {
    const parent = element.parentNode as Element | null;
    const fillsPage = element.localName === 'div' && parent?.localName === 'body';
    if (isPage(element) || isSvg(element) || fillsPage) return measure.viewportWidth;
    return measure.label(element).width;
  };
  const height = (element: Element): number => {
    if (isPage(element)) return viewportHeight;
    return isSvg(element) ? 0 : measure.label(element).height;
  };
  for (const prototype of [window.HTMLElement.prototype, window.Element.prototype]) {
    for (const box of ['offset', 'client', 'scroll']) {
      for (const [side, size] of [
        ['Width', width],
        ['Height', height],
      ] as const) {
        Object.defineProperty(prototype, box + side, {
          configurable: true,
          get(this: Element) {
            return size(this);
          },
        });
      }
    }
  }
}

/** As getComputedStyle, for the few properties that mermaid reads. */
function createComputedStyle(measure: Measure) {
  return (element: Element) => {
    const style = measure.styles.of(element);
    const named: Record<string, string> = {
      'font-size': `${style.fontSize}px`,
      'font-family': style.fontFamily || 'sans-serif',
      'font-weight': String(style.weight),
      'font-style': style.italic ? 'italic' : 'normal',
      'text-anchor': style.textAnchor,
      'text-align': style.textAlign,
      'line-height': style.lineHeight,
      display: style.display || 'block',
    };
    return {
      fontSize: named['font-size'],
      fontFamily: named['font-family'],
      fontWeight: named['font-weight'],
      textAnchor: style.textAnchor,
      display: named['display'],
      getPropertyValue: (name: string) => named[name] ?? (/^(padding|border|margin)/.test(name) ? '0px' : ''),
    };
  };
}

type Frames = { request(callback: (time: number) => void): number; drop(): void };

function createFrames(): Frames {
  const waiting = new Set<NodeJS.Immediate>();
  return {
    request(callback) {
      const immediate = setImmediate(() => {
        waiting.delete(immediate);
        callback(0);
      });
      waiting.add(immediate);
      return waiting.size;
    },
    drop() {
      waiting.forEach(clearImmediate);
      waiting.clear();
    },
  };
}

function supplyGlobals(window: PageWindow, measure: Measure, frames: Frames): void {
  const supplied = {
    CSS: cssFunctions,
    CSSStyleSheet: KeptStyleSheet,
    requestAnimationFrame: (callback: (time: number) => void) => frames.request(callback),
    getComputedStyle: createComputedStyle(measure),
  };
  Object.assign(window, supplied);
  for (const name of borrowedGlobals) {
    Object.defineProperty(globalThis, name, { configurable: true, writable: true, value: window[name] });
  }
  Object.assign(globalThis, supplied, {
    window,
    screen: { width: 1200, height: 800, availWidth: measure.viewportWidth, availHeight: 800 },
    Image: UnloadedImage,
  });
  const { document } = window;
  const context = canvasContext(measure);
  Object.assign(prototypeOf(document.createElement('canvas')), { getContext: () => context });
  Object.defineProperty(prototypeOf(document.createElement('img')), 'complete', {
    configurable: true,
    get: () => true,
  });
}

class UnloadedImage {
  src = '';

  decode(): Promise<void> {
    return Promise.reject(new Error('Pictures are not loaded while diagrams are drawn.'));
  }
}

// Some layouts make a canvas only to measure text on it; every other call is answered with nothing.
function canvasContext(measure: Measure): object {
  const style = { ...measure.styles.of(document.body), fontSize: 16 };
  const known: Record<string | symbol, unknown> = {
    measureText: (text: unknown) => ({ width: measure.styles.width(String(text), style) }),
  };
  return new Proxy(known, {
    get: (target, name) => target[name] ?? (() => undefined),
    set: () => true,
  });
}

/** mermaid reads the innerHTML of its temporary div and throws the nodes away; this hands out the nodes instead. */
function createCapture(document: Document): Page['capture'] {
  let wanted: string | undefined;
  let picture: Element | undefined;
  const prototype = prototypeOf(document.createElement('div'));
  const original = inheritedProperty(prototype, 'innerHTML');
  Object.defineProperty(prototype, 'innerHTML', {
    configurable: true,
    get(this: Element): unknown {
      if (wanted === undefined || this.getAttribute('id') !== wanted) return original?.get?.call(this);
      picture = this.querySelector('svg') ?? undefined;
      return '<svg/>';
    },
    set(this: Element, markup: unknown) {
      original?.set?.call(this, markup);
    },
  });
  return (id) => {
    wanted = id;
    picture = undefined;
    return { picture: () => picture };
  };
}
