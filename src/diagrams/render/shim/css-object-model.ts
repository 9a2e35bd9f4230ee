const colourNames = new Set(
  (
    'aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown ' +
    'burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan ' +
    'darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid ' +
    'darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet ' +
    'deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ' +
    'ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki ' +
    'lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow ' +
    'lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray ' +
    'lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine ' +
    'mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise ' +
    'mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab ' +
    'orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru ' +
    'pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown ' +
    'seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan ' +
    'teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen transparent currentcolor'
  ).split(' '),
);
const colourFunction = /^(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color-mix|color|var)\(.+\)$/;

/** True for what CSS reads as a colour. */
export function isColour(text: string): boolean {
  const value = text.trim().toLowerCase();
  return (
    colourNames.has(value) ||
    /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(value) ||
    colourFunction.test(value)
  );
}

/** As CSS.escape (CSSOM, "serialize an identifier"). */
function escapeIdentifier(text: string): string {
  const special = /\0|[\x01-\x1f\x7f]|^-?\d|^-$|[^\w\u0080-\uffff-]/g;
  return text.replace(special, (match) => {
    const codePoint = match.codePointAt(match.length - 1) ?? 0;
    const asNumber = codePoint < 0x20 || codePoint === 0x7f || /\d$/.test(match);
    const sign = match.length > 1 ? '-' : '';
    return asNumber ? `${sign}\\${codePoint.toString(16)} ` : `\\${match}`;
  });
}

/** The parts of the global `CSS` object that mermaid calls. */
export const cssFunctions = {
  supports: (property: string, value: string): boolean => property !== 'color' || isColour(value),
  escape: escapeIdentifier,
};

type StyleMap = {
  readonly length: number;
  readonly cssText: string;
  setProperty(name: string, value: string): void;
  getPropertyValue(name: string): string;
};

function createStyleMap(text: string): StyleMap {
  const values = new Map<string, string>();
  for (const declaration of text.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0) values.set(declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim());
  }
  return {
    get length() {
      return values.size;
    },
    get cssText() {
      return [...values].map(([name, value]) => `${name}: ${value};`).join(' ');
    },
    setProperty: (name, value) => void values.set(name, value),
    getPropertyValue: (name) => values.get(name) ?? '',
  };
}

type RuleObject = { readonly cssText: string; selectorText?: string; style: StyleMap };

function createRule(text: string): RuleObject {
  const match = /^([^{@]*)\{([^{}]*)\}\s*$/.exec(text);
  const style = createStyleMap(match?.[2] ?? '');
  if (!match) return { cssText: text, style };
  const selectorText = match[1]?.trim() ?? '';
  return {
    selectorText,
    style,
    get cssText() {
      return `${selectorText} { ${style.cssText} }`;
    },
  };
}

/** A constructed style sheet that keeps rules as text, which is all that mermaid wants of it. */
export class KeptStyleSheet {
  cssRules: RuleObject[] = [];

  insertRule(text: string, index = 0): number {
    this.cssRules.splice(index, 0, createRule(text));
    return index;
  }

  replaceSync(text: string): void {
    const rules = text.replace(/\/\*[\s\S]*?\*\//g, '').match(/[^{}]*\{(?:[^{}]|\{[^{}]*\})*\}/g) ?? [];
    this.cssRules = rules
      .map((rule) => rule.trim())
      .filter((rule) => !/^@import/i.test(rule))
      .map(createRule);
  }
}
