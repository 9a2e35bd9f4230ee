import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/index.ts';
import { changed, fixture, problemsOf, soundPlan } from './sound-plan.ts';

const PLAYBOOK = 'playbooks/mail-is-down.mdx';
const body = (text: string) => changed(PLAYBOOK, 'Write every order into the book.', text);

describe('A body', () => {
  it.each([
    [
      'an unknown component',
      body('<Stepp id="a">Write.</Stepp>'),
      [`${PLAYBOOK}:44:1 \`<Stepp>\` is no component of a playbook. Did you mean \`Step\`? [file-readable]`],
    ],
    [
      'an element of HTML',
      body('<iframe src="https://evil.example"></iframe>'),
      [
        `${PLAYBOOK}:44:1 \`<iframe>\` is no component of a playbook. There are: Step, Contact, Role, Channel, Message, Decision, Fact, Status, Caution, Note, OnScreen, OnPaper. [file-readable]`,
      ],
    ],
    [
      'a component that is not closed',
      body('<Note>Write.'),
      [
        `${PLAYBOOK}:44:1 \`<Note>\` is opened here and not closed. Close it with \`</Note>\`, or with \`/>\` if it holds nothing, in the same paragraph if the text begins beside it. A \`<\` that is meant as text is written \`\\<\`. [file-readable]`,
      ],
    ],
    [
      'a brace that is not closed',
      body('Write {every order.'),
      [
        `${PLAYBOOK}:44:7 A \`{\` stands here without its \`}\`. A brace that is meant as text is written \`\\{\`. [file-readable]`,
      ],
    ],
    [
      'JavaScript',
      body('{process.exit(1)}'),
      [
        `${PLAYBOOK}:44:1 \`{process.exit(1)}\` would be run as JavaScript. Write \`\\{\` for a brace that is meant as text. [file-readable]`,
      ],
    ],
    [
      'an import',
      body('import fs from "node:fs"'),
      [
        `${PLAYBOOK}:44:1 JavaScript (\`import\` or \`export\`) has no place in a plan. Remove it; the components are there without it. [file-readable]`,
      ],
    ],
    [
      'attributes that are misspelt, computed or no duration',
      body('<Step id="a" verify="1 > 0" rôle="x" role={lead} whithin="1h" within="soon">Write.</Step>'),
      [
        `${PLAYBOOK}:44:29 \`<Step>\` has no attribute \`rôle\`. Did you mean \`role\`? [file-readable]`,
        `${PLAYBOOK}:44:38 \`role\` of \`<Step>\` must be plain text: role="…". [file-readable]`,
        `${PLAYBOOK}:44:50 \`<Step>\` has no attribute \`whithin\`. Did you mean \`within\`? [file-readable]`,
        `${PLAYBOOK}:44:63 \`within\` must be a duration such as 5m or 4h, but is "soon". [schema-valid]`,
      ],
    ],
    [
      'a reference to nothing, after letters that take more than one byte',
      body('Größe 🍞: <Contact id="bakehouse-fone" /> and <Contact />'),
      [
        `${PLAYBOOK}:44:20 \`<Contact>\` names the contact \`bakehouse-fone\`, which does not exist. Did you mean \`bakehouse-phone\`? [reference-exists]`,
        `${PLAYBOOK}:44:47 \`<Contact>\` needs the attribute \`id\`. Add id="…". [file-readable]`,
      ],
    ],
    [
      'a picture that is not there',
      body('![Book](book.png) ![Odd](%zz.png)'),
      [
        `${PLAYBOOK}:44:1 The picture \`book.png\` does not exist. Put it beside the file, or correct the name. [reference-exists]`,
        `${PLAYBOOK}:44:19 The picture \`%zz.png\` does not exist. Put it beside the file, or correct the name. [reference-exists]`,
      ],
    ],
  ])('with %s says where and what to do', (_what, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  it('that cannot be read at all is not reported for lacking its sections as well', () => {
    expect(problemsOf(body('<Note>Write.'))).toHaveLength(1);
  });

  it('has front matter that is closed, and is told where it is not', () => {
    const text = fixture('sound').get(PLAYBOOK) ?? '';
    const end = text.indexOf('\n---\n');
    const line = text.slice(0, end).split('\n').length + 1;
    const { problems } = parsePlan(fixture('sound').set(PLAYBOOK, text.replace('\n---\n', '\n')));
    const [found] = problems.filter(({ file }) => file === PLAYBOOK);
    expect([found?.line, found?.message]).toEqual([
      line,
      `The front matter begins in line 1 and is not closed. Write a line \`---\` below its last key, as line ${line}.`,
    ]);
  });

  it('needs front matter above it', () => {
    expect(problemsOf({ [PLAYBOOK]: '# Mail is down\n' })).toEqual([
      `${PLAYBOOK}:1:1 The file has no front matter. Begin it with a line \`---\`, the keys, and another line \`---\`. [file-readable]`,
    ]);
  });

  it('keeps title and summary as text, whatever they hold', () => {
    const { plan, problems } = parsePlan(
      soundPlan(changed(PLAYBOOK, 'title: Mail is down', 'title: "<script>alert(1)</script>"')),
    );
    expect(problems).toEqual([]);
    expect(plan.playbooks.get('mail-is-down')?.title).toBe('<script>alert(1)</script>');
  });
});

describe('A reference', () => {
  it('to nothing gets the nearest name, or the file to add', () => {
    expect(
      problemsOf({
        ...changed('processes/bake.yaml', 'id: take-orders', 'id: take-order'),
        ...changed('scenarios/mail-lost.yaml', 'mail-is-down', 'paper'),
      }),
    ).toEqual([
      'processes/bake.yaml:7:26 `dependsOn[0].id` names the process `take-order`, which does not exist. Did you mean `take-orders`? [reference-exists]',
      'scenarios/mail-lost.yaml:7:12 `startWith` names the playbook `paper`, which does not exist. Correct the name, or add playbooks/paper.mdx. [reference-exists]',
    ]);
  });

  it('that leads back to where it came from is shown as a loop', () => {
    expect(
      problemsOf(changed('processes/take-orders.yaml', 'kind: service, id: mail', 'kind: process, id: bake')),
    ).toEqual([
      'processes/bake.yaml:7:26 Baking needs Taking orders, which needs Baking. In such a loop nothing can be brought back first. Make one of these dependencies soft, or remove it. [no-dependency-cycle]',
    ]);
  });
});
