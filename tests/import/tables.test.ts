import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { conflictsIn } from '../../src/import/conflicts.ts';
import { readMappings, withMappings } from '../../src/import/tables/mapping-file.ts';
import { peopleIn, peopleText } from '../../src/import/tables/people.ts';
import { findTables, tableFiles } from '../../src/import/tables/table-files.ts';
import { hiddenSheets, mergedAreas } from '../../src/import/tables/sheet-layout.ts';
import { rowsOf } from '../../src/import/tables/table-rows.ts';
import { loadPlan, parsePlan } from '../../src/plan/index.ts';
import type { Plan } from '../../src/plan/index.ts';

const sound = loadPlan('tests/fixtures/sound');
const keepers = { owner: 'head-baker', approver: 'shop-lead' };
type Texts = ReadonlyMap<string, Uint8Array | string>;
type Imported = { plan: Plan; files: Texts };

/** Imports tables into a plan, and gives the plan that comes of it, with what is said of them. */
async function imported(
  tables: Record<string, string | Uint8Array>,
  { mapping = '', into = sound, country = '' }: { mapping?: string; into?: Imported; country?: string } = {},
) {
  const { confirmed, faults } = readMappings(mapping);
  expect(faults).toEqual([]);
  const bytes = new Map(Object.entries(tables).map(([path, table]) => [path, Buffer.from(table)]));
  const found = await findTables(bytes, confirmed);
  expect(found.faults).toEqual([]);
  const made = tableFiles(found.found, into.plan, keepers, country === '' ? undefined : country);
  const files: Texts = new Map<string, Uint8Array | string>([...into.files, ...made.files]);
  const { plan, problems } = parsePlan(files);
  expect(problems).toEqual([]);
  const lost = [...found.lost, ...made.lost];
  const told = ({ file, line, detail, why }: (typeof lost)[number]) =>
    `${file}:${line} ${detail} (${why ?? ''})`;
  return {
    plan,
    files,
    made: made.files,
    notes: made.notes,
    found: found.found,
    unknown: found.unknown,
    said: lost.filter(({ refused }) => refused !== true).map(told),
    refused: lost.filter(({ refused }) => refused === true).map(told),
  };
}

const PEOPLE =
  'Function,Name,Mobile\nOn duty,Anna Kern,+49 172 1234567\nOn duty,Ben Oster,+49 172 1234568\nOn duty,,+49 172 1234569\n';

