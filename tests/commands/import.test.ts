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
import { putFiles } from '../../src/cli/put-files.ts';
import { bytesOf, ON_ITS_DAY, scratch, writePlan } from './folders.ts';
import { muster } from './muster.ts';

const NOTES = {
  'notes/first.md':
    '---\ntitle: First {aid}\nauthor: nobody\n---\n\nSee [second](second.md#more) and [gone](gone.md).\n\n![A plan](plan.svg)\n',
  'notes/second.md': '# Second\n\n## More\n\n> [!WARNING]\n> Mind the < sign.\n',
  'notes/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
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
    ['a file that no import reads', { 'a.pdf': '' }, ['a.pdf'], 'a.pdf is no file that an import reads'],
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
      'each row is a process\n  Process -> name\n  Team -> unit\n  RTO -> impactAnalysis.rto',
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
