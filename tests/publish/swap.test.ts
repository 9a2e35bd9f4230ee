import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { restoreLastGood, swapInto } from '../../src/publish/index.ts';
import { newFolder, removeFolders } from './build.ts';

afterAll(removeFolders);

function site(folder: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), text);
  return folder;
}
const read = (folder: string): string => readFileSync(join(folder, 'index.html'), 'utf8');

test('a finished folder takes the place of the last one and leaves nothing beside it', async () => {
  const home = newFolder();
  const out = site(join(home, 'dist'), 'old');
  writeFileSync(join(out, 'only-old.html'), '');
  await swapInto(site(join(home, 'staged'), 'new'), out);
  expect(read(out)).toBe('new');
  expect(['staged', 'dist.previous', 'dist.incoming'].filter((name) => existsSync(join(home, name)))).toEqual(
    [],
  );
  expect(existsSync(join(out, 'only-old.html'))).toBe(false);
});

test('the first build needs no last one', async () => {
  const home = newFolder();
  await swapInto(site(join(home, 'staged'), 'new'), join(home, 'dist'));
  expect(read(join(home, 'dist'))).toBe('new');
});

test('without a finished folder the last good one stays', async () => {
  const home = newFolder();
  const out = site(join(home, 'dist'), 'old');
  await expect(swapInto(join(home, 'staged'), out)).rejects.toThrow('is not a folder');
  expect(read(out)).toBe('old');
});

test('a swap interrupted between its two renames loses nothing: the last good one comes back', async () => {
  const home = newFolder();
  const out = site(join(home, 'dist'), 'old');
  renameSync(out, `${out}.previous`);
  site(`${out}.incoming`, 'half');
  await restoreLastGood(out);
  expect(read(out)).toBe('old');
  await swapInto(site(join(home, 'staged'), 'new'), out);
  expect(read(out)).toBe('new');
});
