import type { Held, Offer, SiteVersion } from './records.ts';
import { offline as said } from '../../words/en/offline.ts';
import { clock } from '../../words/en/clock.ts';

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
  const failure = offer?.outcome === 'failed' ? `${offer.file} ${reasonWords(offer.reason)}` : undefined;
  if (trouble === 'off') return [said.endedByHost];
  if (held) {
    const line = [
      said.allSaved(held.pages),
      ...(held.name === '' ? [] : [said.ofVersion(held.name)]),
      ...(view.checked === undefined ? [] : [said.checked(timeAgo(view.checked, now))]),
      ...(trouble === 'silent' ? [said.silent] : []),
      ...(share === undefined ? [] : [said.fetching(percent(share))]),
    ].join(' · ');
    if (failure === undefined || share !== undefined) return [line];
    return [line, said.notTaken(failure)];
  }
  if (share !== undefined) return [said.saving(pages, percent(share))];
  if (failure !== undefined) return [said.nothingSaved(failure)];
  if (trouble === 'silent') return [said.notOffered];
  return [];
}

/** Names a host that has not moved for longer than the plan allows; `today` is YYYY-MM-DD. */
export function frozenWords({ date, due }: CopyDates, host: string, today: string): string | undefined {
  if (due === '' || today <= due) return undefined;
  return said.frozen(host, clock.longDate(date), clock.longDate(due));
}

/** What is to be decided by the reader; undefined when there is nothing. */
export function choiceWords(
  { held, offer }: View,
  host: string,
): { text: string; button: string } | undefined {
  if (offer?.outcome === 'older' && held) {
    return { text: said.older(host, nameOf(offer.version), nameOf(held)), button: said.takeOlder };
  }
  if (offer?.outcome !== 'ready' || !held) return undefined;
  const { date } = offer.version;
  return { text: said.ready(date === '' ? '' : nameOf(offer.version)), button: said.switchNow };
}

function nameOf({ name, date }: SiteVersion): string {
  const words = [name, date === '' ? said.unknownDate : said.of(clock.longDate(date))];
  return words.filter((word) => word !== '').join(' ');
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

/** What the worker noted as `late` or `answered 404`, in words. */
function reasonWords(reason: string): string {
  const [code = '', status = ''] = reason.split(' ');
  const { answered, ...others } = said.reasons;
  if (code === 'answered') return answered(status);
  return code in others ? others[code as keyof typeof others] : reason;
}

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function timeAgo(then: number, now: number): string {
  const past = now - then;
  const [unit, length] = steps.find(([, length]) => past >= length) ?? [];
  if (unit === undefined) return said.justNow;
  return new Intl.RelativeTimeFormat(said.locale, { numeric: 'always' }).format(
    -Math.floor(past / length),
    unit,
  );
}
