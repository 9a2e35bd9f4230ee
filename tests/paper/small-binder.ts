import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binderOutline, loadPlan } from '../../src/plan/index.ts';
import type { Binder } from '../../src/plan/index.ts';
import { printBinders } from '../../src/publish/paper/index.ts';
import type { PrintedBinder, PrintOptions } from '../../src/publish/paper/index.ts';
import { findBrowser } from '../browsers.ts';
import { change, ON_ITS_DAY, writePlan } from '../commands/folders.ts';
import type { Changes } from '../commands/folders.ts';
import { muster } from '../commands/muster.ts';
import type { Expected } from './check-binder.ts';

const BINDER = `title: Till
place: Beside the till
holder: shop-lead
contains: { playbooks: [mail-is-down, something-is-wrong], resources: true, forms: true }
replaceEvery: 6mo
highestVisibility: print-only
`;

const PLAN: Changes = {
  'binders/till.yaml': BINDER,
  'glossary.yaml': 'Sourdough: Bread that takes two days.\n',
  'resources/order-form.yaml':
    'name: Order form\ntype: form\nlocation: Drawer\nfile: forms/order.png\nprintCount: 2\n',
  'resources/till-roll.yaml': 'name: Till roll sheet\ntype: form\nlocation: Drawer\nfile: forms/roll.pdf\n',
  'forms/order.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAAECAAAAABuRtrbAAAADklEQVR42mNgaPjPgIQBK/QF/c3znvQAAAAASUVORK5CYII=',
    'base64',
  ),
  'forms/roll.pdf': '%PDF-1.4\n',
  'resources/order-book.yaml': 'name: Paper order book\ntype: stock\nlocation: Drawer under the till\n',
  'playbooks/mail-is-down.mdx': (text) =>
    text.replace(
      '## Tell people',
      '```mermaid\nflowchart TD\n  accTitle: Two ways to order\n  accDescr: By phone or at the till.\n  A[Order by phone] --> B[Write it down]\n```\n\nSee [the other one](/playbooks/something-is-wrong).\n\n## Tell people',
    ),
};

/** A small plan, the pages of its site, and what its binder must hold; printed in a few pages. */
export type SmallBinder = {
  folder: string;
  /** The pages of the site, which may be changed. */
  pages: string;
  binder: Binder;
  expected: Expected;
  print: (ids: readonly string[], options?: Partial<PrintOptions>) => Promise<PrintedBinder[]>;
  remove: () => void;
};

/** Writes the plan and builds its site, without PDFs. */
export async function smallBinder(): Promise<SmallBinder> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'muster-till-')));
  writePlan(join(folder, 'content'), PLAN);
  const { code, stdout, stderr } = await muster(['build', '--no-binders', ...ON_ITS_DAY], {
    cwd: folder,
    timeout: 240_000,
  });
  if (code !== 0) throw new Error(stdout + stderr);
  const { plan } = loadPlan(join(folder, 'content'));
  const binder = plan.binders.get('till');
  if (!binder) throw new Error('The plan has no binder.');
  const pages = join(folder, 'dist');
  const print: SmallBinder['print'] = (ids, options = {}) =>
    printBinders({
      pages,
      plan,
      version: { name: 'test', date: '2026-06-15' },
      binders: ids.map((id) => ({ ...binder, id })),
      browser: findBrowser('chromium') ?? '',
      to: join(folder, 'printed'),
      edition: 'full',
      cache: join(folder, 'kept'),
      ...options,
    });
  return {
    folder,
    pages,
    binder,
    expected: { plan, outline: binderOutline(plan, binder, 'published'), language: 'en' },
    print,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes the page of the binder once more under another name, changed. */
export function plant({ pages }: SmallBinder, id: string, edit: (html: string) => string): void {
  const html = readFileSync(join(pages, 'binders/till.html'), 'utf8');
  const edited = edit(html);
  if (edited === html) throw new Error(`Nothing was changed for ${id}.`);
  change(pages, { [`binders/${id}.html`]: edited });
}

/** Writes a copy of a style sheet that a page loads, changed, and gives the page that loads the copy instead. */
export function withStyle({ pages }: SmallBinder, html: string, edit: (css: string) => string): string {
  const name = readdirSync(join(pages, 'assets')).find(
    (each) =>
      each.endsWith('.css') && readFileSync(join(pages, 'assets', each), 'utf8').includes('.tab-head'),
  );
  if (name === undefined) throw new Error('There is no style sheet of binders.');
  const css = readFileSync(join(pages, 'assets', name), 'utf8');
  writeFileSync(join(pages, 'assets', `changed-${name}`), edit(css));
  return html.replaceAll(name, `changed-${name}`);
}
