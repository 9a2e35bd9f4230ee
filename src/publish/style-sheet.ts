import { transform } from 'lightningcss';

/** url() in these properties is fetched with CORS, which file:// refuses: the mask would hide the element. */
const fetchedWithCors =
  /(?<property>(?:-webkit-)?mask(?:-[a-z-]+)?|clip-path|filter|shape-outside)\s*:[^;{}]*url\(\s*['"]?(?!['"]?#)/iu;

/** What may stand before the rules of a minified sheet: its imports and the order of its layers. */
const beforeRules = /^(?:@(?:charset|layer|import)\b[^;{]*;)*/u;

/** Rewrites every address of a style sheet, @import included, and minifies it. Broken rules go, as in a browser. */
export function rewriteStyleSheet(code: string, rewrite: (url: string) => string): string {
  const result = transform({
    filename: 'sheet.css',
    code: Buffer.from(code),
    minify: true,
    errorRecovery: true,
    visitor: { Url: (address) => ({ ...address, url: rewrite(address.url) }) },
  });
  const minified = Buffer.from(result.code).toString('utf8');
  // Lightning CSS 1.33 cannot take back an @import rule from a visitor.
  return minified.replace(beforeRules, (imports) =>
    imports.replace(/@import "([^"]*)"/gu, (_, url: string) => `@import "${rewrite(url)}"`),
  );
}

/** The property of a style sheet that fetches a picture in a way that fails on file://, if there is one. */
export function propertyBlockedOnFile(code: string): string | undefined {
  return fetchedWithCors.exec(code)?.groups?.['property'];
}
