import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import {
  binderOutline,
  changesOnSheet,
  holders,
  nameOf,
  ownersByWork,
  validUntil,
} from '../../plan/index.ts';
import type { Binder, BinderOutline, Plan, ReleaseChanges } from '../../plan/index.ts';
import { wordsOf } from '../../words/index.ts';
import type { Words } from '../../words/index.ts';
import { filingLines, sheetsOf } from './filing.ts';
import type { PrintedTab } from './filing.ts';
import { readLayout, readSheets, writePack } from './in-page.ts';
import type { Writing } from './in-page.ts';
import { instructionSheets, recallSlips } from './pack-sheets.ts';
import type { PackFacts } from './pack-sheets.ts';
import { openSheets, printSheets, settle } from './print.ts';
import type { Printed, PrintJob } from './print.ts';

/** A plan with its pages, as binders are printed from them. */
export type Edition = { pages: string; plan: Plan; version: { name: string; date: string }; binder: Binder };

/** An update pack, with how many sheets it has of how many of the binder; undefined when the binders say the same. */
export type Pack = (Printed & { sheets: { put: number; of: number } }) | undefined;

/**
 * Prints what turns one edition of a binder into another. Both are laid out as they would be printed; tabs that say the same
 * on as many pages stay in the binder, all others are in the pack as they stand in the new binder. What a print says of itself
 * (revision, valid until, bars) makes no difference: the list of effective pages, which is always replaced, says what holds.
 */
export async function printPack(
  old: { context: BrowserContext; job: PrintJob; edition: Edition },
  now: { context: BrowserContext; job: PrintJob; edition: Edition },
  changes: ReleaseChanges,
): Promise<Pack> {
  const before = await laidOut(old, (_, tabs) => Promise.resolve(tabs));
  return await laidOut(now, async (page, after, dense) => {
    const lines = filingLines(before, after);
    if (lines.length === 0) return undefined;
    const put = lines.flatMap((line) => line.in ?? []);
    const facts = { ...factsOf(old.edition, now.edition, changes), lines };
    const total = sheetsOf(after);
    const pack: PackFacts = { ...facts, staying: total - sheetsOf(put) };
    const { organization } = now.edition.plan;
    const words = wordsIn(now.edition);
    await page.evaluate(writePack, {
      title: words.updates.packTitle(`${now.edition.binder.title} · ${organization.name}`),
      keep: put.map(({ number }) => `tab${number}`),
      before: instructionSheets(pack, words),
      after: recallSlips(pack, words),
    });
    const printed = await printSheets(page, now.job, await page.evaluate(readLayout), dense);
    requireSamePages(put, printed.totals);
    return { ...printed, sheets: { put: sheetsOf(put), of: total } };
  });
}

/** Lays a binder out and does something with its open page and its tabs. */
async function laidOut<T>(
  { context, job, edition }: { context: BrowserContext; job: PrintJob; edition: Edition },
  use: (page: Page, tabs: PrintedTab[], dense: Printed['misfits']) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  try {
    const dense = await openSheets(page, job);
    const { writing } = await settle(page, await page.evaluate(readLayout), job.paper);
    const sheets = await page.evaluate(readSheets);
    return await use(page, tabsOf(edition, sheets, writing.totals), dense);
  } finally {
    await page.close().catch(() => undefined);
  }
}

function tabsOf(
  { pages, plan, version, binder }: Edition,
  sheets: Readonly<Record<string, string>>,
  totals: Writing['totals'],
): PrintedTab[] {
  const css = readFileSync(join(pages, 'binders', `${binder.id}.css`), 'utf8');
  const { binderTabs, common, paper } = wordsIn({ plan });
  const identity = [paper.version(version.name, version.date), validUntil(binder, version.date, common.date)];
  const { tabs } = binderOutline(plan, binder, 'full', binderTabs.titles);
  return [{ number: 0, title: '' }, ...tabs].map(({ number, title }) => {
    const name = number === 0 ? 'front' : `tab${number}`;
    const hash = createHash('sha256').update(sheets[name] ?? '');
    hash.update(runningStyles(css, name, identity));
    return { number, title, digest: hash.digest('hex'), pages: totals[name]?.pages ?? 0 };
  });
}

/** What the style sheet of a binder says of one tab's paper and of all, without what only the day of its print tells. */
function runningStyles(css: string, tab: string, identity: readonly (string | undefined)[]): string {
  const own = css.split('\n').filter((line) => {
    const [named] = /\b(?:front|pack|recall|tab\d+)\b/.exec(line) ?? [tab];
    return named === tab && !line.startsWith(':root');
  });
  return identity.reduce<string>(
    (text, words) => (words === undefined ? text : text.replaceAll(words, '')),
    own.join('\n'),
  );
}

/** The words of an edition's language. */
function wordsIn({ plan }: Pick<Edition, 'plan'>): Words {
  return wordsOf(plan.organization.languages[0] ?? 'en');
}

function factsOf(old: Edition, now: Edition, changes: ReleaseChanges): Omit<PackFacts, 'lines' | 'staying'> {
  const { plan, binder, version } = now;
  const { common, paper } = wordsIn(now);
  const { tabs }: BinderOutline = binderOutline(plan, binder, 'full');
  const role = plan.roles.get(binder.holder);
  const keeper = ownersByWork(plan).find((id) => id !== binder.holder);
  return {
    binder: binder.title,
    place: binder.place,
    copies: binder.copies,
    holder: nameOf(plan, { kind: 'role', id: binder.holder }),
    holders: (role === undefined ? [] : holders(plan, role)).map(({ label }) => label).join(', '),
    backTo: nameOf(plan, { kind: 'role', id: keeper ?? binder.holder }),
    before: paper.version(old.version.name, old.version.date),
    after: paper.version(version.name, version.date),
    validUntil: validUntil(binder, version.date, common.date),
    records: tabs.find(({ kind }) => kind === 'records')?.number ?? 0,
    changesIn: (number) => {
      const tab = tabs.find((each) => each.number === number);
      return tab === undefined
        ? []
        : changesOnSheet(plan, { kind: tab.kind, playbook: tab.playbook?.id }, changes);
    },
  };
}

/** A sheet of the pack must be that of the new binder: with another number of pages it is not. */
function requireSamePages(put: readonly PrintedTab[], totals: Printed['totals']): void {
  for (const { number, pages } of put) {
    const printed = totals[number === 0 ? 'front' : `tab${number}`]?.pages;
    if (printed !== pages)
      throw new Error(
        `Tab ${number} has ${pages} pages in the binder and ${printed ?? 0} in its update pack.`,
      );
  }
}
