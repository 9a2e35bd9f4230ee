/**
 * The content security policy of every page: nothing inline, nothing from elsewhere, script addresses only through
 * the policy `muster` of src/client/trusted.ts. `'self'` also matches on file://.
 * `connectSrc` names the origins a page may ask (the live status, and for the page about the copy its mirrors); without one
 * a page can ask nobody.
 */
export function pagePolicy(connectSrc: readonly string[]): string {
  return [
    `default-src 'none'`,
    `script-src 'self' 'wasm-unsafe-eval'`,
    `style-src 'self'`,
    `img-src 'self'`,
    `font-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    ...(connectSrc.length > 0 ? [`connect-src ${connectSrc.join(' ')}`] : []),
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types muster`,
  ].join('; ');
}

/** The policy of a page that carries its own style and runs no script (404.html). */
export function standalonePolicy(styleHash: string | undefined): string {
  return [
    `default-src 'none'`,
    ...(styleHash === undefined ? [] : [`style-src '${styleHash}'`]),
    `img-src 'self'`,
    `font-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}
