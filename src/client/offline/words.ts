import type { Held, Offer, SiteVersion } from './records.ts';

/** What a page knows of the copy on this device. */
export type View = {
  held: Held | undefined;
  offer: Offer | undefined;
  /** When the host was last asked and answered, in milliseconds. */
  checked: number | undefined;
  /** 0 to 1 while a version is being saved. */
  share: number | undefined;
  /** Why nothing more can be had just now. */
  trouble: 'silent' | 'off' | undefined;
};

/** What the copy that is open says of itself (copy.js): `due` is the day by which the plan must have moved. */
export type CopyDates = { version: string; date: string; due: string; pages: number; asOf?: string };

/** What this device holds, and what became of a version that it does not. `now` is in milliseconds. */
export function savedWords(view: View, { pages }: CopyDates, now: number): string[] {
  const { held, offer, share, trouble } = view;
  const failure = offer?.outcome === 'failed' ? `${offer.file} ${offer.reason}` : undefined;
  if (trouble === 'off')
    return ['Nothing is saved on this device: the host of this site has ended the saving of pages.'];
  if (held) {
    const line = [
      `All ${held.pages} pages saved on this device`,
      ...(held.name === '' ? [] : [`version ${held.name}`]),
      ...(view.checked === undefined ? [] : [`checked ${timeAgo(view.checked, now)}`]),
      ...(trouble === 'silent' ? ['the host does not answer'] : []),
      ...(share === undefined ? [] : [`fetching another version: ${percent(share)}`]),
    ].join(' · ');
    if (failure === undefined || share !== undefined) return [line];
    return [line, `A newer version was not taken: ${failure}. What is saved stays whole.`];
  }
  if (share !== undefined) return [`Saving all ${pages} pages on this device: ${percent(share)}`];
  if (failure !== undefined)
    return [`Nothing is saved on this device: ${failure}. The next visit tries again.`];
  if (trouble === 'silent') return ['Nothing is saved on this device: the host does not offer it.'];
  return [];
}

/** Names a host that has not moved for longer than the plan allows; `today` is YYYY-MM-DD. */
export function frozenWords({ date, due }: CopyDates, host: string, today: string): string | undefined {
  if (due === '' || today <= due) return undefined;
  return (
    `${host} has offered nothing newer since ${dayWords(date)}. The plan is to be gone through at least until ` +
    `${dayWords(due)}: compare with another copy.`
  );
}

/** What is to be decided by the reader; undefined when there is nothing. */
export function choiceWords(
  { held, offer }: View,
  host: string,
): { text: string; button: string } | undefined {
  if (offer?.outcome === 'older' && held) {
    const text = `${host} offers an older version (${nameOf(offer.version)}) than the one saved here (${nameOf(held)}). The newer one stays.`;
    return { text, button: 'Take the older one' };
  }
  if (offer?.outcome !== 'ready' || !held) return undefined;
  const { date } = offer.version;
  const of = date === '' ? '' : ` (${nameOf(offer.version)})`;
  return { text: `A newer version is ready${of}.`, button: 'Switch now' };
}

function nameOf({ name, date }: SiteVersion): string {
  const words = [name, date === '' ? 'of unknown date' : `of ${dayWords(date)}`];
  return words.filter((word) => word !== '').join(' ');
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

/** '2026-06-15' gives '15 June 2026'. */
function dayWords(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function timeAgo(then: number, now: number): string {
  const past = now - then;
  const [unit, length] = steps.find(([, length]) => past >= length) ?? [];
  if (unit === undefined) return 'just now';
  return new Intl.RelativeTimeFormat('en', { numeric: 'always' }).format(-Math.floor(past / length), unit);
}
