import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toWord } from '../../src/export/to-word.ts';
import { openArchive } from '../../src/import/archive.ts';
import { carriedFiles } from '../../src/import/carried/carried-files.ts';
import { officeDocuments } from '../../src/import/office.ts';
import { loadPlan, parsePlan, playbookPages } from '../../src/plan/index.ts';
import type { Plan, Playbook, ReadMemory } from '../../src/plan/index.ts';
import { zip } from '../../src/publish/bundle/zip.ts';

const sample = loadPlan('content');
const sound = loadPlan('tests/fixtures/sound');
const keepersOf = (plan: Plan) =>
  plan === sound.plan
    ? { owner: 'head-baker', approver: 'shop-lead' }
    : { owner: 'it-service-lead', approver: 'continuity-lead' };
/** What has been read of the plans, so that each file is read once. */
const memory: ReadMemory = new Map();

type Files = ReadonlyMap<string, string | Uint8Array>;
type Home = { plan: Plan; files: Files };

/** What an import makes of a document in a plan: the plan with it, its text, and what was not carried. */
async function imported(bytes: Uint8Array, { plan, files }: Home, name = 'again.docx') {
  const office = await officeDocuments(new Map([[name, bytes]]));
  const merged = (made: Files) => new Map<string, string | Uint8Array>([...files, ...made]);
  const made = carriedFiles(office.carried, {
    plan,
    keepers: keepersOf(plan),
    judge: (file, more) =>
      parsePlan(merged(more), memory).problems.filter(
        (problem) => problem.file === file && problem.severity === 'error',
      ),
  });
  const [page] = made.pages;
  const after = parsePlan(merged(made.files), memory);
  const pages = [...after.plan.playbooks.values(), ...after.plan.translations];
  return {
    problems: after.problems.filter(({ severity }) => severity === 'error'),
    playbook: pages.find(({ file }) => file === page?.file),
    text: String(made.files.get(page?.file ?? '') ?? ''),
    lost: [...office.lost, ...made.lost].map(({ detail, why }) => `${detail} (${why ?? ''})`),
  };
}

/** A document in which pieces of text stand otherwise; a piece is everything between two marks of a paragraph. */
function edited(bytes: Uint8Array, edit: (xml: string) => string): Uint8Array {
  const archive = openArchive(bytes);
  if ('fault' in archive) throw new Error(archive.fault);
  const path = 'word/document.xml';
  const xml = new TextDecoder().decode(archive.parts.get(path));
  return zip(new Map([...archive.parts, [path, Buffer.from(edit(xml))]]));
}

/** The paragraphs of a document that begin at a text and are `count`. */
function paragraphsAt(xml: string, text: string, count: number): string {
  const end = xml.indexOf(text);
  if (end < 0) throw new Error(`The document does not say: ${text}`);
  const start = xml.lastIndexOf('<w:p>', end);
  let after = start;
  for (let index = 0; index < count; index++) after = xml.indexOf('</w:p>', after) + '</w:p>'.length;
  return xml.slice(start, after);
}

/** What a playbook says, whatever it is called and wherever its parts stand in its file. */
function saying(playbook: Playbook | undefined): unknown {
  return JSON.parse(
    JSON.stringify(playbook, (key, value: unknown) => (WHERE.has(key) ? undefined : value)),
  ) as unknown;
}
const WHERE = new Set(['id', 'file', 'line', 'column', 'place', 'offset', 'language']);
const idsOf = (playbook: Playbook | undefined) => playbook?.body.steps.map(({ id }) => id);

