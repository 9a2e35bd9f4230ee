import { expect, test } from 'vitest';
import { markdownToHtml, mdxToJs } from 'satteri';
import { hastPlugins, mdastPlugins } from '../../src/markdown/index.ts';

const fileURL = new URL('file:///plan/playbooks/mail%20down.mdx');

/** The page of a body, as the program that draws it; white space between its parts is left out. */
async function pageOf(body: string): Promise<string> {
  const { code } = await mdxToJs(body, { mdastPlugins, hastPlugins, fileURL });
  return code.slice(code.indexOf('return _jsx')).replace(/\s+/g, ' ');
}

test('steps that follow one another become one list, numbered on through the whole page', async () => {
  const page = await pageOf(
    '<Step id="a">A</Step>\n\n<Step id="b">B</Step>\n\nBetween.\n\n<Step id="c">C</Step>\n',
  );
  expect(page.match(/_jsxs?\(Steps/g)).toHaveLength(2);
  expect(page).toMatch(/id: "a", number: "1".*id: "b", number: "2".*Between.*id: "c", number: "3"/);
});

test('steps inside another component are listed there', async () => {
  const page = await pageOf('<OnPaper>\n\n<Step id="a">A</Step>\n\n</OnPaper>\n');
  expect(page).toMatch(/_jsx\(OnPaper, \{ children: _jsx\(Steps, \{ children: _jsx\(Step,/);
});

test('what stands under "Use this when" becomes one part, and its cautions stay outside', async () => {
  const page = await pageOf(
    '## Use this when\n\nText.\n\n<Caution>Danger.</Caution>\n\n## Do this first\n\nAct.\n',
  );
  expect(page).toMatch(/_jsx\(Caution.*_jsxs\(UseThisWhen,.*Use this when.*Text\..*Do this first.*Act\./);
});

test('a component in a sentence is told so, one on its own is not', async () => {
  expect(await pageOf('Use <Channel id="radio" /> now.\n')).toContain('inline: "true"');
  expect(await pageOf('<Channel id="radio" />\n')).not.toContain('inline');
});

test('messages and decisions are told the file they stand in', async () => {
  expect(await pageOf('<Message id="a" />\n')).toContain('from: "/plan/playbooks/mail down.mdx"');
  expect(await pageOf('<Decision id="a" />\n')).toContain('from: "/plan/playbooks/mail down.mdx"');
});

test("GitHub's alerts become call-outs without their mark", async () => {
  const page = await pageOf('> [!WARNING]\n> Do *not* retry.\n');
  expect(page).toMatch(/_jsxs?\(Callout, \{ tone: "warning"/);
  expect(page).not.toContain('[!WARNING]');
  expect(await pageOf('> [!BEWARE]\n> Text.\n')).toContain('blockquote');
});

test('a mermaid block is drawn by the page, other code stays code', async () => {
  expect(await pageOf('```mermaid\nflowchart TD\n A --> B\n```\n')).toContain(
    '_jsx(Mermaid, { source: "flowchart TD\\n A --> B" })',
  );
  expect(await pageOf('```sh\nls\n```\n')).not.toContain('Mermaid');
});

test('tables stand in a region that the keyboard reaches, in Markdown too', async () => {
  const { html } = await markdownToHtml('| a |\n| - |\n| b |\n\n> [!NOTE]\n> Stays a quotation.\n', {
    mdastPlugins,
    hastPlugins,
  });
  expect(html).toMatch(/<div class="scroll" tabindex="0" role="region" aria-label="[^"]+"><table>/);
  expect(html).toContain('<blockquote>');
});

test('a table whose head says nothing has none', async () => {
  const { html } = await markdownToHtml('| | |\n| - | - |\n| a | b |\n', { mdastPlugins, hastPlugins });
  expect(html).not.toContain('<th');
  expect(html).toContain('<td>a</td>');
});

test('only links that leave the site are marked as external', async () => {
  const { html } = await markdownToHtml('[out](https://status.example/) [in](/playbooks/a)', {
    mdastPlugins,
    hastPlugins,
  });
  expect(html).toContain('<a href="https://status.example/" rel="external noopener">out</a>');
  expect(html).toContain('<a href="/playbooks/a">in</a>');
});
