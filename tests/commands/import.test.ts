import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSources } from '../../src/cli/import-sources.ts';
import { putFiles } from '../../src/cli/put-files.ts';
import { zip } from '../../src/publish/bundle/zip.ts';
import { bytesOf, ON_ITS_DAY, scratch, writePlan } from './folders.ts';
import { muster } from './muster.ts';

const NOTES = {
  'notes/first.md':
    '---\ntitle: First {aid}\nauthor: nobody\n---\n\nSee [second](second.md#more) and [gone](gone.md).\n\n![A plan](plan.svg)\n',
  'notes/second.md': '# Second\n\n## More\n\n> [!WARNING]\n> Mind the < sign.\n',
  'notes/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
};

/** A folder with the sound plan in `content`, and files beside it. */
function folderWith(files: Record<string, string | Uint8Array>): string {
  const cwd = scratch();
  writePlan(join(cwd, 'content'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

describe('muster import', () => {
  test('brings documents in, says what is lost where, and changes nothing the second time', async () => {
    const cwd = folderWith(NOTES);
    const before = bytesOf(join(cwd, 'content'));
    const tried = await muster(['import', 'notes', '--dry-run'], { cwd });
    expect(tried).toMatchObject({ code: 0, stderr: '' });
    expect(tried.stdout).toContain('3 files would be new');
    expect(bytesOf(join(cwd, 'content'))).toEqual(before);

    const done = await muster(['import', 'notes'], { cwd });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('first.md -> guide/first.mdx\n  1 of 2 links, 1 pictures');
    expect(done.stdout).toContain('first.md:1 front matter author');
    expect(done.stdout).toContain('first.md:6 link gone.md');
    expect(await muster(['check', ...ON_ITS_DAY], { cwd })).toMatchObject({ code: 0 });
    const after = bytesOf(join(cwd, 'content'));

    const again = await muster(['import', 'notes'], { cwd });
    expect(again.stdout).toContain('0 files new, 3 as they were');
    expect(bytesOf(join(cwd, 'content'))).toEqual(after);
  });

  test('keeps what is there with other words, unless it is forced', async () => {
    const cwd = folderWith(NOTES);
    await muster(['import', 'notes'], { cwd });
    const page = join(cwd, 'content/guide/second.mdx');
    writeFileSync(page, '---\ntitle: Mine\n---\n');
    const refused = await muster(['import', 'notes'], { cwd });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      'guide/second.mdx: there already, with other words. It is kept; --force overwrites.',
    );
    expect(readFileSync(page, 'utf8')).toContain('Mine');
    const forced = await muster(['import', 'notes', '--force', '--format', 'json'], { cwd });
    expect(forced.code).toBe(0);
    expect(JSON.parse(forced.stdout)).toMatchObject({ written: ['guide/second.mdx'] });
    expect(readFileSync(page, 'utf8')).toContain('Second');
    const elsewhere = await muster(['import', 'notes', '--to', 'guide/old'], { cwd });
    expect(elsewhere.code).toBe(0);
    expect(readFileSync(join(cwd, 'content/guide/old/first.mdx'), 'utf8')).toContain(
      '(/guide/old/second#more)',
    );
    expect(await muster(['check', ...ON_ITS_DAY], { cwd })).toMatchObject({ code: 0 });
  });

  test('drafts the programme of a process that is described', async () => {
    const text = '# Flow\n\n1. Start\n2. Think, which connects to End\n3. Act\n4. End\n';
    const cwd = folderWith({ 'flow.md': text });
    const done = await muster(['import', 'flow.md', '--programme'], { cwd });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(cwd, 'content/programme.yaml'), 'utf8')).toContain('- [think, end]');
    expect(await muster(['check', ...ON_ITS_DAY], { cwd })).toMatchObject({ code: 0 });
  });

  test('writes what `fmt` leaves as it is, of every kind of document, so that a second import finds nothing new', async () => {
    const office = (name: string) => readFileSync(join('tests/import/office', name));
    const page =
      '<html><head><title>A : Calling</title></head><body><ul><li>x</li></ul><p>y</p></body></html>';
    const cwd = folderWith({
      ...NOTES,
      'notes/flow.md': '# Flow\n\n*  a\n\n\n1. Start\n2. Think, which connects to End\n3. Act\n4. End\n',
      'notes/handbook.docx': office('handbook.docx'),
      'notes/calling.html': page,
      'notes/ugly.xlsx': office('ugly.xlsx'),
      'notes/people.csv':
        'Role,Name,Mobile\nOn duty,Anna Kern,+441632960126\nOn duty,Ben Low,+441632960127\n',
    });
    const command = ['import', 'notes', '--programme', '--yes', '--country', '+49'];
    const refused = await muster(command, { cwd });
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stdout).toMatch(/\d+ files? would be new/);
    expect(refused.stderr).toContain('ugly.xlsx (Kontakte):4 cannot come in as it is.');
    expect(existsSync(join(cwd, 'content/guide'))).toBe(false);
    const done = await muster([...command, '--leave-out'], { cwd });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('Personal data: 5 contacts, of which 4 are people.');
    const after = bytesOf(join(cwd, 'content'));
    expect(await muster(['fmt', '--check'], { cwd })).toMatchObject({ code: 0 });
    const again = await muster([...command, '--leave-out'], { cwd });
    expect(again.stdout).toMatch(/0 files new, \d+ as they were, \d+ things/);
    expect(again.stdout).not.toContain('Personal data');
    expect(bytesOf(join(cwd, 'content'))).toEqual(after);
  });

  test.each([
    [
      'a conflict of a merge',
      { 'x/a.md': 'Text\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n' },
      ['x'],
      'a.md:2 has a conflict of a merge that nobody has resolved.',
    ],
    [
      'a file that no import reads',
      { 'a.pdf': '' },
      ['a.pdf'],
      'a.pdf is of a sort that an import does not read',
    ],
    ['a file that is not there', {}, ['nowhere.md'], 'There is no file or folder nowhere.md.'],
    [
      'text that is not UTF-8',
      { 'x/a.md': Buffer.from('Caf\xe9', 'latin1') },
      ['x'],
      'a.md is not UTF-8 text.',
    ],
    ['an empty folder', { 'x/.keep': '' }, ['x'], 'There is nothing to import in x.'],
    [
      'a page that is too large for a plan',
      { 'x/big.md': 'word '.repeat(300_000) },
      ['x'],
      'guide/big.mdx:1:1 The file has 1.4 MB',
    ],
  ])('writes nothing of %s', async (_, files, names, says) => {
    const cwd = folderWith(files);
    const before = bytesOf(join(cwd, 'content'));
    const refused = await muster(['import', ...names], { cwd });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(says);
    expect(bytesOf(join(cwd, 'content'))).toEqual(before);
  });

  test('does not follow a symbolic link', async () => {
    const cwd = folderWith(NOTES);
    symlinkSync('/etc', join(cwd, 'notes/etc'));
    const refused = await muster(['import', 'notes'], { cwd });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('etc is a symbolic link, which is not followed.');
    expect(existsSync(join(cwd, 'content/guide'))).toBe(false);
  });

  test.each([
    [['import'], 'Name the files or folders to import.'],
    [['import', 'notes', '--to', '../elsewhere'], '`--to` is `guide` or a folder in it'],
    [['import', 'notes', '--country', '49'], '`--country` is the country code of telephone numbers'],
    [['import', 'notes', '--format', 'xml'], '`--format` is text or json'],
    [['import', 'notes', '--content', 'notes'], 'holds no plan'],
  ])('says what is wrong with the command: %j', async (args, says) => {
    const refused = await muster(args, { cwd: folderWith(NOTES) });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(says);
  });
});

