import { expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/index.ts';

it.each(['guide/index.mdx', 'guide/desk/index.mdx', 'playbooks/index.mdx', 'services/index.yaml'])(
  'refuses %s, whose page would stand where the list of its kind stands',
  (file) => {
    const { problems } = parsePlan(new Map([[file, '---\ntitle: Hidden\n---\n\nText.\n']]));
    expect(problems.map(({ check, message }) => `${message} [${check}]`)).toEqual([
      '`index` is the address of the list of such pages. Give the file another name. [id-unique]',
    ]);
  },
);
