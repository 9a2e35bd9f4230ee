import { seriesFill, seriesLength, seriesLine, tokenReference, tokensByName } from './tokens.ts';

// mermaid calculates with its theme's colours, so it cannot be given `var()`. It gets a recognisable colour for each
// token instead, which is replaced by the token in the finished drawing.
const sentinels = new Map(
  [...tokensByName.keys()].map((name, i) => {
    const green = (0xe0 + (i % 16)).toString(16);
    const blue = (0x10 + i * 3).toString(16).padStart(2, '0');
    return [name, `#f3${green}${blue}`];
  }),
);
const namesBySentinel = new Map([...sentinels].map(([name, hex]) => [hex, name]));
const namesByChannels = new Map([...sentinels].map(([name, hex]) => [channels(hex).join(), name]));

function channels(hex: string): number[] {
  return [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
}

/** The stand-in for a token, for places where mermaid computes a colour that has to follow the tokens. */
export function sentinelOf(name: string): string {
  return sentinels.get(name) ?? '#000000';
}

type Rule = [RegExp, string | ((match: RegExpExecArray) => string)];

const eventParts = ['Ui', 'Processor', 'ReadModel', 'Command', 'Event'];
const cynefinDomains = ['complex', 'complicated', 'clear', 'chaotic', 'confusion'];
const zeroBased = (match: RegExpExecArray) => Number(match[1]);
const oneBased = (match: RegExpExecArray) => Number(match[1]) + seriesLength - 1;

// mermaid's theme variables by name, the first rule that fits counts.
const rules: Rule[] = [
  [/^gitBranchLabel\d+$/, 'background'],
  [/^cScaleLabel\d+$/, 'text'],
  [/^(?:cScaleInv|cScalePeer|gitInv|surfacePeer)(\d+)$/, (match) => seriesLine(zeroBased(match))],
  [/^git(\d+)$/, (match) => seriesLine(zeroBased(match))],
  [/^(?:cScale|surface|fillType)(\d+)$/, (match) => seriesFill(zeroBased(match))],
  [/^(?:pie|venn)(\d+)$/, (match) => seriesFill(oneBased(match))],
  [
    /^em(Ui|Processor|ReadModel|Command|Event)Fill$/,
    (match) => seriesFill(eventParts.indexOf(match[1] ?? '')),
  ],
  [
    /^em(Ui|Processor|ReadModel|Command|Event)Stroke$/,
    (match) => seriesLine(eventParts.indexOf(match[1] ?? '')),
  ],
  [/^cynefin\.(\w+)Bg$/, (match) => seriesFill(Math.max(0, cynefinDomains.indexOf(match[1] ?? '')))],
  [/^cynefin\.cliffColor$/, 'critical-border'],
  [/^quadrant1Fill$/, 'node'],
  [/^quadrant\dFill$/, 'group'],
  [/^quadrantPointFill$/, seriesLine(0)],
  [/^note.*Border/i, 'note-border'],
  [/^noteText/, 'text'],
  [/^note/, 'note'],
  [/^critBorder/, 'critical-border'],
  [/^critBkg/, 'critical'],
  [/^todayLine|EvolutionColor|evolutionStroke|vertLine/i, 'mark'],
  [/^(active|done)TaskBorder/, 'node-border'],
  [/^activeTaskBkg|^activationBkg/, 'active'],
  [/^doneTaskBkg|excludeBkg/, 'done'],
  [/graticule|gridColor|StrokeFill$/i, 'grid'],
  [/^sequenceNumberColor$/, 'background'],
  [/^taskText|classText|dataLabelColor|TextClickableColor|TextOutside/, 'text'],
  [/Text(Color|Fill)?$|textColor|TextColor|[lL]abelColor$|[tT]itleColor|TitleFill/, 'text'],
  [/cluster.*Border|border2|archGroupBorder|compositeBorder|tertiaryBorder/i, 'group-border'],
  [/SwimlaneBackgroundStroke|boundaryColor/i, 'group-border'],
  [/border|componentStroke|annotationStroke|OuterStroke|pieStroke/i, 'node-border'],
  [/lineColor|arrowhead|LinkColor|transition|signal|relationColor|axisColor|TickColor|linkStroke/i, 'line'],
  [/archEdge|RelationStroke|arrowColor|actorLine|specialState|flowContainerStroke|innerEnd/i, 'line'],
  [/edgeLabelBackground|LabelBackground$|labelBackgroundColor/i, 'label'],
  [/cluster|tertiary|secondary|sectionBkg|altSection|altBackground|rectBkg|compositeTitle/i, 'group'],
  [/SwimlaneBackgroundOdd|rowEven|BackgroundColorEven/i, 'group'],
  [
    /^background$|backgroundColor|compositeBackground|ColorOdd|rowOdd|componentFill|annotationFill/i,
    'background',
  ],
  [/gradientStart/, seriesLine(0)],
  [/gradientStop/, seriesLine(1)],
];

function tokenFor(variable: string): string {
  for (const [pattern, token] of rules) {
    const match = pattern.exec(variable);
    if (match) return typeof token === 'string' ? token : token(match);
  }
  return 'node';
}

const colourValue = /^(#|rgb|hsl)|^(white|black|gr[ae]y|red|lightgr[ae]y|navy)$/i;

export type ThemeVariables = { [name: string]: string | ThemeVariables };

/** Gives every colour among mermaid's theme variables the stand-in of the token that it should follow. */
export function sentinelVariables(variables: object, prefix = ''): ThemeVariables {
  const result: ThemeVariables = {};
  for (const [name, value] of Object.entries(variables) as [string, unknown][]) {
    if (name === 'plotColorPalette') {
      result[name] = Array.from({ length: seriesLength }, (_, i) => sentinelOf(seriesLine(i))).join(',');
    } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      result[name] = sentinelVariables(value, `${prefix}${name}.`);
    } else if (typeof value === 'string' && colourValue.test(value)) {
      result[name] = sentinelOf(tokenFor(prefix + name));
    }
  }
  return result;
}

// Colours that mermaid writes whatever the theme says.
const fixedColours: Record<string, string> = {
  white: 'background',
  '#fff': 'background',
  '#ffffff': 'background',
  black: 'text',
  '#000': 'text',
  '#000000': 'text',
  '#333': 'text',
  '#333333': 'text',
  '#131300': 'text',
  '#552222': 'text',
  '#444': 'text',
  '#444444': 'text',
  '#333300': 'text',
  '#28253d': 'text',
  '#666': 'node-border',
  '#666666': 'node-border',
  '#999': 'node-border',
  '#9370db': 'node-border',
  '#eaeaea': 'node',
  '#ececff': 'node',
  '#edf2ae': 'note',
  '#fff4dd': 'note',
  '#ededed': 'done',
  '#ddd': 'grid',
  '#ccc': 'grid',
  lightgrey: 'grid',
  '#eee': 'group',
  '#efefef': 'group',
  gray: 'muted',
  grey: 'muted',
  '#fff8dc': seriesFill(1),
  '#ffffde': 'note',
};

// d3's "Tableau10", which mermaid gives to the nodes of a sankey.
const tableau = '#4e79a7 #f28e2c #e15759 #76b7b2 #59a14f #edc949 #af7aa1 #ff9da7 #9c755f #bab0ab';

/** Gives the colours of a list the tokens of a series, in order. */
function numbered(colours: string): Record<string, string> {
  return Object.fromEntries(colours.split(' ').map((colour, i) => [colour, seriesLine(i)]));
}

// The same for single kinds of diagram, where a colour means something else than elsewhere.
const fixedColoursByKind: Record<string, Record<string, string>> = {
  architecture: { '#087ebf': seriesLine(0) },
  c4: { '#ffffff': 'text', '#fff': 'text' },
  journey: numbered('#8fbc8f #7cfc00 #00ffff #20b2aa #b0e0e6 #ffffe0'),
  kanban: { red: 'critical-border', orange: 'note-border', blue: seriesLine(0), lightblue: seriesLine(5) },
  sankey: numbered(tableau),
};

// The kinds in which authors can colour parts. In others, a colour in a `style` attribute is mermaid's own.
const styledByAuthors =
  /^(flowchart|swimlane|agentflow|classDiagram|stateDiagram|er$|requirement|block|quadrant|venn|mindmap|usecase)/;

function fixedColourIn(kind: string, colour: string): string | undefined {
  return fixedColoursByKind[kind]?.[colour] ?? fixedColours[colour];
}

/** A colour as the drawing writes it. `opacity` is set where the colour was translucent. */
export type ThemedColour = { token: string; reference: string; opacity?: number };

const rgbPattern = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)(%?))?\s*\)$/;

/**
 * The token behind a colour in mermaid's output, or undefined for a colour that an author chose. `inline` when it
 * stands in a `style` attribute, as authors' colours do.
 */
export function themedColour(value: string, kind: string, inline: boolean): ThemedColour | undefined {
  const colour = value.trim().toLowerCase();
  const fixed = inline && styledByAuthors.test(kind) ? undefined : fixedColourIn(kind, colour);
  const exact = namesBySentinel.get(colour) ?? fixed;
  if (exact) return { token: exact, reference: tokenReference(exact) };
  const [, red, green, blue, alpha, percent] = rgbPattern.exec(colour) ?? [];
  const token = namesByChannels.get([red, green, blue].join());
  if (!token) return undefined;
  const reference = tokenReference(token);
  if (alpha === undefined) return { token, reference };
  const opacity = percent ? Number(alpha) / 100 : Number(alpha);
  return opacity < 1 ? { token, reference, opacity } : { token, reference };
}