describe('Rows of a table', () => {
  it('with one name become a file each, and find their own again when they are in another order', async () => {
    const first = await imported({ 'people.csv': PEOPLE });
    expect([...first.made.keys()]).toEqual([
      'contacts/on-duty.yaml',
      'contacts/on-duty-2.yaml',
      'contacts/on-duty-3.yaml',
    ]);
    expect(first.refused).toEqual([]);
    const [heading = '', ...rows] = PEOPLE.trim().split('\n');
    const turned = [heading, 'On duty,Cem Acar,+49 172 1234560', ...rows.reverse()].join('\n');
    const again = await imported({ 'people.csv': turned }, { into: first });
    for (const [path, text] of first.made) expect(again.made.get(path)).toBe(text);
    expect(again.plan.contacts.get('on-duty-4')?.name).toBe('Cem Acar');
  });

  it.each([
    [
      'processes',
      'Process,Team,RTO\nSend,Depot,4h\nSend,Export,8h\nCafé,a,1h\nCafe,b,2h\n北京,c,1h\n上海,d,1h\n',
      6,
    ],
    ['services', 'Service,Type,RTO\nPost,saas,4h\nPost,paas,8h\n', 2],
    ['risks', 'Risk,Likelihood,Impact\nFlood,2,4\nFlood,3,5\n', 2],
    ['exercises', 'Exercise,Date,Scenario\nCall,2026-05-04,mail-lost\nCall,2026-06-04,mail-lost\n', 2],
  ])('are never dropped for their name: %s', async (folder, table, count) => {
    const first = await imported({ 'table.csv': table });
    expect([first.refused, first.made.size]).toEqual([[], count]);
    expect([...first.made.keys()].every((path) => path.startsWith(`${folder}/`))).toBe(true);
    const again = await imported({ 'table.csv': table }, { into: first });
    expect(again.made).toEqual(first.made);
  });

  it('in two tables are one thing, and the first that says something is kept', async () => {
    const { made, said } = await imported({
      'a.csv': 'Process,Team,RTO\nSend,Depot,4h\n',
      'b.csv': 'Process,RTO,MTPD\nSend,8h,2d\n',
    });
    expect([...made.keys()]).toEqual(['processes/send.yaml']);
    expect(made.get('processes/send.yaml')).toContain('rto: 4h\n  mtpd: 2d');
    expect(said).toEqual(['b.csv:2 RTO: 8h (says otherwise than a table before it, which is kept)']);
  });

  it('that can make no file are refused, and what they say of a field and nobody understands stays as a comment', async () => {
    const { refused, made } = await imported({
      'contacts.csv': 'Role,Phone\nNobody,\nDesk,+441632960126\n',
      'people.csv': 'Name,Mobile\nAnna Kern,+491721234567\n',
      'risks.csv': 'Risk,Likelihood,Impact\nFlood,often,4\n',
      'work.csv': 'id,Process,RTO\nx1,One,soonish\nx1,Two,4h\n',
    });
    expect(refused).toEqual([
      'contacts.csv:2 Nobody (has no way to reach them)',
      'people.csv:2 Anna Kern, +491721234567 (has no role, which is what the site shows of a person; fill in a column such as Role or, where these are no people, map `Name: label`)',
      'risks.csv:2 Flood (has no likelihood)',
      'work.csv:3 Two (has the id `x1`, as another row has)',
    ]);
    expect(made.get('processes/x1.yaml')).toMatch(
      /^# work\.csv, row 2: RTO: soonish \(is no duration, such as 4h or 2 days\)\nname: One\n/,
    );
  });

  it('with a number in front are called by their names all the same', async () => {
    const { made, said } = await imported({
      'work.csv': 'ID,Process,RTO\n1,Send,4h\n2,Bake on Sundays,8h\n',
    });
    expect([...made.keys()]).toEqual(['processes/send.yaml', 'processes/bake-on-sundays.yaml']);
    expect(said).toEqual(['work.csv:1 ID (holds numbers, which are no ids: names are taken)']);
  });

  it('that begin another table below are refused, with all that follows', async () => {
    const { made, refused } = await imported({
      'work.csv': 'Process,Team,RTO\nSend,Depot,4h\n,,\nRole,Name,Mobile\nOn duty,Anna Kern,+491721234567\n',
    });
    expect([...made.keys()]).toEqual(['processes/send.yaml']);
    expect(refused).toEqual([
      'work.csv:4 Role, Name, Mobile (begins another table: give it a sheet of its own)',
    ]);
  });

  it('whose name is merged over several are one thing with what all of them say', () => {
    const rows = [
      ['Process', 'Team', 'Systems'],
      ['Send', 'Depot', 'Mail'],
      ['Send', '', 'Sign-in'],
      ['Send', 'Export', ''],
    ];
    const table = { title: 'x', rows, captions: new Set<number>(), filled: new Set(['2:0']) };
    const fields = new Map([
      [0, 'name'],
      [1, 'unit'],
      [2, 'dependsOn'],
    ]);
    const made = rowsOf(table, { kind: 'process', header: 0, fields }).rows;
    expect(made.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, 'Send', 'Depot', 'Mail; Sign-in'],
      [4, 'Send', 'Export', ''],
    ]);
  });

  it('that say something is approved which nobody has reviewed make a draft, the second time too', async () => {
    const table = { 'work.csv': 'Process,Status,RTO\nSend,approved,soon\u0007ish\n' };
    const first = await imported(table);
    expect(first.made.get('processes/send.yaml')).toContain('status: draft');
    expect((await imported(table, { into: first })).made).toEqual(first.made);
  });

  it('say what stands in a new file though no table says it', async () => {
    const { notes } = await imported({ 'work.csv': 'Process,Team\nSend,Depot\n' });
    expect(notes.join('\n')).toContain('  criticality: important (1 of them)');
    expect(notes.join('\n')).not.toContain('unit');
  });
});

