// Names the web app manifest where a page can be installed. From a file, browsers would only complain about it.

const root = document.querySelector<HTMLMetaElement>('meta[name="muster-root"]')?.content ?? '/';
if (location.protocol !== 'file:') {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = new URL('manifest.webmanifest', new URL(root === '' ? './' : root, location.href)).href;
  document.head.append(link);
}
export {};
