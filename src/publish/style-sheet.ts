import { transform } from 'lightningcss';

/** url() in these properties is fetched with CORS, which file:// refuses: the mask would hide the element. */
const fetchedWithCors =
  /(?<property>(?:-webkit-)?mask(?:-[a-z-]+)?|clip-path|filter|shape-outside)\s*:[^;{}]*url\(\s*['"]?(?!['"]?#)/iu;

/** Rewrites every address of a style sheet, @import included, and minifies it. Broken rules go, as in a browser. */
export function rewriteStyleSheet(code: string, rewrite: (url: string) => string): string {
  const result = transform({
    filename: 'sheet.css',
    code: Buffer.from(code),
    minify: true,
    errorRecovery: true,
    visitor: {
      Url: (address) => ({ ...address, url: rewrite(address.url) }),
      Rule: {
        import: (rule) => ({ ...rule, value: { ...rule.value, url: rewrite(rule.value.url) } }),
      },
    },
  });
  return Buffer.from(result.code).toString('utf8');
}

/** The property of a style sheet that fetches a picture in a way that fails on file://, if there is one. */
export function propertyBlockedOnFile(code: string): string | undefined {
  return fetchedWithCors.exec(code)?.groups?.['property'];
}