describe('A playbook that is exported and imported again', () => {
  test('is the same, for every playbook and translation of the sample, whether the plan still has it or not', async () => {
    for (const page of playbookPages(sample.plan)) {
      const bytes = await toWord(sample.plan, page);
      const beside = await imported(bytes, sample);
      expect(beside.lost).toEqual([]);
      expect(beside.text).toBe(sample.plan.sources.get(page.file)?.text);
      // The file is emptied of what it said, and the plan has the document alone to go by.
      const other = new Map<string, string | Uint8Array>(sample.files);
      const text = sample.plan.sources.get(page.file)?.text ?? '';
      other.set(
        page.file,
        text.replace(/^title: .*/m, 'title: Another').replace(/\n## [^]*$/, '\n## Use this when\n'),
      );
      const alone = await imported(bytes, { plan: parsePlan(other, memory).plan, files: other });
      expect(alone.lost).toEqual([]);
      expect(saying(alone.playbook)).toEqual(saying(page));
      expect(idsOf(alone.playbook)).toEqual(page.body.steps.map(({ id }) => id));
    }
  });

  test('is the same after LibreOffice has saved the document', async () => {
    const bytes = readFileSync('tests/import/office/mail-is-down.docx');
    const { lost, playbook, text } = await imported(bytes, sound);
    expect(lost).toEqual([]);
    expect(saying(playbook)).toEqual(saying(sound.plan.playbooks.get('mail-is-down')));
    expect(text).toContain('<Contact id=');
  });

  test('says what somebody has changed in Word, and all else as before', async () => {
    const page = sample.plan.playbooks.get('mail-is-down');
    if (!page) throw new Error('The sample has changed.');
    const bytes = edited(await toWord(sample.plan, page), (xml) => {
      const step = paragraphsAt(xml, 'Start a call log on paper.', 3);
      const added = step
        .replace('Start a call log on paper.', 'Switch the radio on.')
        .replace('Everyone, within 20 minutes', 'Communications lead, within half an hour')
        .replace('The sheet shows time, caller, matter, promise', 'You hear {music} &lt;b&gt;');
      const sign = paragraphsAt(xml, 'The outage line announces that mail is down', 1);
      return xml
        .replace(paragraphsAt(xml, 'Report the fault to the operations duty desk if', 4), '')
        .replace(step, `${added}${step}`)
        .replace(
          sign,
          `${sign}${sign.replace('The outage line announces that mail is down', 'A customer says so')}`,
        )
        .replace('>Mail is down<', '>Post has stopped<')
        .replace('Urgent matters by telephone, the rest waits', 'Urgent matters by phone')
        .replace('Phone the outage line.', 'Ring the outage line.')
        .replace(' Everyone, within 7 minutes', ' IT service lead, within 8 minutes')
        .replace('Do not use private mail for work.', 'Use no private mail for work.')
        .replace('Sign-in fails as well: go to', 'Signing in fails too: turn to');
    });
    const { playbook, text, lost, problems } = await imported(bytes, sample);
    expect([problems, lost]).toEqual([[], []]);
    expect(playbook).toMatchObject({
      title: 'Post has stopped',
      states: { ...page.states, to: 'Urgent matters by phone' },
      activation: { criteria: [...page.activation.criteria, 'A customer says so'] },
      scenarios: page.scenarios,
      uses: page.uses,
    });
    expect(playbook?.messages[0]?.text).toContain('Use no private mail for work. Phone');
    expect(text).toContain(
      '<Step id="check-the-line" role="it-service-lead" within="8m" uses="channel/outage-line" verify="You hear whether mail is named">Ring the outage line.</Step>',
    );
    expect(text).toContain(
      '<Step id="switch-the-radio-on" role="communications-lead" within="30m" verify="You hear {music} <b>">Switch the radio on.</Step>',
    );
    expect(text).toContain('Signing in fails too: turn to [');
    expect(idsOf(playbook)).toEqual(
      idsOf(page)?.flatMap((id) =>
        id === 'report-mail' ? [] : id === 'start-call-log' ? ['switch-the-radio-on', id] : [id],
      ),
    );
  });

  test('names what was changed and comes from elsewhere in the plan', async () => {
    const page = sample.plan.playbooks.get('mail-is-down');
    if (!page) throw new Error('The sample has changed.');
    const bytes = edited(await toWord(sample.plan, page), (xml) =>
      xml
        .replace(' Everyone, within 5 minutes', ' The janitor, within a while')
        .replace(/\+44\s1632\s960\s131/g, '112'),
    );
    const { text, lost } = await imported(bytes, sample);
    expect(text).toBe(sample.plan.sources.get(page.file)?.text);
    expect(lost.join('\n')).toMatch(/The janitor, within a while \(the plan has no role “The janitor”\)/);
    expect(lost.join('\n')).toMatch(/112.*comes from elsewhere in the plan; change it there/);
  });

  test('is a draft in a plan that has not all that it names, with every step under its heading', async () => {
    const page = sample.plan.playbooks.get('mail-is-down');
    if (!page) throw new Error('The sample has changed.');
    const { playbook, lost, problems } = await imported(await toWord(sample.plan, page), sound);
    expect(problems).toEqual([]);
    expect(playbook).toMatchObject({
      status: 'draft',
      ...keepersOf(sound.plan),
      messages: [],
      activation: { anyoneMayStart: true },
    });
    const steps = (of: Playbook | undefined) =>
      of?.body.steps.map(({ id, text, section }) => [id, text, section]);
    expect(steps(playbook)).toEqual(steps(page));
    expect(lost.join('\n')).toContain(
      'names the channel `sms-broadcast`, which does not exist (is left out)',
    );
    expect(lost.join('\n')).toContain('Back to normal: `<Step>` names the role `it-service-lead`');
  });

  test('keeps its steps where a program has left out what the document carried, and says what is gone', async () => {
    const page = sample.plan.playbooks.get('mail-is-down');
    if (!page) throw new Error('The sample has changed.');
    const archive = openArchive(await toWord(sample.plan, page));
    if ('fault' in archive) throw new Error(archive.fault);
    const bare = zip(new Map([...archive.parts].filter(([path]) => !path.startsWith('customXml/'))));
    const { playbook, lost, problems } = await imported(bare, sample);
    expect(problems).toEqual([]);
    const steps = (of: Playbook | undefined) =>
      of?.body.steps.map(({ text, section, role, within, uses, verify }) => [
        text,
        section,
        role,
        within,
        uses,
        verify,
      ]);
    expect(steps(playbook)).toEqual(steps(page));
    expect(playbook).toMatchObject({ title: page.title, summary: page.summary, status: 'draft' });
    expect(lost.join()).toContain('left out what it carried');
  });

  test('is not taken for one where somebody has tampered with what the document carries', async () => {
    const page = sound.plan.playbooks.get('mail-is-down');
    if (!page) throw new Error('The fixture has changed.');
    const archive = openArchive(await toWord(sound.plan, page));
    if ('fault' in archive) throw new Error(archive.fault);
    for (const text of [
      '{"id":1}',
      '{',
      '{"id":"a","front":{},"labels":{},"everyone":"E","pieces":[{"source":3}]}',
    ]) {
      const item = Buffer.from(`<muster xmlns="urn:muster:playbook">${text}</muster>`);
      const bytes = zip(new Map([...archive.parts, ['customXml/item1.xml', item]]));
      const { lost } = await imported(bytes, sound);
      expect(lost.join()).toContain('left out what it carried');
    }
  });
});
