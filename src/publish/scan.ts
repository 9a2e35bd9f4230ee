import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { unpublishedValues, shownPlaybooks, spellingsOf } from '../plan/index.ts';
import type { Plan, Playbook, Unpublished } from '../plan/index.ts';
import { listFiles } from './files.ts';
import { escapeAttribute } from './html.ts';
import { offlineJudge } from './offline-list.ts';
import { pageWeigher } from './page-weight.ts';
import { readsWithoutScript } from './readable.ts';
import { unpackedBytes } from './search/canonical.ts';
import { readPack, searchFolder } from './search/packs.ts';
import { textFinder } from './text-finder.ts';
import type { Needle } from './text-finder.ts';

/** What the last look at a built site found. `file` is the file of the dist. */
export type ScanFinding = {
  check: 'nothing-private-published' | 'page-within-budget' | 'page-works-alone';
  severity: 'error' | 'warning';
  file: string;
  message: string;
};

/** The plan that the site was made from, and the day on which its acceptances are judged. */
export type ScanSubject = { plan: Plan; today: string };

/** Files that hold no text of the plan. */
const WITHOUT_TEXT = new Set(['.woff2', '.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif', '.ico', '.pdf']);
/** Source: experience.md, "The employee", and checks.md, page-within-budget. */
const BUDGET = { html: 14 * 1024, all: 100 * 1024 };

type Sought = Unpublished | 'remote';

/**
 * Reads a published site as a reader gets it, search packs unpacked, and says what must not be there: values that are not
 * to be published, start-here pages that are too heavy, pages that say
 * nothing without a script, load from another host, or are not among what browsers save. So it comes after everything but
 * the sums is written.
 */
export function scan(dist: string, subject: ScanSubject): ScanFinding[] {
  const find = textFinder(needlesFor(subject.plan));
  const unsaved = offlineJudge(dist);
  const findings: ScanFinding[] = [];
  for (const file of listFiles(dist)) {
    if (WITHOUT_TEXT.has(extname(file))) continue;
    const bytes = readFileSync(join(dist, file));
    const seen = new Set<string>();
    for (const text of [Buffer.from(file), bytes, ...packedIn(file, bytes)]) {
      find(text, (sought, start, end) => {
        const finding =
          sought === 'remote' ? remoteAsset(file, text, start) : leak(file, text, sought, start, end);
        if (!finding || seen.has(finding.message)) return;
        seen.add(finding.message);
        findings.push(finding);
      });
    }
    if (!file.endsWith('.html')) continue;
    if (!readsWithoutScript(bytes)) findings.push(silent(file));
    const why = unsaved(file, bytes);
    if (why !== undefined) findings.push(notSaved(file, why));
  }
  return [...findings, ...tooHeavy(dist, subject)];
}

function needlesFor(plan: Plan): Needle<Sought>[] {
  const remote = ['https:', 'http:', ''].flatMap((scheme) =>
    ["src='", 'src="', "href='", 'href="', "set='", 'set="', 'url(', "url('", 'url("', "rt '", 'rt "'].map(
      (before) => ({ bytes: Buffer.from(`${before}${scheme}//`), of: 'remote' as const }),
    ),
  );
  const values = unpublishedValues(plan).flatMap((value) =>
    [...spellingsIn(value.text)].map((text) => ({ bytes: Buffer.from(text), of: value })),
  );
  return [...remote, ...values];
}

/** How a value may be written in HTML, in an address and in JSON. */
function spellingsIn(value: string): Set<string> {
  return new Set(
    spellingsOf(value).flatMap((text) => [
      text,
      escapeAttribute(text),
      escapeAttribute(text).replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/'/gu, '&#39;'),
      encodeURIComponent(text),
      JSON.stringify(text).slice(1, -1),
    ]),
  );
}

/** The files of a search pack as the reader's search reads them. */
function packedIn(file: string, bytes: Buffer): Buffer[] {
  if (!file.startsWith(`${searchFolder}/`)) return [];
  return readPack(bytes.toString('utf8')).map(([name, packed]) =>
    /\.pf_(?:fragment|meta|index|filter)$/u.test(name) ? unpackedBytes(packed) : packed,
  );
}

