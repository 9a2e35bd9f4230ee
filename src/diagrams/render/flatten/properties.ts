/** Presentation properties that pass from an element to its content, with what a reader's browser starts from. */
export const inheritedProperties = {
  fill: '#000',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-miterlimit': '4',
  color: '#000',
  'font-size': '16px',
  'font-weight': 'normal',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'letter-spacing': 'normal',
  visibility: 'visible',
  'marker-start': 'none',
  'marker-mid': 'none',
  'marker-end': 'none',
  'paint-order': 'normal',
} as const;

/** Presentation properties of one element alone, with their initial values. */
export const ownProperties = {
  opacity: '1',
  'alignment-baseline': 'auto',
  'baseline-shift': '0',
  'text-decoration': 'none',
  'stop-color': '#000',
  'stop-opacity': '1',
  'clip-path': 'none',
  mask: 'none',
} as const;

export type InheritedProperty = keyof typeof inheritedProperties;
export type OwnProperty = keyof typeof ownProperties;
export type Inherited = Record<InheritedProperty, string>;

export const inheritedNames = Object.keys(inheritedProperties) as InheritedProperty[];
export const ownNames = Object.keys(ownProperties) as OwnProperty[];

export const colourProperties: ReadonlySet<string> = new Set(['fill', 'stroke', 'stop-color']);

/** Read from attributes. */
export const paintAttributes: ReadonlySet<string> = new Set([...inheritedNames, ...ownNames, 'display']);

/** Read from style sheets and `style`: what attributes say, and what only CSS can. */
export const paintProperties: ReadonlySet<string> = new Set([
  ...paintAttributes,
  'background',
  'background-color',
  'rx',
  'ry',
  'transform',
]);

/** Copied from mermaid's elements as they are, but for rounding. */
export const geometryAttributes: ReadonlySet<string> = new Set(
  (
    'd x y x1 y1 x2 y2 cx cy r width height points dx dy transform viewBox preserveAspectRatio offset ' +
    'gradientUnits gradientTransform patternUnits patternTransform clipPathUnits maskUnits markerUnits ' +
    'markerWidth markerHeight orient refX refY rotate textLength lengthAdjust fx fy pathLength'
  ).split(' '),
);
