import type { Words } from '../../words/index.ts';
import { sheetsOf } from './filing.ts';
import type { FilingLine, PrintedTab } from './filing.ts';

/** What the instruction and the slips of an update pack say. Days are written for people. */
export type PackFacts = {
  binder: string;
  place: string;
  copies: number;
  holder: string;
  /** Who holds that role. */
  holders: string;
  /** The role that slips go back to. */
  backTo: string;
  before: string;
  after: string;
  validUntil: string | undefined;
  lines: readonly FilingLine[];
  /** Sheets of the new binder that were in the old one. */
  staying: number;
  /** Number of the tab with the record of changes. */
  records: number;
  /** What changed in a tab that stays what it was, in words. */
  changesIn: (number: number) => readonly string[];
};

/** The filing instruction: what to check, what to take out and put in line by line, and what to do afterwards. */
export function instructionSheets(facts: PackFacts, { updates }: Words): string {
  const { binder, before, after, validUntil, copies, place, lines, staying, records } = facts;
  const [out, into] = [sheetsOf(lines.map((line) => line.out)), sheetsOf(lines.map((line) => line.in))];
  const rows: readonly (readonly [string, string])[] = [
    [updates.for, `${binder}, ${before}`],
    [updates.brings, after],
    [updates.validUntil, validUntil ?? ''],
    [updates.sheets, updates.counts(out, into, staying)],
    [updates.copies, `${copies}: ${place}`],
    [updates.holder, heldBy(facts)],
  ];
  const steps = lines.map(
    (line, index) => `<tr>
      <td class="pack-line">${index + 1}</td>
      <td><b>${text(outOf(line, updates))}</b></td>
      <td><b>${link(line.in, text(intoOf(line, updates)))}</b></td>
      <td>${text(whyOf(line, facts, updates))}</td>
      <td class="call-box"><span class="box"></span></td>
    </tr>`,
  );
  return `<section class="sheet pack-sheet" data-tab="pack" aria-labelledby="pack">
    <div class="pack-band"><h1 id="pack">${text(updates.pack)}</h1><p>${text(binder)}</p></div>
    <p class="pack-use">${text(updates.packUse)}</p>
    <table class="pack-facts"><tbody>${rows
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td></tr>`)
      .join('')}</tbody></table>
    <p class="pack-check">${text(updates.check(before))}</p>
    <h2>${text(updates.filing)}</h2>
    <table class="pack-lines"><thead><tr>${[
      updates.line,
      updates.takeOut,
      updates.putIn,
      updates.why,
      updates.done,
    ]
      .map((name) => `<th scope="col">${text(name)}</th>`)
      .join('')}</tr></thead><tbody>${steps.join('')}</tbody></table>
    <h2>${text(updates.afterwards)}</h2>
    <ul class="pack-after">${[
      text(updates.compare),
      text(updates.record(records)),
      text(updates.destroy),
      `<a href="#recall">${text(updates.slip)}</a>`,
    ]
      .map((what) => `<li><span class="box"></span><span>${what}</span></li>`)
      .join('')}</ul>
    <p>${text(updates.stays(validUntil))}</p>
    <p class="end">${text(updates.endOfPack)}</p>
  </section>`;
}

/** A slip for each copy, by which its holder says that it is up to date. */
export function recallSlips(facts: PackFacts, { updates }: Words): string {
  const { binder, after, copies, place, backTo, lines } = facts;
  const named = (of: (line: FilingLine) => string) => lines.map(of).filter((one) => one !== updates.nothing);
  const slip = (_: unknown, index: number) => `<div class="slip">
    <h3>${text(updates.slipFor(index + 1, copies))}</h3>
    <p><b>${text(binder)}</b> · ${text(place)}<br>${text(updates.holder)}: ${text(heldBy(facts))}<br>${text(updates.brings)}: <b>${text(after)}</b></p>
    <p>${text(updates.slipOut(named((line) => outOf(line, updates)).join('; ')))}<br>${text(
      updates.slipIn(named((line) => intoOf(line, updates)).join('; ')),
    )}</p>
    <p><span class="box"></span> ${text(updates.slipDone)}</p>
    <p class="form-lines">${[updates.name, updates.date, updates.signature]
      .map((name) => `${text(name)} <span class="line"></span>`)
      .join(' ')}</p>
    <p><b>${text(updates.backTo(backTo))}</b></p>
  </div>`;
  return `<section class="sheet pack-sheet" data-tab="recall" aria-labelledby="recall">
    <h2 id="recall">${text(updates.slips)}</h2>
    <p>${text(updates.slipsUse)}</p>
    ${Array.from({ length: copies }, slip).join('')}
  </section>`;
}

type Updates = Words['updates'];

function outOf({ out }: FilingLine, updates: Updates): string {
  if (out === undefined) return updates.nothing;
  const pages = pagesOf(out, updates);
  return out.number === 0 ? updates.coverAnd(pages) : `${updates.tab} ${out.number}: ${pages}`;
}

function intoOf({ in: into, out }: FilingLine, updates: Updates): string {
  if (into === undefined) return updates.nothing;
  const pages = pagesOf(into, updates);
  if (into.number === 0) return updates.coverAnd(pages);
  return out === undefined ? updates.behind(pages, `${updates.tab} ${into.number - 1}`) : pages;
}

function whyOf({ out, in: into }: FilingLine, { changesIn }: PackFacts, updates: Updates): string {
  if (into === undefined) return updates.tabGone(out?.title ?? '');
  if (into.number === 0) return updates.frontChange;
  if (out === undefined) return updates.tabNew(into.title);
  if (out.title !== into.title) return updates.tabInPlace(into.title, out.title);
  return updates.changedParts(into.title, changesIn(into.number).join('; '));
}

function pagesOf({ number, pages }: PrintedTab, { to }: Updates): string {
  return `${number}–1 ${to} ${number}–${pages}`;
}

function heldBy({ holder, holders }: PackFacts): string {
  return holders === '' ? holder : `${holder} (${holders})`;
}

function link(tab: PrintedTab | undefined, words: string): string {
  return tab?.number === 0 ? `<a href="#cover">${words}</a>` : words;
}

/** Words as HTML; the first and the last page of a tab stay on one line. */
function text(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\d+–\d+ \w+ \d+–\d+/g, '<span class="nowrap">$&</span>');
}
