import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bytesOf, change, scratch } from './folders.ts';
import type { Changes } from './folders.ts';
import { muster } from './muster.ts';

// The pages of playbooks are kept from one build to the next. Whatever has changed, the site must be the one that a build
// from nothing makes. The tests run in order, on one copy of the sample plan.

let folder: string;
let content: string;

async function build(cwd: string): Promise<Record<string, string>> {
  const { code, stderr } = await muster(['build', '--content', content], { cwd, timeout: 240_000 });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return bytesOf(join(cwd, 'dist'));
}

const store = (): string => {
  const [name = ''] = readdirSync(join(folder, '.muster/kept'));
  return join(folder, '.muster/kept', name);
};

const edits: Record<string, Changes> = {
  'a sentence, a step and its role, a title and a telephone number': {
    'playbooks/mail-is-down.mdx': (text) =>
      text.replace(/(<Step[^>]*role=")[^"]+("[^>]*>)\s*/u, '$1continuity-lead$2Look twice. '),
    'playbooks/files-unreachable.mdx': (text) =>
      text.replace(/title: .*/u, 'title: The shared files are away'),
    'contacts/operations-duty-desk.yaml': (text) => text.replace(/\+441632960\d\d\d/u, '+441632960199'),
  },
  'a diagram and a reference to a contact': {
    'playbooks/orders-on-paper.mdx': (text) =>
      `${text}\n\`\`\`mermaid\nflowchart LR\n  accTitle: Paper\n  accDescr: Paper goes to the desk\n  a[Paper] --> b[Desk]\n\`\`\`\n\n<Contact id="bank-corporate-helpdesk"/>\n`,
  },
};

beforeAll(async () => {
  folder = scratch();
  content = join(folder, 'content');
  cpSync('content', content, { recursive: true });
  await build(folder);
});

describe('a build after a change', () => {
  test.each(Object.entries(edits))('of %s gives what a build from nothing gives', async (_what, changes) => {
    change(content, changes);
    const again = await build(folder);
    expect(again).toEqual(await build(scratch()));
  });

  test('takes the pages that have not changed from the last build', async () => {
    writeFileSync(store(), readFileSync(store(), 'utf8').replaceAll('</main>', '<p>Kept.</p></main>'));
    change(content, { 'playbooks/mail-is-down.mdx': (text) => `${text}\nOne more sentence.\n` });
    await build(folder);
    const page = (id: string) => readFileSync(join(folder, `dist/playbooks/${id}.html`), 'utf8');
    expect(page('cannot-sign-in')).toContain('Kept.');
    expect(page('mail-is-down')).not.toContain('Kept.');
  });

  test('makes every page again when the kept ones load what is not there any more, or cannot be read', async () => {
    writeFileSync(
      store(),
      readFileSync(store(), 'utf8').replaceAll(/assets\/[\w.-]+\.css/gu, 'assets/gone.css'),
    );
    change(content, { 'playbooks/mail-is-down.mdx': (text) => `${text}\nAnd another.\n` });
    const fromNothing = await build(scratch());
    expect(await build(folder)).toEqual(fromNothing);
    writeFileSync(store(), '[{"file":');
    rmSync(join(folder, 'dist'), { recursive: true });
    expect(await build(folder)).toEqual(fromNothing);
  });
});
