import type MagicString from 'magic-string';

/** One page while it is rewritten. */
export type PageDraft = {
  /** Its path in the dist. */
  readonly file: string;
  readonly text: MagicString;
  /** The language that its scripts speak, as its `<html lang>` says. */
  language: string;
  /** True for 404.html, which is served at any depth and so must stand alone. */
  readonly standalone: boolean;
  /** CSS of this page alone: from SVG drawings and `style` attributes, in document order. */
  readonly ownStyles: string[];
  /** Style sheets of a page that stands alone, in document order. */
  readonly inlinedStyles: string[];
  /** `style` attributes by the class that takes their place. */
  readonly styleClasses: Map<string, string>;
  /** The names that a `#hash` may lead to. */
  readonly anchors: Set<string>;
  /** What the page leads to, as `file#anchor`. */
  readonly pointed: Set<string>;
  report: (message: string) => void;
  pointsTo: (file: string, hash: string) => void;
  /** The way to another file, as this page has to write it. */
  way: (to: string) => string;
};
