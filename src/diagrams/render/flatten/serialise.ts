import type { DrawnNode } from './node.ts';

// This list is the border between mermaid's output and the site: what is not on it cannot reach a page.
const allowedElements = new Set(
  (
    'svg g path rect circle ellipse line polyline polygon text tspan a defs marker linearGradient ' +
    'radialGradient stop clipPath mask pattern symbol use title desc'
  ).split(' '),
);

const allowedAttributes = new Set(
  (
    'id class role aria-labelledby aria-describedby aria-label xmlns viewBox width height ' +
    'x y x1 y1 x2 y2 cx cy r rx ry d points dx dy transform preserveAspectRatio offset gradientUnits ' +
    'gradientTransform patternUnits patternTransform clipPathUnits maskUnits markerUnits markerWidth ' +
    'markerHeight orient refX refY rotate textLength lengthAdjust fx fy pathLength href rel target ' +
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset ' +
    'stroke-linecap stroke-linejoin stroke-miterlimit opacity font-size font-family font-weight font-style ' +
    'text-anchor dominant-baseline alignment-baseline baseline-shift letter-spacing text-decoration visibility ' +
    'marker-start marker-mid marker-end paint-order stop-color stop-opacity clip-path mask'
  ).split(' '),
);

const safeLink = /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\])|#)/i;
const localReference = /^url\(#[\w-]+\)$/;

/** True for addresses that a link in a diagram may have: root-absolute, http(s), mailto, tel, a place on the page. */
export function isSafeLink(address: string): boolean {
  return safeLink.test(address) && !hasControlCharacter(address);
}

function hasControlCharacter(text: string): boolean {
  return Array.from(text).some((letter) => (letter.codePointAt(0) ?? 0) <= 0x20);
}

function isAllowed(element: string, name: string, value: string): boolean {
  if (!allowedAttributes.has(name)) return false;
  if (name === 'href') {
    if (element === 'a') return isSafeLink(value);
    return element === 'use' && /^#[\w-]+$/.test(value);
  }
  if (name === 'target') return value === '_blank';
  return !/url\(/i.test(value) || localReference.test(value);
}

// Control characters other than tab and line feed may not stand in markup at all.
function escapeText(text: string): string {
  return Array.from(text)
    .filter((letter) => /[\t\n]/.test(letter) || !/\p{Cc}/u.test(letter))
    .join('')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;');
}

/** The drawing as text, well-formed both as XML and inside HTML. Anything not allowed is left out. */
export function serialise(node: DrawnNode): string {
  if (!allowedElements.has(node.name)) return '';
  const attributes = [...node.attributes]
    .filter(([name, value]) => isAllowed(node.name, name, value))
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
  const content = node.children
    .map((child) => (typeof child === 'string' ? escapeText(child) : serialise(child)))
    .join('');
  return content ? `<${node.name}${attributes}>${content}</${node.name}>` : `<${node.name}${attributes}/>`;
}
