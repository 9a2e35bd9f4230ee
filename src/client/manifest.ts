// Names the web app manifest where a page can be installed. From a file, browsers would only complain about it.
import { siteRoot } from './trusted.ts';

if (location.protocol !== 'file:') {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = new URL('manifest.webmanifest', siteRoot).href;
  document.head.append(link);
}