describe('A table as people make it', () => {
  it('with titles, notes, merged cells, times and serial numbers comes in as it is meant', async () => {
    const { plan, said, refused } = await imported(
      { 'ugly.xlsx': readFileSync('tests/import/office/ugly.xlsx') },
      { country: '+49' },
    );
    const made = [...plan.processes.values()].filter(({ id }) => !sound.plan.processes.has(id));
    expect(
      made.map(({ id, unit, lastReviewed, impactAnalysis: { rto, mtpd, rpo } }) => [
        id,
        unit,
        rto,
        mtpd,
        rpo,
        lastReviewed,
      ]),
    ).toEqual([
      ['lohnabrechnung', 'Personal', 240, 2880, 720, '2026-03-12'],
      ['versand', 'Logistik', 240, 2880, 240, undefined],
      ['versand-2', 'Export', 1440, 10080, undefined, undefined],
      ['zeiterfassung', 'Personal', 480, undefined, 0, '2026-03-12'],
    ]);
    expect(plan.contacts.get('bereitschaft')?.ways.map(({ value }) => value)).toEqual([
      '+49301234567',
      'anna@example.org',
    ]);
    expect(plan.contacts.get('bereitschaft-2')?.ways.map(({ value }) => value)).toEqual([
      '+49301234568',
      '+491721234568',
    ]);
    expect(said).toEqual([
      'ugly.xlsx:5 merged cells C5:C6 of Prozesse (each of their rows says the same)',
      'ugly.xlsx (Hinweise):1 the table Hinweise (its columns are none of processes, services, risks or contacts)',
      'ugly.xlsx (Prozesse):1 Notfallplanung der Muster AG (stands above the headings)',
      'ugly.xlsx (Prozesse):2 Stand: 12.03.2026 (stands above the headings)',
      'ugly.xlsx (Prozesse):8 Vertrieb und Versand (is a heading over several columns)',
      'ugly.xlsx (Prozesse):12 Legende: hoch = binnen eines Tages (is taken for a note below the table; a row has more than one cell)',
      'ugly.xlsx (Prozesse):13 Quelle: Frau Muster (is taken for a note below the table; a row has more than one cell)',
      'ugly.xlsx (Prozesse):6 MTPD: 24x7 (is no duration, such as 4h or 2 days)',
      'ugly.xlsx (Prozesse):10 RPO: keine (is no duration, such as 4h or 2 days)',
      'ugly.xlsx (Prozesse):4 Nr. (is no field that an import knows)',
      'ugly.xlsx (Prozesse):4 Bemerkung (is no field that an import knows)',
      expect.stringContaining(
        'ugly.xlsx (Kontakte):2 Mobil: 491721234567 (is no telephone number with country code: a spreadsheet',
      ),
      expect.stringContaining('ugly.xlsx (Kontakte):4 Telefon: 301234569 (is no telephone number'),
      'ugly.xlsx (Kontakte):1 24/7 erreichbar (is no field that an import knows)',
      'ugly.xlsx (Kontakte):1 number 7, without a heading (nobody can say what it means: give it a heading)',
    ]);
    expect(refused).toEqual(['ugly.xlsx (Kontakte):4 Hausmeister (has no way to reach them)']);
  });

  it.each([
    ['030 1234567', '+49', '+49301234567'],
    ['+49 (0) 30 1234567', '', '+49301234567'],
    ['0049 30 1234567', '', '+49301234567'],
    ['06 12345678', '+39', '+390612345678'],
    ['(555) 010-1234', '+1', undefined],
    ['(555) 210-1234', '+1', '+15552101234'],
    ['030 1234567', '', undefined],
    ['1234567', '+49', undefined],
  ])('writes the number %s where the country is %s as %s', async (written, country, number) => {
    const { plan, refused } = await imported({ 'c.csv': `Role,Phone\nDesk,${written}\n` }, { country });
    expect(plan.contacts.get('desk')?.ways[0]?.value).toBe(number);
    expect(refused).toHaveLength(number === undefined ? 1 : 0);
  });

  it('is told apart from sheets that are hidden, whatever they are called', () => {
    const parts = {
      'xl/workbook.xml':
        '<sheets><sheet name="A &amp; B" sheetId="1" state="veryHidden" r:id="r1"/><sheet name="C" r:id="r2"/></sheets>',
      'xl/_rels/workbook.xml.rels': '<Relationship Id="r1" Target="/xl/worksheets/s.xml"/>',
      'xl/worksheets/s.xml': '<mergeCells><mergeCell ref="B2:AA3"/></mergeCells>',
    };
    const bytes = new Map(Object.entries(parts).map(([part, xml]) => [part, Buffer.from(xml)]));
    expect(hiddenSheets(bytes)).toEqual(['A & B']);
    expect(mergedAreas(bytes).get('A & B')).toEqual([
      { written: 'B2:AA3', top: 1, left: 1, bottom: 2, right: 26 },
    ]);
  });

  it('in what Excel calls Unicode, or with a line break in a name and a heading, is read as it is meant', async () => {
    const text = 'Process\tTeam\t"RTO\n(hours)"\n"Bake\nbread"\tÖfen\t4\n';
    const first = await imported({ 'a.csv': Buffer.from(`\uFEFF${text}`, 'utf16le') });
    expect(first.made.get('processes/bake-bread.yaml')).toContain('name: Bake bread\n');
    expect(first.plan.processes.get('bake-bread')).toMatchObject({
      unit: 'Öfen',
      impactAnalysis: { rto: 240 },
    });
    const again = await imported({ 'a.csv': Buffer.from(`\uFEFF${text}`, 'utf16le') }, { into: first });
    expect(again.made).toEqual(first.made);
  });

  it('keeps first and last names in two columns as one name', async () => {
    const { plan } = await imported({
      'c.csv': 'Nachname;Vorname;Funktion;Mobil\nKern;Anna;Wache;+491721234567\n',
    });
    expect(plan.contacts.get('wache')?.name).toBe('Anna Kern');
  });
});

