import { describe, expect, it } from 'vitest';
import { changed, problemsOf } from './sound-plan.ts';

const PLAYBOOK = 'playbooks/mail-is-down.mdx';
const body = (text: string) => problemsOf(changed(PLAYBOOK, 'Write every order into the book.', text));
const opened = (what: string, close = '3 backticks') =>
  `${what} is opened here and not closed, so it takes in what follows. Close it with a line of ${close}. [file-readable]`;

describe('A block of code that nothing closes', () => {
  it.each<[string, string, string[]]>([
    [
      'a diagram',
      'Words.\n\n```mermaid\nflowchart LR\n  a --> b',
      [`${PLAYBOOK}:46:1 ${opened('A block `mermaid`')}`],
    ],
    ['a block of tildes', '~~~~\nwords', [`${PLAYBOOK}:44:1 ${opened('A block of code', '4 tildes')}`]],
    ['a block in a list', '- Words.\n\n  ```text\n  more', [`${PLAYBOOK}:46:3 ${opened('A block `text`')}`]],
    [
      'a block in a component',
      '<Note>\n\n```sh\nls\n\n</Note>',
      [`${PLAYBOOK}:46:1 ${opened('A block `sh`')}`],
    ],
    [
      'a block before one that is closed',
      '```text\nwords\n\n## Decided\n\n```text\nmore\n```',
      [`${PLAYBOOK}:44:1 ${opened('A block `text`')}`],
    ],
    [
      'a block that the beginning of the next one closes',
      '```\nwords\n\n## Decided\n\n```\nmore\n```',
      [`${PLAYBOOK}:44:1 ${opened('A block of code')}`],
    ],
  ])('is one problem, where it is opened: %s', (_what, text, problems) => {
    expect(body(text)).toEqual(problems);
  });

  it('does not hide what is wrong behind it', () => {
    const [fence, ...behind] = body(
      '```mermaid\nflowchart LR\n\n## Decided\n\n<Contact id="bakehose-phone" />',
    );
    expect(fence).toContain(opened('A block `mermaid`'));
    expect(behind).toEqual([
      `${PLAYBOOK}:49:10 \`<Contact>\` names the contact \`bakehose-phone\`, which does not exist. Did you mean \`bakehouse-phone\`? [reference-exists]`,
    ]);
  });
});

describe('A block of code that is closed', () => {
  it.each([
    '```sh\n## a remark\nls\n```',
    '````mdx\n## Decide\n\n```mermaid\nflowchart LR\n```\n````',
    '~~~\n```\n~~~',
    'Write ```` ``` ```` between words.',
  ])('is no problem, whatever it holds', (text) => {
    expect(body(text)).toEqual([]);
  });
});