describe('muster import of what a site could not show', () => {
  test('leaves a diagram that cannot be drawn as text, and a picture that is not whole, and names them', async () => {
    const cwd = folderWith({
      'x/aa.md':
        '# Plan\n\n```mermaid\nflowchart LR\n  a --> b\n  b -->\n```\n\n```mermaid\npie\n  "a": 3\n```\n\n![Map](map.png)\n',
      'x/map.png': '\x89PNG',
    });
    const done = await muster(['import', 'x'], { cwd });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain(
      'aa.md:6 diagram flowchart LR (stays as text, since it cannot be drawn: it ends before it is complete)',
    );
    expect(done.stdout).toContain('aa.md:9 diagram pie (has no words for whoever cannot see it');
    expect(done.stdout).toContain('aa.md:14 picture map.png (is no whole PNG picture: save it anew)');
    const page = readFileSync(join(cwd, 'content/guide/aa.mdx'), 'utf8');
    expect(page).toContain('```text\nflowchart LR\n  a --> b\n  b -->\n```');
    expect(page).toContain('*Map*');
    expect(await muster(['check', ...ON_ITS_DAY], { cwd })).toMatchObject({ code: 0 });
  });

  test('says before it writes what would stop the site', async () => {
    const cwd = folderWith({ 'aa.md': '# Plan\n\nThe password is hunter2!x.\n' });
    const says =
      /^guide\/aa\.mdx:5:5 This looks like a password\..*\nThe site cannot be built until that is mended/;
    const tried = await muster(['import', 'aa.md', '--dry-run', '--format', 'json'], { cwd });
    expect(tried.stderr).toMatch(says);
    expect(JSON.parse(tried.stdout)).toMatchObject({
      stopping: [expect.stringContaining('guide/aa.mdx:5:5')],
    });
  });
});

