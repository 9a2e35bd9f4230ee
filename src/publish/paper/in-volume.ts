// These functions are sent to the browser as text: each stands alone and uses nothing but its argument and the page.

/** What an open page of one volume must know of the others. */
export type VolumePage = {
  /** `Volume 3 of 15`, and the same behind a title. */
  name: string;
  inTitle: string;
  /** `tabs 81 to 120`. */
  holds: string;
  /** Ids that page numbers are asked of anywhere in the binder. */
  asked: string[];
};

/**
 * Names the volume, and marks the places in it that other volumes refer to: the browser tells the pages of those only that
 * some link leads to. Links that lead into other volumes are text.
 */
export function openVolume({ name, inTitle, holds, asked }: VolumePage): void {
  document.title = `${document.title}, ${inTitle}`;
  for (const mark of document.querySelectorAll('[data-volume]')) mark.textContent = `${name}: ${holds}`;
  document.body.classList.add('in-volumes');
  const links = document.createElement('div');
  links.hidden = true;
  for (const id of asked) {
    if (!document.getElementById(id)) continue;
    const link = document.createElement('a');
    link.href = `#${id}`;
    link.dataset['pageOf'] = id;
    links.append(link);
  }
  document.body.append(links);
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const id = decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '');
    if (!document.getElementById(id)) link.removeAttribute('href');
  }
}

/** Where a place stands in a binder of several volumes: `4` and `12` in the second one. */
export type VolumePlace = { volume: number; chapter: string; page: number };

/** Where places stand, and the words for it: `volume` in the contents, `inVolume` in a sentence. */
export type VolumeWriting = {
  places: Record<string, VolumePlace>;
  words: { volume: string; inVolume: string; page: string };
};

/** Writes the volumes of places: in the contents of all, elsewhere of those in other volumes. Zeros stand where none is known yet. */
export function writeVolumes({ places, words }: VolumeWriting): void {
  const placeOf = (id: string) => places[id] ?? { volume: '00', chapter: '00', page: '000' };
  for (const mark of document.querySelectorAll<HTMLElement>('[data-page-number]')) {
    const { volume, chapter, page } = placeOf(mark.dataset['pageNumber'] ?? '');
    mark.textContent = `${words.volume} ${volume}, ${chapter}–${page}`;
  }
  for (const mark of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const id = mark.dataset['pageOf'] ?? '';
    const { volume, page } = placeOf(id);
    if (!document.getElementById(id))
      mark.textContent = `, ${words.inVolume} ${volume}, ${words.page} ${page}`;
  }
}