/** The pages of the checks are the same for every plan: a name in their examples is nobody's. So with their text in the search. */
function isOfMuster(file: string, text: Uint8Array): boolean {
  const opening = Buffer.from(text.subarray(0, 40)).toString('latin1');
  return file.startsWith('checks/') || opening.startsWith('{"url":"checks/');
}

function leak(
  file: string,
  text: Uint8Array,
  { visibility, what, place }: Unpublished,
  start: number,
  end: number,
): ScanFinding | undefined {
  if (isWord(text[start - 1]) || isWord(text[end]) || isOfMuster(file, text)) return undefined;
  return {
    check: 'nothing-private-published',
    severity: 'error',
    file,
    message: `holds ${what} that is ${visibility}: ${place.file}, line ${place.line}. Take it out of what the page is made from, or change its visibility.`,
  };
}

/** A letter or digit of ASCII: what is found within a longer word is something else. */
function isWord(byte: number | undefined): boolean {
  return byte !== undefined && /[A-Za-z0-9]/.test(String.fromCharCode(byte));
}

/** What a browser loads by itself; a link that is followed may lead anywhere, and an address in the text loads nothing. */
function remoteAsset(file: string, text: Uint8Array, start: number): ScanFinding | undefined {
  if (!/\.(?:html|css|svg)$/u.test(file)) return undefined;
  const before = Buffer.from(text.subarray(Math.max(0, start - 2000), start)).toString('latin1');
  const inSheet = /(?:url\($|@impo$)/u.test(before.slice(-6)) || file.endsWith('.css');
  const tag = before.slice(before.lastIndexOf('<'));
  const inTag = tag.startsWith('<') && !tag.includes('>');
  if (!inSheet && (!inTag || /^<(?:a|area)\s/iu.test(tag))) return undefined;
  const shown = Buffer.from(text.subarray(start, start + 80)).toString('utf8');
  const address = /(?:https?:)?\/\/[^"'\s)>]*/u.exec(shown)?.[0] ?? shown;
  return {
    check: 'page-works-alone',
    severity: 'error',
    file,
    message: `loads ${address} from another host, which may be lost in the outage. Add it to the site.`,
  };
}

function silent(file: string): ScanFinding {
  return {
    check: 'page-works-alone',
    severity: 'error',
    file,
    message: 'says nothing when no script runs. Put its content into the page itself.',
  };
}

function notSaved(file: string, why: string): ScanFinding {
  return {
    check: 'page-works-alone',
    severity: 'error',
    file,
    message: `${why} Build the site again, and add nothing to it afterwards.`,
  };
}

function tooHeavy(dist: string, { plan, today }: ScanSubject): ScanFinding[] {
  const weigh = pageWeigher(dist);
  const present = new Set(listFiles(dist));
  const starting = shownPlaybooks(plan).filter(({ playbookKind }) => playbookKind === 'start-here');
  const pages = [
    'index.html',
    ...starting.filter((playbook) => !accepts(playbook, today)).map(({ id }) => `playbooks/${id}.html`),
  ];
  return pages.filter((page) => present.has(page)).flatMap((page) => overBudget(page, weigh(page)));
}

function accepts({ accept }: Playbook, today: string): boolean {
  return accept.some(({ check, until }) => check === 'page-within-budget' && until >= today);
}

function overBudget(file: string, { html, all }: { html: number; all: number }): ScanFinding[] {
  const over = [
    ...(html > BUDGET.html
      ? [`${inKilobytes(html)} of compressed HTML, of ${inKilobytes(BUDGET.html)}`]
      : []),
    ...(all > BUDGET.all
      ? [`${inKilobytes(all)} with all that it loads, of ${inKilobytes(BUDGET.all)}`]
      : []),
  ];
  if (over.length === 0) return [];
  return [
    {
      check: 'page-within-budget',
      severity: 'warning',
      file,
      message: `weighs ${over.join(', and ')} that a weak signal carries in time. Make it shorter, or its pictures smaller.`,
    },
  ];
}

function inKilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`;
}
