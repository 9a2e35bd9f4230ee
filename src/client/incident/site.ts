/** The site that this page belongs to, whatever host or folder it was opened from. */
export const siteId = document.querySelector<HTMLMetaElement>('meta[name="muster-site"]')?.content ?? '';