const FRENCH = 'Processus;Équipe;Délai (h);Remarques\nPaie;Siège;4;rien\n';
const MAPPING = `# by hand
paie:
  kind: process
  columns:
    Processus: name
    Équipe: unit
    Délai: impactAnalysis.rto # hours
    Remarques: ignore
`;

describe('What columns mean', () => {
  it('is read from a mapping that somebody wrote by hand, in any language, and nothing is asked or said then', async () => {
    const { plan, said, found } = await imported({ 'paie.csv': FRENCH }, { mapping: MAPPING });
    expect(plan.processes.get('paie')).toMatchObject({ unit: 'Siège', impactAnalysis: { rto: 240 } });
    expect([said, found.map(({ confirmed }) => confirmed)]).toEqual([[], [true]]);
    const [table] = found;
    expect(table && withMappings(MAPPING, new Map([[table.key, table.said]]))).toBe(MAPPING);
  });

  it('is kept of two tables of one title apart, and not taken over where it does not fit', async () => {
    const mapping =
      'Tabelle1:\n  kind: contact\n  columns:\n    Fonction: label\n    Portable: ways.mobile\n';
    const { found } = await imported({ 'b/Tabelle1.csv': 'Process,RTO\nSend,4h\n' }, { mapping });
    expect(found.map(({ key, confirmed, mapping: { kind } }) => [key, kind, confirmed])).toEqual([
      ['Tabelle1/Tabelle1', 'process', false],
    ]);
  });

  it('is asked for again where it names no column as the name, and is not guessed past it', async () => {
    const { refused, unknown } = await imported(
      { 'a.csv': 'Process,Team,RTO\nSend,Depot,4h\n' },
      { mapping: 'a:\n  kind: process\n  columns:\n    Process: description\n' },
    );
    expect(refused).toEqual([
      'a.csv:1 the table a (no column is said to be the `name` in .muster-import.yaml)',
    ]);
    expect(unknown.map(({ said }) => [...said.columns])).toEqual([
      [
        ['Process', 'description'],
        ['Team', undefined],
        ['RTO', undefined],
      ],
    ]);
  });

  it('is asked for where nobody knows what a whole table lists', async () => {
    const { unknown, refused } = await imported({ 'paie.csv': FRENCH });
    expect(refused).toHaveLength(1);
    expect(unknown.map(({ key, said }) => [key, [...said.columns.keys()]])).toEqual([
      ['paie', ['Processus', 'Équipe', 'Délai (h)', 'Remarques']],
    ]);
    const left = await imported({ 'paie.csv': FRENCH }, { mapping: 'paie:\n  kind: ignore\n' });
    expect([left.refused, left.found]).toEqual([[], []]);
  });

  it.each([
    ['x:\n  kind: proces\n', '.muster-import.yaml:2 `kind` of x is one of process, service'],
    [
      'x:\n  kind: risk\n  columns:\n    A: nam\n',
      '.muster-import.yaml:4 `nam` is no field of a risk. Did you mean `name`?',
    ],
    ['x:\n  kind: risk\n  country: 49\n', '.muster-import.yaml:3 `country` is a country code such as "+49"'],
    ['x:\n  kind: risk\n  cols: {}\n', '.muster-import.yaml:3 `cols` is none of kind, columns, country.'],
    ['x:\n  kind: [risk\n', '.muster-import.yaml:'],
    ['- x\n', '.muster-import.yaml:1 It must name tables'],
  ])('is refused with its line where it means nothing: %j', (text, says) => {
    expect(readMappings(text).faults.join('\n')).toContain(says);
  });
});

