/** The folder of a copy on a host, with its slash: an address may also name the page to start with. */
export function copyRoot(address: string): URL {
  const root = new URL(address);
  root.hash = '';
  root.search = '';
  root.pathname = root.pathname.replace(/index\.html$/, '').replace(/\/?$/, '/');
  return root;
}
