import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/import/archive.ts';
import { officeDocuments } from '../../src/import/office.ts';
import { findTables, tableFiles } from '../../src/import/tables/table-files.ts';
import { toGuide } from '../../src/import/to-guide.ts';
import { loadPlan, parsePlan } from '../../src/plan/index.ts';

const folder = new URL('office/', import.meta.url).pathname;
const fixture = (name: string) => readFileSync(folder + name);
const { plan, files: planFiles } = loadPlan('tests/fixtures/sound');
const keepers = { owner: 'head-baker', approver: 'shop-lead' };

/** An archive with the parts given. */
function archive(parts: Record<string, Buffer>): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(content.length, 22);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt32LE(crc32(content), 16);
    local.writeUInt32LE(crc32(content), 14);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(local, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt32LE(Buffer.concat(entries).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...entries, end]);
}

async function imported(files: Record<string, Uint8Array | string>) {
  const bytes = Object.entries(files).map(([path, content]): [string, Uint8Array] => [
    path,
    Buffer.from(content),
  ]);
  const office = await officeDocuments(new Map(bytes));
  const guide = toGuide(office, 'guide', keepers);
  const { problems } = parsePlan(new Map<string, Uint8Array | string>([...planFiles, ...guide.files]));
  expect(problems).toEqual([]);
  const said = [...office.lost, ...guide.lost].map(
    ({ file, line, what, detail, why }) =>
      `${file}:${line} ${what} ${detail}${why === undefined ? '' : ` (${why})`}`,
  );
  return {
    faults: office.faults,
    said,
    text: (path: string) => String(guide.files.get(path)),
    files: guide.files,
  };
}

