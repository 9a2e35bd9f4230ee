import { byUse, playbooksFor, published } from '../plan/index.ts';
import type { Plan, Playbook } from '../plan/index.ts';
import { wordsOf } from '../words/index.ts';

export type AnswerGroup = { label: string; playbooks: Playbook[] };

/**
 * Playbooks that answer a scenario: the one to start with, then by kind; of a kind the one made for
 * fewest scenarios first, and of these one for everybody.
 */
export function answersTo(plan: Plan, scenario: string, words = wordsOf('en')): AnswerGroup[] {
  const [first, ...rest] = playbooksFor(plan, scenario).filter(({ visibility }) => published(visibility));
  const kinds = Object.entries(words.common.playbookKinds).map(([kind, label]) => ({
    label,
    playbooks: rest
      .filter(({ playbookKind }) => playbookKind === kind)
      .sort(
        (a, b) =>
          a.scenarios.length - b.scenarios.length ||
          Number(a.audience.length > 0) - Number(b.audience.length > 0) ||
          byUse(a, b),
      ),
  }));
  return [
    {
      label: first?.playbookKind === 'start-here' ? words.playbook.notSureYet : words.playbook.first,
      playbooks: first ? [first] : [],
    },
    ...kinds,
  ].filter(({ playbooks }) => playbooks.length > 0);
}

/** The playbook that is made for a scenario: the most particular one, else the one to start with. */
export function answerTo(plan: Plan, scenario: string): Playbook | undefined {
  const groups = answersTo(plan, scenario);
  return (groups[1] ?? groups[0])?.playbooks[0];
}
