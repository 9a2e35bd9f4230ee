import { expect, test } from 'vitest';
import { refuseAll } from './drawn.ts';

const cases: [name: string, source: string, line: number, message: RegExp][] = [
  ['a mistake in a flowchart', 'flowchart TD\n  a --> b\n  b --> [c\n', 3, /Expecting/],
  [
    'a mistake after front matter',
    '---\ntitle: Mail\nconfig:\n  look: classic\n---\nflowchart TD\n  a --> b\n  b --> [c\n',
    8,
    /Expecting/,
  ],
  [
    'a mistake after comments and blank lines',
    '%% who wrote this\n\nflowchart TD\n\n  %% first\n  a --> b\n\n  %% second\n  b --> [c\n',
    9,
    /Expecting/,
  ],
  [
    'a mistake after a directive of several lines',
    '%%{init: {\n  "flowchart": {"curve": "linear"}\n}}%%\nflowchart TD\n  a --> b\n  b --> [c\n',
    6,
    /Expecting/,
  ],
  [
    'a mistake with line ends of Windows',
    'flowchart TD\r\n  %% note\r\n  a --> b\r\n  b --> [c\r\n',
    4,
    /Expecting/,
  ],
  ['a mistake in a sequence', 'sequenceDiagram\n  a->>b: hello\n  loop for ever\n', 3, /Expecting/],
  ['a mistake in a pie', 'pie\n  "A" : 1\n  "B" : many\n', 3, /Expecting|unexpected/],
  [
    'a mistake that only drawing finds',
    '%% dates\ngantt\n  dateFormat YYYY-MM-DD\n  a :a1, someday, 3d\n',
    2,
    /someday/,
  ],
  [
    'front matter that is not YAML',
    '---\ntitle: [Mail\n---\nflowchart TD\n  a --> b\n',
    3,
    /^Front matter: /,
  ],
  ['no kind of diagram', '%% what is this\nflowchat TD\n  a --> b\n', 2, /names no kind of diagram/],
  ['an empty diagram', '\n  \n', 1, /empty/],
  ['a formula', 'flowchart TD\n  a["$$x^2$$"] --> b\n', 2, /Formulas/],
  [
    'a picture on a node',
    'flowchart TD\n  a@{ img: "https://example.org/a.png", label: "A" }\n',
    2,
    /Pictures/,
  ],
  ['a Font Awesome icon', 'flowchart TD\n  a --> b\n  b --> c[fa:fa-bell Alarm]\n', 3, /Font Awesome/],
  ['an icon in a mindmap', 'mindmap\n  root\n    a\n    ::icon(fa fa-book)\n', 4, /Font Awesome/],
  ['ZenUML', 'zenuml\n  A->B: hello\n', 1, /ZenUML/],
  ['a source of a megabyte', `flowchart TD\n${'  a --> b\n'.repeat(100_000)}`, 1, /1,000,013 characters/],
];

test('each mistake is reported with its line in the source as it was given', async () => {
  const refusals = await refuseAll(cases.map(([, source]) => source));
  const found = refusals.map(({ error }, i) => [cases[i]?.[0], error.line]);
  expect(found).toEqual(cases.map(([name, , line]) => [name, line]));
  for (const [i, { error }] of refusals.entries()) {
    expect(error.message).toMatch(cases[i]?.[3] ?? /./);
    expect(error.message).not.toContain('\n');
    expect(error.message.length).toBeLessThan(450);
  }
});

test('a mistake has a column where mermaid knows one', async () => {
  const [refusal] = await refuseAll(['flowchart TD\n  a --> b\n  b --> [c\n']);
  expect(refusal?.error).toMatchObject({ line: 3, column: 9 });
});
