// The names that authors use; for others the label keeps the colour of labels elsewhere.
const commonNames: Record<string, string> = {
  aqua: '#00ffff',
  black: '#000000',
  blue: '#0000ff',
  crimson: '#dc143c',
  cyan: '#00ffff',
  darkblue: '#00008b',
  darkgreen: '#006400',
  darkred: '#8b0000',
  gold: '#ffd700',
  gray: '#808080',
  green: '#008000',
  grey: '#808080',
  lightblue: '#add8e6',
  lightgray: '#d3d3d3',
  lightgreen: '#90ee90',
  lightgrey: '#d3d3d3',
  lightyellow: '#ffffe0',
  lime: '#00ff00',
  magenta: '#ff00ff',
  maroon: '#800000',
  navy: '#000080',
  orange: '#ffa500',
  pink: '#ffc0cb',
  purple: '#800080',
  red: '#ff0000',
  salmon: '#fa8072',
  silver: '#c0c0c0',
  skyblue: '#87ceeb',
  teal: '#008080',
  tomato: '#ff6347',
  violet: '#ee82ee',
  white: '#ffffff',
  yellow: '#ffff00',
};

function channelsOf(colour: string): number[] | undefined {
  const value = colour.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(commonNames[value] ?? value)?.[1];
  if (hex) {
    const size = hex.length / 3;
    return [0, 1, 2].map((i) => Number.parseInt(hex.slice(i * size, (i + 1) * size).padStart(2, hex[i]), 16));
  }
  const rgb = /^rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)$/.exec(value);
  return rgb?.slice(1).map(Number);
}

/** Relative luminance, 0 to 1 (WCAG 2.2), or undefined for a colour that is not written out. */
export function luminance(colour: string): number | undefined {
  const channels = channelsOf(colour);
  if (!channels) return undefined;
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours (WCAG 2.2), or undefined when either is not written out. */
export function contrast(first: string, second: string): number | undefined {
  const [a, b] = [luminance(first), luminance(second)];
  if (a === undefined || b === undefined) return undefined;
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const darkInk = '#111111';
const lightInk = '#ffffff';

/** Black or white, whichever reads better on a fill that an author chose. */
export function inkOn(fill: string): string | undefined {
  const onDark = contrast(fill, lightInk);
  const onLight = contrast(fill, darkInk);
  if (onDark === undefined || onLight === undefined) return undefined;
  return onLight >= onDark ? darkInk : lightInk;
}