describe('People in an import', () => {
  it('come in unpublished, and are told apart from what is published', async () => {
    const table = `${PEOPLE}Waterworks,,\n`
      .replace('Waterworks,,', 'Waterworks,,+441632960126')
      .replace('Mobile', 'Mobile,Type');
    const csv = table.replace('960126', '960126,authority');
    const { plan, made } = await imported({ 'people.csv': csv });
    expect(plan.contacts.get('on-duty')).toMatchObject({ type: 'person', name: 'Anna Kern' });
    const told = peopleText(peopleIn(plan, made)).join('\n');
    expect(told).toContain('4 contacts, of which 3 are people');
    expect(told).toContain('anybody reads it: the label of each, 1 mobile number.');
    expect(told).toContain(
      'Not published (print-only: full binders alone hold it): 2 names, 3 mobile numbers.',
    );
    expect(told).toContain('`visibility: print-only` keeps it off the site');
    for (const path of made.keys()) expect(path).not.toMatch(/anna|kern|ben|oster/);
  });

  it('at a vendor are not published with its number either', async () => {
    const { made } = await imported({
      'v.csv': 'Role,Name,Type,Phone\nSupport,Sam Low,vendor,+441632960126\n',
    });
    expect(made.get('contacts/support.yaml')).toContain('name: Sam Low\nvisibility: print-only');
  });

  it('stay off the site where a name comes into a contact that is there', async () => {
    const desk =
      'type: desk\nlabel: Post\nways:\n  - type: landline\n    value: "+441632960126"\n    failureDomains: []\n';
    const files = new Map<string, Uint8Array | string>([...sound.files, ['contacts/post.yaml', desk]]);
    const { made } = await imported(
      { 'p.csv': 'Role,Name\nPost,Anna Kern\n' },
      { into: { plan: parsePlan(files).plan, files } },
    );
    expect(made.get('contacts/post.yaml')).toContain('name: Anna Kern\nvisibility: print-only\n');
  });

  it('are counted on pages too, which are published whole', () => {
    const page = '---\ntitle: Calling\n---\n\nCall +44 1632 960 126 or mail desk@example.org.\n';
    const { plan } = parsePlan(sound.files);
    expect(peopleText(peopleIn(plan, new Map([['guide/calling.mdx', page]])))).toEqual([
      expect.stringContaining('1 telephone number, 1 mail address in the text of guide/calling.mdx'),
    ]);
  });
});

describe('A conflict of a merge', () => {
  const conflict = '<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> other\n';
  it.each([
    [`a\n${conflict}b\n${conflict}`, [2, 8]],
    [conflict.replaceAll('\n', '\r\n'), [1]],
    [`\`\`\`text\n${conflict}\`\`\`\n`, []],
    ['Title\n=======\n', []],
    ['<<<<<<< and no more\n', []],
  ])('of %j is found at %j', (text, lines) => expect(conflictsIn(text)).toEqual(lines));
});