describe('A Word document', () => {
  it('with our headings or their like becomes a playbook, and its rest a guide page', async () => {
    const { text, said, faults } = await imported({ 'handbook.docx': fixture('handbook.docx') });
    expect([faults, said]).toEqual([[], []]);
    const playbook = text('playbooks/handbook.mdx');
    expect(playbook).toContain('title: When the tills stop');
    expect(playbook).toContain(
      '<Step id="do-this-first-2" role="head-baker">Put up the sign "cash only".</Step>',
    );
    expect(playbook).toContain('| Receipts | Drawer \\| left |');
    expect(playbook).toContain('See [the signs](https://example.org/signs).');
    expect(playbook.match(/^## .*$/gm)).toHaveLength(9);
    expect(text('guide/handbook.mdx')).toContain(
      '## History of the tills\n\nThey were bought in 2019. **Nobody** knows where.',
    );
  });

  it('brings its pictures along with what they show, and names those that a site cannot show', async () => {
    const { text, files, said } = await imported({ 'pictures.docx': fixture('pictures.docx') });
    expect(text('guide/pictures.mdx')).toContain(
      'The lamp is red: ![A red lamp beside the door](./pictures-1.png)',
    );
    expect(text('guide/pictures.mdx')).toContain('Behind the yard: *A map of the yard*');
    expect([...files.keys()]).toEqual(['guide/pictures-1.png', 'guide/pictures.mdx']);
    expect(said).toEqual([
      'pictures.docx:1 picture pictures-2.wmf under “Where it stands” (is a picture of the sort WMF, which no browser shows: save it as PNG and put that in its place)',
      'pictures.docx:1 picture https://pictures.example/porter.png under “Who looks” (is only linked and lies elsewhere: put the picture itself in its place)',
    ]);
  });

  const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const opened = openArchive(fixture('handbook.docx'));
  if ('fault' in opened) throw new Error(opened.fault);
  const parts = Object.fromEntries([...opened.parts].map(([name, part]) => [name, Buffer.from(part)]));
  const document = 'word/document.xml';
  const sound = parts[document]?.toString() ?? '';
  /** The handbook with other words in its text. */
  const changed = (before: string | RegExp, after: string) =>
    archive({ ...parts, [document]: Buffer.from(sound.replace(before, after)) });
  const without = (name: string) =>
    archive(Object.fromEntries(Object.entries(parts).filter(([part]) => part !== name)));
  const wrongSum = Buffer.from(fixture('handbook.docx'));
  wrongSum.writeUInt32LE(12345, wrongSum.lastIndexOf(Buffer.from('504b0102', 'hex')) + 16);
  const nested = `<w:tbl><w:tr><w:tc>`.repeat(4000) + '</w:tc></w:tr></w:tbl>'.repeat(4000);

  it.each([
    [
      'a password',
      Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]),
      'is protected with a password.',
    ],
    ['a form of the time before 2007', OLE, 'is a file of Word or Excel as they were before 2007.'],
    ['nothing in it', Buffer.alloc(0), 'is damaged: it is no whole file of Word or Excel.'],
    ['no end', fixture('handbook.docx').subarray(0, 3000), 'is damaged'],
    ['other bytes', Buffer.from('Hello'), 'is damaged'],
    ['broken parts', Buffer.from(fixture('handbook.docx')).fill(7, 60, 1200), 'is damaged'],
    ['a wrong checksum', wrongSum, 'is damaged'],
    ['tags that do not close each other', changed('</w:p>', '</w:x>'), 'is damaged'],
    ['half a text', changed(/<\/w:p>[\s\S]*$/, ''), 'is damaged'],
    ['an attribute without its mark', changed('w:val="', 'w:val='), 'is damaged'],
    ['a text nested without end', changed('<w:body>', `<w:body>${nested}`), 'is damaged'],
    ['comments that nothing closes', changed('<w:body>', '<!--'.repeat(200_000)), 'is damaged'],
    ['no text', without(document), 'is no Word document'],
    ['no relations', without('word/_rels/document.xml.rels'), 'is damaged'],
    [
      'an entity from elsewhere',
      changed('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
      'declares what its text stands for (a document type), which Word never does.',
    ],
    ['nothing of Word', archive({ 'a.txt': Buffer.from('x') }), 'is no Word document'],
    [
      'a bomb',
      archive({ 'word/document.xml': Buffer.alloc(220 * 1024 * 1024) }),
      'unpacks to more than 200 MB',
    ],
  ])('with %s gives one sentence', async (_, bytes, says) => {
    const { faults } = await imported({ 'x.docx': bytes });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`x.docx ${says}`);
    expect(faults[0]).not.toMatch(/\n|undefined/);
  });

  it('with macros comes in without them, and says so', async () => {
    const { said, text, faults } = await imported({
      'handbook.docm': archive({ ...parts, 'word/vbaProject.bin': Buffer.from('x') }),
    });
    expect(said).toEqual([
      'handbook.docm:1 macro word/vbaProject.bin (a macro is not carried, and never run)',
    ]);
    expect(faults).toEqual([]);
    expect(text('playbooks/handbook.mdx')).toContain('cash only');
  });
});

describe('A page that Confluence exported', () => {
  const page = (title: string, body: string) =>
    `<html><head><title>Desk : ${title}</title><script>alert(1)</script></head><body><div id="breadcrumb-section">Top</div><h1 id="title-heading"><span id="title-text"> Desk : ${title} </span></h1><div id="main-content" class="wiki-content group">${body}</div><div id="footer">Made by</div></body></html>`;

  it('keeps panels, code, tables and links between pages, and the order of the space', async () => {
    const { text, said } = await imported({
      'space/index.html':
        '<html><body><h2>Available Pages:</h2><ul><li><a href="Second_22.html">S</a></li><li><a href="First_11.html">F</a></li></ul></body></html>',
      'space/First_11.html': page(
        'First {one}',
        '<div class="confluence-information-macro confluence-information-macro-warning"><span class="aui-icon"></span><div class="confluence-information-macro-body"><p>Hot &lt;pot&gt;</p></div></div><p onclick="alert(2)">Go to <a href="Second_22.html">second</a>.</p><pre class="syntaxhighlighter-pre">a {b}</pre><table><tbody><tr><th>A</th><th>B</th></tr><tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table><script>alert(3)</script>',
      ),
      'space/Second_22.html': page('Second', '<div class="toc-macro"><ul><li>x</li></ul></div><p>Words.</p>'),
    });
    const first = text('guide/first.mdx');
    expect(first).toContain('title: First {one}\norder: 2');
    expect(first).toContain('> [!CAUTION]\n> Hot \\<pot\\>');
    expect(first).toContain('[second](/guide/second)');
    expect(first).toContain('| 1 | 2 |\n|  | 3 |');
    expect(first).not.toMatch(/alert|Top|Made by/);
    expect(said).toEqual([
      'space/First_11.html:1 layout 1 (stood over 2 rows)',
      'space/First_11.html:1 html <script>',
      'space/Second_22.html:1 macro a table of contents (every page has its own)',
    ]);
  });
});

