/** A colour by reader's setting: screen in light and dark, and paper. */
export type DiagramToken = { light: string; dark: string; print: string };

const named = {
  background: { light: '#ffffff', dark: '#14171d', print: '#ffffff' },
  text: { light: '#1f2430', dark: '#e9ecf2', print: '#000000' },
  muted: { light: '#545d6b', dark: '#a8b1bf', print: '#000000' },
  line: { light: '#55606f', dark: '#9aa6b8', print: '#000000' },
  node: { light: '#eef2fb', dark: '#232a3b', print: '#ffffff' },
  'node-border': { light: '#5f73ad', dark: '#7f93cf', print: '#000000' },
  group: { light: '#f6f7f9', dark: '#1b1f27', print: '#ffffff' },
  'group-border': { light: '#8a93a3', dark: '#667085', print: '#555555' },
  note: { light: '#fff6d6', dark: '#3a3314', print: '#ffffff' },
  'note-border': { light: '#9a7a12', dark: '#c9a227', print: '#000000' },
  label: { light: '#ffffff', dark: '#14171d', print: '#ffffff' },
  grid: { light: '#d8dce3', dark: '#333a46', print: '#bbbbbb' },
  critical: { light: '#fbdada', dark: '#4a1f1f', print: '#ffffff' },
  'critical-border': { light: '#b3261e', dark: '#ef6a5b', print: '#000000' },
  active: { light: '#dbe6ff', dark: '#24386e', print: '#ffffff' },
  done: { light: '#e3e6ea', dark: '#2c313a', print: '#e6e6e6' },
  mark: { light: '#b3261e', dark: '#ef6a5b', print: '#000000' },
} as const satisfies Record<string, DiagramToken>;

/** How many colours tell members of a series apart before they repeat. */
export const seriesLength = 12;

const seriesFills = {
  light: '#dbe6ff #ffe9c7 #d8f3dc #fbdada #e8dcfb #cdeff2 #fde2f0 #ecefc4 #d9e2ec #ffd9c2 #cfe8ff #e3e6ea',
  dark: '#24386e #57401a #1f4a2a #5a2323 #402a63 #15474d #5a2243 #43470f #33424f #5c311a #1a4568 #3a404a',
  print: '#dadada #c4c4c4 #e6e6e6 #b3b3b3 #cfcfcf #bababa #dadada #c4c4c4 #e6e6e6 #b3b3b3 #cfcfcf #bababa',
};
const seriesLines = {
  light: '#3f63bf #915a08 #26793a #b3342a #7042b3 #12707d #ad3071 #686f0a #4c647c #ab4a15 #1a69a8 #5c6370',
  dark: '#8fb0ff #f0b45a #6fcf87 #ef7d6e #b794f0 #5ec7d4 #f08abd #c3cc55 #9fb8cf #f0965e #6fbcf5 #a9b1bd',
  print: '#000000 #4d4d4d #222222 #666666 #000000 #4d4d4d #222222 #666666 #000000 #4d4d4d #222222 #666666',
};

function series(name: (index: number) => string, colours: DiagramToken): [string, DiagramToken][] {
  const [light, dark, print] = [colours.light, colours.dark, colours.print].map((list) => list.split(' '));
  return Array.from({ length: seriesLength }, (_, i) => [
    name(i),
    { light: light?.[i] ?? '', dark: dark?.[i] ?? '', print: print?.[i] ?? '' },
  ]);
}

export const tokenPrefix = '--diagram-';

export const seriesFill = (index: number): string => `series-${String((index % seriesLength) + 1)}`;
export const seriesLine = (index: number): string => `${seriesFill(index)}-line`;

/** All colours of diagrams, by the name of their custom property without its prefix. */
export const tokensByName: ReadonlyMap<string, DiagramToken> = new Map<string, DiagramToken>([
  ...Object.entries(named),
  ...series(seriesFill, seriesFills),
  ...series(seriesLine, seriesLines),
]);

/** The custom properties that a drawing refers to, with their values on screen (light, dark) and on paper. */
export const diagramTokens: Readonly<Record<string, DiagramToken>> = Object.fromEntries(
  [...tokensByName].map(([name, token]) => [tokenPrefix + name, token]),
);

export const fontFamily = 'Atkinson Hyperlegible Next';
export const fontToken = `${tokenPrefix}font`;
export const fontStack = `"${fontFamily}", sans-serif`;

/** How a drawing names a colour: the custom property, and the light value where no style sheet sets it. */
export function tokenReference(name: string): string {
  return `var(${tokenPrefix}${name}, ${tokensByName.get(name)?.light ?? 'currentColor'})`;
}

function declarations(setting: keyof DiagramToken): string {
  return Object.entries(diagramTokens)
    .map(([name, token]) => `${name}: ${token[setting]};`)
    .join(' ');
}

/** The style sheet that gives the custom properties their values: light, dark where the reader prefers it, paper. */
export function diagramStylesheet(): string {
  return [
    `:root { ${fontToken}: ${fontStack}; ${declarations('light')} }`,
    `@media screen and (prefers-color-scheme: dark) { :root { ${declarations('dark')} } }`,
    `@media print { :root { ${declarations('print')} } }`,
    '',
  ].join('\n');
}
