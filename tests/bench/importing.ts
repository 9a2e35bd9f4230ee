import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measure } from './measure.ts';
import type { Run } from './measure.ts';

/** Folders of documents, each with a part that all of them include, and a picture. */
const FOLDERS = 20;

/**
 * Writes documents as Microsoft Learn keeps them, with links to each other, tables, alerts, tabs, pictures, includes and diagrams,
 * and imports them into a plan in one go.
 */
export async function measureImport(
  folder: string,
  content: string,
  muster: string,
  count: number,
): Promise<Run> {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (let at = 0; at < Math.min(FOLDERS, count); at++) {
    write(`learn/area-${at}/includes/hours.md`, '> [!NOTE]\n> The desk is there from 8 to 18.\n');
    write(`learn/area-${at}/media/flow.svg`, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>\n');
  }
  for (let at = 0; at < count; at++) write(`learn/area-${at % FOLDERS}/article-${at}.md`, article(at, count));
  return measure(process.execPath, [muster, 'import', 'learn', '--content', content], folder);
}

function article(at: number, count: number): string {
  const next = (at + FOLDERS) % count;
  const other = (at + 1) % count;
  const rows = Array.from(
    { length: 5 },
    (_, row) => `| Step ${row} | Who does it, and **how** | ${row * 5} min |`,
  );
  const parts = Array.from({ length: 5 }, (_, part) =>
    [
      `## Part ${part} of article ${at}`,
      'Whoever keeps such an article writes in whole sentences, mostly of some length, about what has to be prepared before. '.repeat(
        9,
      ),
      `What stands here is about as long as a paragraph of such an article is, with *marks*, \`code\` and a link to`,
      `[the next article](../area-${next % FOLDERS}/article-${next}.md#part-${part}-of-article-${next}) and [another](../area-${other % FOLDERS}/article-${other}.md).`,
      '',
      `1. Do the first thing.\n2. Do the second.\n\n   - With one detail\n   - and another\n3. Do the third.`,
      '',
      `> [!IMPORTANT]\n> Nothing of this waits for part ${part + 1}.`,
      '',
      `| Step | What | Time |\n|---|---|---|\n${rows.join('\n')}`,
    ].join('\n'),
  );
  return [
    `---\ntitle: Article ${at}\ndescription: What article ${at} is about.\nms.topic: how-to\nms.date: 01/01/2026\n---`,
    `# Article ${at}`,
    '[!INCLUDE [hours](includes/hours.md)]',
    ':::image type="content" source="media/flow.svg" alt-text="The flow of the work":::',
    ...parts,
    ...(at % 60 === 0 ? ['```mermaid\nflowchart LR\n  a[Order] --> b[Bake]\n```'] : []),
    '#### [Windows](#tab/windows)\n\nWords for Windows.\n\n#### [Linux](#tab/linux)\n\nWords for Linux.\n\n---',
    '<!-- A comment of the author -->',
  ].join('\n\n');
}