describe('muster import of files beside each other and in archives', () => {
  const space = {
    'SP/index.html':
      '<html><body><h2>Available Pages:</h2><ul><li><a href="Home_1.html">H</a></li></ul></body></html>',
    'SP/Home_1.html':
      '<html><head><title>SP : Home</title></head><body>\n<div id="main-content">\n<p>Words. <img src="attachments/1/2.svg" alt="Plan"> <img src="attachments/1/3.emf" alt="Map"></p></div></body></html>',
    'SP/attachments/1/2.svg': NOTES['notes/plan.svg'],
    'SP/old.odt': 'x',
    '__MACOSX/SP/._Home_1.html': 'x',
  };
  const zipped = (files: Record<string, string>) =>
    zip(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));

  test('puts in what a file named alone includes', async () => {
    const cwd = folderWith({
      'notes/aa.md': '# Plan\n\n[!INCLUDE [x](parts/bb.md)]\n',
      'notes/parts/bb.md': 'From 8.\n\n![Plan](../plan.svg)\n\n[!INCLUDE [y](cc.md)]\n',
      'notes/parts/cc.md': 'To 6.\n\n[!INCLUDE [x](bb.md)]\n',
      'notes/plan.svg': NOTES['notes/plan.svg'],
    });
    const done = await muster(['import', 'notes/aa.md'], { cwd });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('aa.md:3 include parts/bb.md (includes itself');
    expect(readFileSync(join(cwd, 'content/guide/aa.mdx'), 'utf8')).toContain(
      'From 8.\n\n![Plan](./plan.svg)\n\nTo 6.',
    );
  });

  test('reads what Confluence exports as it comes, in its archive', async () => {
    const cwd = folderWith({ 'space.zip': zipped(space) });
    const done = await muster(['import', 'space.zip'], { cwd });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('SP/Home_1.html -> guide/home.mdx\n  1 headings, 1 of 2 pictures');
    expect(done.stdout).toContain(
      'SP/Home_1.html:3 picture attachments/1/3.emf (is a picture of the sort EMF',
    );
    expect(done.stdout).toContain('SP/old.odt:1 document all of it (is not read: save it as .docx)');
    expect(done.stdout).not.toContain('MACOSX');
    expect(existsSync(join(cwd, 'content/guide/2.svg'))).toBe(true);
  });

  const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}.md`, '']));
  test.each([
    [
      'a part that leads out of it',
      { 'x.zip': zipped({ '../out.md': '# x' }) },
      'x.zip holds ../out.md, which leads out of it.',
    ],
    [
      'too many parts',
      { 'x.zip': zipped(many) },
      'x.zip unpacks to more than 200 MB, or to more than 10000 parts',
    ],
    [
      'half of it',
      { 'x.zip': zipped(space).subarray(0, 400) },
      'x.zip is damaged: it is no whole zip archive.',
    ],
    [
      'a folder with the name of a file',
      { 'x.docx/a.md': '# x' },
      'x.docx is a folder, though its name is that of a file.',
    ],
    [
      'a document of another program',
      { 'x.odt': 'x' },
      'x.odt is of a sort that an import does not read: save it as .docx.',
    ],
  ])('says in a line what is wrong with %s', (_, files, says) => {
    const cwd = folderWith(files);
    const { faults } = readSources([join(cwd, Object.keys(files)[0]?.split('/')[0] ?? '')]);
    expect(faults).toEqual([expect.stringContaining(says)]);
  });
});

describe('Putting files', () => {
  test('puts back everything when one of them cannot be put in its place', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'a.txt'), 'old');
    mkdirSync(join(folder, 'taken/by/a/folder'), { recursive: true });
    mkdirSync(join(folder, 'closed'));
    writeFileSync(join(folder, 'closed/x'), 'x');
    const before = bytesOf(folder);
    // A folder stands where the last file is to lie, below a path that is a file.
    const files = new Map([
      ['a.txt', 'new'],
      ['deep/er/b.txt', 'new'],
      ['closed/x/c.txt', 'new'],
    ]);
    expect(() => putFiles(folder, files)).toThrow('Nothing was written');
    expect(bytesOf(folder)).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'closed', 'taken']);
    chmodSync(folder, 0o755);
  });
});

describe('muster import of tables', () => {
  const table = 'Process;Team;RTO\nSweeping;Yard;"2 Tage"\n';

  test('shows what columns mean, waits for a yes, and remembers it', async () => {
    const cwd = folderWith({ 'work.csv': table });
    const before = bytesOf(join(cwd, 'content'));
    const asked = await muster(['import', 'work.csv'], { cwd });
    expect(asked.code).toBe(1);
    expect(asked.stdout).toContain(
      'each row makes one process\n  Process -> name\n  Team -> unit\n  RTO -> impactAnalysis.rto',
    );
    expect(asked.stderr).toContain('Say --yes if that is right');
    expect(bytesOf(join(cwd, 'content'))).toEqual(before);
    expect(await muster(['import', 'work.csv', '--yes'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(cwd, 'content/processes/sweeping.yaml'), 'utf8')).toContain('rto: 2d');
    const after = bytesOf(join(cwd, 'content'));
    expect(await muster(['import', 'work.csv'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(bytesOf(join(cwd, 'content'))).toEqual(after);
    expect(await muster(['check', ...ON_ITS_DAY], { cwd })).toMatchObject({ code: 0 });
  });

  test('takes a mapping written by hand, says what is left to map and where, and keeps both', async () => {
    const cwd = folderWith({ 'paie.csv': 'Processus;Délai;Remarques\nPaie;4 h;rien\n' });
    const unknown = await muster(['import', 'paie.csv', '--yes'], { cwd });
    expect(unknown.code).toBe(1);
    expect(unknown.stdout).toContain('paie:\n  kind: process\n  columns:\n    Processus:\n    Délai:\n');
    const file = join(cwd, 'content/.muster-import.yaml');
    const mapping =
      '# ours\npaie:\n  kind: process\n  columns:\n    Processus: name\n    Délai: impactAnalysis.rto\n';
    writeFileSync(file, mapping);
    const done = await muster(['import', 'paie.csv'], { cwd });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('paie.csv:1 column Remarques (is no field that an import knows)');
    expect(done.stdout).toContain('# paie.csv\npaie:\n  kind: process\n  columns:\n    Remarques:\n');
    expect(readFileSync(file, 'utf8')).toBe(`${mapping}    Remarques:\n`);
    writeFileSync(file, mapping.replace('kind: process', 'kind: proces'));
    const wrong = await muster(['import', 'paie.csv'], { cwd });
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toContain('.muster-import.yaml:3 `kind` of paie is one of process,');
  });

  test('reads no file of 50 MB', async () => {
    const cwd = folderWith({ 'big.xlsx': Buffer.alloc(50 * 1024 * 1024) });
    const refused = await muster(['import', 'big.xlsx'], { cwd });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('big.xlsx has 50 MB; an import reads files up to 40 MB. Split it.');
  });
});