describe('Tables', () => {
  const read = async (files: Record<string, Uint8Array | string>) => {
    const bytes = Object.entries(files).map(([path, content]): [string, Uint8Array] => [
      path,
      Buffer.from(content),
    ]);
    const tables = await findTables(new Map(bytes), new Map());
    const made = tableFiles(tables.found, plan, keepers);
    const { plan: read, problems } = parsePlan(
      new Map<string, Uint8Array | string>([...planFiles, ...made.files]),
    );
    expect(problems).toEqual([]);
    const said = [...tables.lost, ...made.lost].map(
      ({ file, line, detail, why }) => `${file}:${line} ${detail} (${why ?? ''})`,
    );
    return { plan: read, files: made.files, said, faults: tables.faults };
  };

  it('of Excel become processes, risks and contacts, and say what they could not', async () => {
    const { plan: made, said } = await read({ 'tables.xlsx': fixture('tables.xlsx') });
    expect(made.processes.get('lohnabrechnung')).toMatchObject({
      unit: 'Personal',
      leader: 'head-baker',
      criticality: 'mission-critical',
      dependsOn: [
        { kind: 'service', id: 'mail' },
        { kind: 'service', id: 'sign-in' },
      ],
      impactAnalysis: { rto: 2880, mtpd: 5760, rpo: 720 },
    });
    expect(made.risks.get('flood')).toMatchObject({
      likelihood: 2,
      impact: 4,
      treatment: 'mitigate',
      threatens: { processes: ['take-orders', 'bake'] },
    });
    expect(made.contacts.get('supplier-of-flour')?.ways[0]?.value).toBe('+441632960126');
    expect(said).toEqual([
      'tables.xlsx (Processes):1 Impact analysis 2026 (stands above the headings)',
      'tables.xlsx (Processes):5 Verantwortlich: Chief of nothing (is no role of this plan)',
      'tables.xlsx (Processes):5 RTO: soonish (is no duration, such as 4h or 2 days)',
      'tables.xlsx (Processes):5 Systeme: Telex (Telex is no service of this plan)',
      'tables.xlsx (Processes):6 ohne Namen (has no name)',
      'tables.xlsx (Processes):2 Ziel (is no field that an import knows)',
      'tables.xlsx (Contacts):2 Mobile: 07700 900125 (is no telephone number with country code: `--country` says the one that they all have)',
    ]);
  });

  it('in Windows-1252 with semicolons keep their letters', async () => {
    const { plan: made } = await read({ 'services.csv': fixture('services-1252.csv') });
    expect([...made.services.values()].find(({ name }) => name === 'Brötchen-Shop')).toMatchObject({
      description: 'Verkauft Gebäck für 5 €',
      capability: { rto: 240 },
    });
  });

  it('change of a file that is there the fields of their columns alone, and nothing when they say the same', async () => {
    const before = Buffer.from(planFiles.get('services/mail.yaml') ?? '').toString();
    const same = await read({ 'services.csv': 'id,name,RTO\nmail,Mail,4 hours\n' });
    expect(same.files.get('services/mail.yaml')).toBe(before);
    const other = await read({ 'services.csv': 'id,name,RTO\nmail,Mail,2 hours\n' });
    expect(other.files.get('services/mail.yaml')).toBe(before.replace('rto: 4h', 'rto: 2h'));
  });

  it.each([
    ['a damaged file', { 'x.xlsx': Buffer.from('PK nothing') }, 'x.xlsx is damaged'],
    ['quotation marks left open', { 'x.csv': 'name,rto\n"a,4h\n' }, 'x.csv is no table'],
    ['too many rows', { 'x.csv': `name,rto\n${'a,4h\n'.repeat(20_001)}` }, 'x.csv has 20002 rows'],
  ])('with %s give one sentence', async (_, files, says) => {
    const { faults } = await read(files);
    expect(faults.join()).toContain(says);
  });
});
