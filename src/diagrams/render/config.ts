import type { MermaidConfig } from 'mermaid';
import { sentinelOf, sentinelVariables } from './theme.ts';
import { fontFamily, seriesFill, seriesLine } from './tokens.ts';

/** Longer sources are refused: mermaid would draw a bomb in their place. */
export const longestSource = 100_000;

/** How wide a picture becomes that fills the width it is given (gantt, timeline): near A4's text width. In px. */
export const viewportWidth = 700;

const c4Texts = [
  ...['person', 'system', 'system_db', 'system_queue', 'container', 'container_db', 'container_queue'],
  ...['component', 'component_db', 'component_queue'],
].flatMap((name) => [name, `external_${name}`]);

const c4Fonts = Object.fromEntries(
  [...c4Texts, 'boundary', 'message'].map((name) => [`${name}FontFamily`, fontFamily]),
);

// The colours of this kind are settings, not part of the theme.
const c4Colours = Object.fromEntries(
  c4Texts.flatMap((name) => {
    const own = name.includes('person') ? seriesFill(1) : name.includes('container') ? 'node' : seriesFill(0);
    const border = name.includes('person') ? seriesLine(1) : seriesLine(0);
    const [fill, stroke] = name.startsWith('external') ? ['done', 'muted'] : [own, border];
    return [
      [`${name}_bg_color`, sentinelOf(fill)],
      [`${name}_border_color`, sentinelOf(stroke)],
    ];
  }),
);

/** mermaid's settings for this site, without the colours of its theme. */
export const mermaidConfig: MermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  // The site decides on these; a diagram's own front matter and directives cannot.
  secure: [
    ...['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'suppressErrorRendering'],
    ...['theme', 'themeCSS', 'darkMode', 'htmlLabels', 'fontFamily', 'altFontFamily', 'deterministicIds'],
    ...['deterministicIDSeed', 'handDrawnSeed', 'logLevel', 'arrowMarkerAbsolute', 'dompurifyConfig'],
  ],
  suppressErrorRendering: true,
  deterministicIds: true,
  deterministicIDSeed: 'diagram',
  handDrawnSeed: 1,
  htmlLabels: true,
  fontFamily,
  look: 'classic',
  layout: 'dagre',
  theme: 'base',
  logLevel: 5,
  maxTextSize: longestSource * 2,
  maxEdges: 2000,
  flowchart: { wrappingWidth: 200 },
  sequence: { actorFontFamily: fontFamily, noteFontFamily: fontFamily, messageFontFamily: fontFamily },
  journey: { taskFontFamily: fontFamily },
  usecase: {
    actorFontFamily: fontFamily,
    actorFontSize: 16,
    usecaseFontFamily: fontFamily,
    usecaseFontSize: 16,
  },
  c4: { ...c4Fonts, ...c4Colours },
};

/** The same settings with a stand-in for every colour of the theme, given the variables that the theme has. */
export function themedConfig(themeVariables: object): MermaidConfig {
  const type = { fontFamily, fontSize: '16px', useGradient: false, dropShadow: 'none' };
  return { ...mermaidConfig, themeVariables: { ...sentinelVariables(themeVariables), ...type } };
}
