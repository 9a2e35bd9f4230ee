import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { toWord } from '../../src/export/to-word.ts';
import { openArchive } from '../../src/import/archive.ts';
import { loadPlan, playbookAddress, playbookPages, privatePattern } from '../../src/plan/index.ts';
import type { Plan, Playbook, Translation } from '../../src/plan/index.ts';
import { textEdition } from '../../src/publish/text-edition/index.ts';
import { scratch, writePlan } from '../commands/folders.ts';
import { muster } from '../commands/muster.ts';

const { plan } = loadPlan('content');
const mail = playbookOf(plan, 'mail-is-down');

function playbookOf(of: Plan, id: string): Playbook {
  const playbook = of.playbooks.get(id);
  if (!playbook) throw new Error(`There is no playbook ${id}.`);
  return playbook;
}

/** A part of a Word document as it stands in the file. */
async function partOf(page: Playbook | Translation, name: string): Promise<string> {
  const archive = openArchive(await toWord(plan, page));
  if ('fault' in archive) throw new Error(archive.fault);
  return new TextDecoder().decode(archive.parts.get(name));
}

/** The text of a part, a line for each paragraph. */
function textOf(xml: string): string {
  return xml
    .replace(/<\/w:p>|<w:br\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** How often a text has each of its words, but for where other playbooks are read and the numbers of lists. */
function wordsIn(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const plain = text.replace(/<[^<>]*playbooks\/[^<>]*>/g, ' ').replace(/^\s*\d+\. /gm, '');
  for (const [word] of plain.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe('A playbook as a Word document', () => {
  test('says every word that the text edition says, for every playbook and translation', async () => {
    const edition = textEdition(plan, undefined);
    for (const page of playbookPages(plan)) {
      const name = playbookAddress(page).slice(1);
      const here = wordsIn(textOf(await partOf(page, 'word/document.xml')));
      const wanted = wordsIn(edition.get(`${name}.txt`) ?? '');
      const lost = [...wanted].filter(([word, count]) => (here.get(word) ?? 0) < count);
      expect({ name, lost }).toEqual({ name, lost: [] });
      expect(wanted.size).toBeGreaterThan(100);
    }
  });

  test('says nothing that is not published', async () => {
    const pattern = privatePattern(plan, plan);
    expect(pattern).toBeDefined();
    for (const page of playbookPages(plan))
      for (const part of ['word/document.xml', 'customXml/item1.xml'])
        expect(textOf(await partOf(page, part))).not.toMatch(pattern ?? /./);
  });

  test("has Word's own headings for a table of contents, one numbering for all steps, and heads of tables", async () => {
    const xml = await partOf(mail, 'word/document.xml');
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)?.length).toBe(mail.body.sections.length);
    expect(xml.match(/<w:pStyle w:val="Title"\/>/g)?.length).toBe(1);
    const steps = [...xml.matchAll(/<w:pStyle w:val="Step"\/>.*?<w:numId w:val="(\d+)"\/>/g)];
    expect(steps.length).toBe(mail.body.steps.length);
    expect(new Set(steps.map(([, numbering]) => numbering)).size).toBe(1);
    expect(await partOf(playbookOf(plan, 'cold-rooms-by-hand'), 'word/document.xml')).toContain(
      '<w:tblHeader/>',
    );
  });

  test('says on every page whose it is, which version, how long it is valid, and where it is read', async () => {
    expect(textOf(await partOf(mail, 'word/header1.xml'))).toContain('Larkmoor Cold Chain');
    const foot = textOf(await partOf(mail, 'word/footer1.xml'));
    expect(foot).toMatch(/Version 1\.2 of 20 Aug 2026 · Valid until 20 Aug 2027/);
    expect(foot).toContain('https://continuity-larkmoor.example/playbooks/mail-is-down');
  });

  test('speaks the language of a translation, and says so to whoever reads it aloud or corrects it', async () => {
    const german = playbookPages(plan).find(
      (page) => playbookAddress(page) === '/playbooks/cannot-sign-in.de',
    );
    if (!german) throw new Error('The sample has no German playbook.');
    const foot = textOf(await partOf(german, 'word/footer1.xml'));
    expect(foot).toMatch(/ · Gültig bis .*Seite .* von /s);
    expect(foot).toContain('/playbooks/cannot-sign-in.de zeigt den Notfallplan');
    expect(await partOf(german, 'word/styles.xml')).toContain('<w:lang w:val="de"/>');
  });

  test('has the same bytes whenever it is made', async () => {
    const now = await toWord(plan, mail);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-02-03T04:05:06Z') });
    const later = await toWord(plan, mail);
    vi.useRealTimers();
    expect(Buffer.compare(now, later)).toBe(0);
  });
});

test('`muster export playbook/…` writes a document that `muster import` takes back, in the same words and bytes', async () => {
  const folder = scratch();
  const file = join(folder, 'mail-again.docx');
  const home = join(folder, 'content');
  cpSync('content', home, { recursive: true });
  const written = await muster(['export', 'playbook/mail-is-down', '--to', file], { cwd: folder });
  expect(written).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(file).equals(await toWord(plan, mail))).toBe(true);
  expect(written.stdout).toContain('comes back with `muster import`');
  const brought = await muster(['import', file], { cwd: folder });
  expect(brought.stdout).toContain('0 things not carried over whole');
  const again = readFileSync(join(home, 'playbooks/mail-again.mdx'), 'utf8');
  expect(again).toBe(readFileSync(join(home, mail.file), 'utf8'));
});

test('a playbook that is not there or not published, and a file that is there, are refused in a line', async () => {
  const folder = scratch();
  writePlan(join(folder, 'content'), {
    'playbooks/mail-is-down.mdx': (text) => text.replace('kind:', 'visibility: print-only\nkind:'),
    'playbooks/something-is-wrong.mdx': (text) =>
      text
        .replace('kind:', '# For us alone\nkind:')
        .replace('## Do this first', '{/* For us too */}\n\n## Do this first'),
  });
  writeFileSync(join(folder, 'taken.docx'), 'Mine.');
  const unknown = await muster(['export', 'playbook/mail-is-dwon'], { cwd: folder });
  expect(unknown).toMatchObject({
    code: 2,
    stderr: 'There is no playbook `mail-is-dwon`. Did you mean `mail-is-down`?\n',
  });
  const hidden = await muster(['export', 'playbook/mail-is-down'], { cwd: folder });
  expect(hidden).toMatchObject({
    code: 1,
    stderr: 'The playbook `mail-is-down` is not published, and not exported either.\n',
  });
  const taken = await muster(['export', 'playbook/mail-is-down', '--to', 'taken.docx'], { cwd: folder });
  expect(taken.code).toBe(1);
  expect(taken.stderr).toMatch(/taken\.docx is there already; --force overwrites it\.\n$/);
  expect(readFileSync(join(folder, 'taken.docx'), 'utf8')).toBe('Mine.');
  for (const [what, file] of [
    ['playbook/something-is-wrong', 'mistyped/start.docx'],
    ['process', 'mistyped/processes.csv'],
  ] as const) {
    const astray = await muster(['export', what, '--to', file], { cwd: folder });
    expect(astray).toMatchObject({ code: 1, stdout: '' });
    expect(astray.stderr).toMatch(/^There is no folder .*mistyped\. Make it first \(mkdir -p ".*mistyped"\)/);
    expect(existsSync(join(folder, 'mistyped'))).toBe(false);
  }
  const commented = await muster(['export', 'playbook/something-is-wrong'], { cwd: folder });
  expect(commented.stdout).toMatch(/comments \(playbooks\/something-is-wrong\.mdx:4, \d+\)/);
  const sent = openArchive(readFileSync(join(folder, 'something-is-wrong.docx')));
  if ('fault' in sent) throw new Error(sent.fault);
  for (const part of sent.parts.values()) expect(new TextDecoder().decode(part)).not.toContain('For us');
});
