/** What `trustedTypes.createPolicy` gives; browsers without trusted types take plain strings. */
type ScriptPolicy = { createScriptURL: (url: string) => unknown };
type PolicyFactory = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => ScriptPolicy;
};

/** Every script of a page carries its own copy of this module, and a policy's name may be taken once: it is shared. */
const policyKey = 'muster.scripts';
type Shared = { trustedTypes?: PolicyFactory; [policyKey]?: ScriptPolicy };

/** The site's root folder as this page sees it, whatever the host, the path or the protocol. */
export const siteRoot = new URL(
  document.querySelector<HTMLMetaElement>('meta[name="muster-root"]')?.content ?? './',
  location.href,
);

/**
 * The address of a script below the site's root, in the form that the page's policy demands.
 * @throws TypeError for an address anywhere else
 */
export function scriptUrl(path: string): string {
  const url = new URL(path, siteRoot).href;
  // The DOM's types know no trusted types: the value is one where the browser has them.
  return sharedPolicy().createScriptURL(url) as string;
}

/** Runs a classic script of the site; rejects when it cannot be read. */
export function loadScript(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = scriptUrl(path);
    script.addEventListener('load', () => {
      script.remove();
      resolve();
    });
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`${path} could not be read.`));
    });
    document.head.append(script);
  });
}

function sharedPolicy(): ScriptPolicy {
  const shared = globalThis as Shared;
  const rules = { createScriptURL: belowRoot };
  return (shared[policyKey] ??= shared.trustedTypes?.createPolicy('muster', rules) ?? rules);
}

function belowRoot(url: string): string {
  if (!url.startsWith(siteRoot.href)) throw new TypeError(`A script from outside the site: ${url}`);
  return url;
}
