import type { BinderTab } from '../../plan/index.ts';
import type { Words } from '../../words/index.ts';

/** What stands on every sheet of a binder. */
export type Running = {
  paper: 'a4' | 'letter';
  organization: string;
  title: string;
  revision: string;
  validUntil: string | undefined;
  afterwards: string;
  classification: string;
  /** Address of the site without `https://`, for the typed address of a sheet. */
  site: string;
};

/** Millimetres from the top to the first thumb tab, between two of them, and how many stand below each other. */
const THUMB = { top: 4, step: 19, count: 12 };

/** The style sheet that makes a binder's page into sheets: size, margins, running head and foot, page numbers, thumb tabs. */
export function pagedStyles(tabs: readonly BinderTab[], running: Running, words: Words['paper']): string {
  const front = (name: string, chapter: string) =>
    sheets({ name, chapter, title: running.title, classification: running.classification }, running, words);
  const names = ['front', ...tabs.map(({ number }) => `tab${number}`), 'pack', 'recall'];
  return [
    `:root{counter-reset:${names.join(' ')}}`,
    COMMON.replace('PAPER', running.paper === 'a4' ? 'A4' : 'letter'),
    front('front', '0'),
    front('pack', 'U'),
    front('recall', 'R'),
    ...tabs.flatMap((tab) => [sheets(sheetsOf(tab, running, words), running, words), thumb(tab.number)]),
  ].join('\n');
}

const FONT = `"Atkinson Hyperlegible Next",sans-serif`;
const BOX = `font-family:${FONT};color:#000`;

const COMMON = `@page{size:PAPER;margin:21mm 16mm 22mm;
@top-left{${BOX};font-size:9.5pt;font-weight:700;line-height:1.2;text-align:left;vertical-align:bottom;width:60%;margin-bottom:3.5mm;padding-bottom:1.2mm;border-bottom:.75pt solid #000}
@top-right{${BOX};font-size:9pt;font-weight:400;line-height:1.2;text-align:right;vertical-align:bottom;width:40%;margin-bottom:3.5mm;padding-bottom:1.2mm;border-bottom:.75pt solid #000}
@bottom-left{${BOX};font-size:8pt;font-weight:400;line-height:1.35;white-space:pre-line;text-align:left;vertical-align:top;width:74%;margin-top:3.5mm;padding-top:1.2mm;border-top:.75pt solid #000}
@bottom-right{${BOX};font-size:9.5pt;font-weight:700;line-height:1.35;white-space:pre-line;text-align:right;vertical-align:top;width:26%;margin-top:3.5mm;padding-top:1.2mm;border-top:.75pt solid #000}}
@page :right{margin-left:25mm;margin-right:16mm}
@page :left{margin-left:16mm;margin-right:25mm}
@page cover{margin:0;@top-left{content:none}@top-right{content:none}@bottom-left{content:none}@bottom-right{content:none}}
@page blank{@top-left{content:none;border:0}@top-right{content:none;border:0}@bottom-left{content:none;border:0}@bottom-right{content:none;border:0}}
[data-tab="cover"]{page:blank}
.cover{page:cover}`;

/** The paper of a tab: its name, how its page numbers begin, and what its head and foot say. */
type Sheets = { name: string; chapter: string; title: string; classification: string; code?: string };

function sheetsOf(
  { number, kind, title, code }: BinderTab,
  { classification }: Running,
  { personal }: Words['paper'],
): Sheets {
  const own = kind === 'personal' ? personal : classification;
  return { name: `tab${number}`, chapter: String(number), title, classification: own, code };
}

/**
 * The paper of one tab, upright and turned. A counter raised by `@page` itself numbers its pages in any browser, within the tab:
 * a tab that grows leaves the numbers of all others as they are, so that its sheets alone are replaced. How many there are is
 * known when they are printed (src/publish/paper).
 */
function sheets(
  { name, chapter, title, classification, code }: Sheets,
  { paper, organization, title: binder, revision, validUntil, afterwards, site }: Running,
  words: Words['paper'],
): string {
  const valid = validUntil === undefined ? '' : ` · ${words.validUntil} ${validUntil}`;
  const sheet = code === undefined ? '' : ` · ${words.isCurrent} ${site}/sheet/${code}`;
  const foot = [
    `${organization} · ${words.binder(binder)} · ${words.revision} ${revision}`,
    `${words.copyNumber} ____${valid}${sheet}`,
    afterwards,
  ];
  const head = /\d/.test(chapter) && chapter !== '0' ? `${chapter}   ${title}` : title;
  const boxes = `counter-increment:${name};@top-left{content:${quoted(head)}}@top-right{content:${quoted(classification)}}@bottom-left{content:${quoted(foot.join('\n'))}}@bottom-right{content:"${chapter}–" counter(${name})}`;
  return `@page ${name}{${boxes}}\n@page ${name}-turned{size:${paper === 'a4' ? 'A4' : 'letter'} landscape;margin:21mm 16mm 22mm;${boxes}}
[data-tab="${name}"]{page:${name}}[data-tab="${name}"] .on-paper-landscape,[data-tab="${name}"] .turned{page:${name}-turned}`;
}

function thumb(number: number): string {
  const top = THUMB.top + ((number - 1) % THUMB.count) * THUMB.step;
  const box = `content:"${number}";margin-top:${top}mm;width:11mm;height:15mm;background:#000;color:#fff;font:700 13pt/1 ${FONT};text-align:center;vertical-align:middle`;
  return `@page tab${number}:right{@right-top{${box};margin-left:5mm;padding-right:3mm}}\n@page tab${number}:left{@left-top{${box};margin-right:5mm;padding-left:3mm}}`;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\A ')}"`;
}
