import { freshnessOf } from '../plan/index.ts';
import type { Plan, Playbook } from '../plan/index.ts';
import type { Words } from '../words/index.ts';
import type { Said } from './cards.ts';
import { nameInText } from './names.ts';

/** How work goes before, during and after a playbook, and who starts it. */
export function stateLines(plan: Plan, playbook: Playbook, words: Words): Said[] {
  const { states, capacity, maxDuration } = playbook;
  const { text, common } = words;
  const limits = [
    ...(capacity === undefined ? [] : [common.percentOfNormal(capacity)]),
    ...(maxDuration === undefined ? [] : [common.atMost(maxDuration)]),
  ];
  const tail = limits.length > 0 ? ` (${limits.join(', ')})` : '';
  return [
    { label: text.from, text: states.from, sets: 'states.from' },
    { label: text.to, text: states.to + tail, sets: 'states.to', tail },
    { label: text.until, text: states.exit, sets: 'states.exit' },
    { label: text.start, text: starters(plan, playbook, words) },
  ];
}

function starters(plan: Plan, { activation }: Playbook, words: Words): string {
  const { text } = words;
  const { anyoneMayStart, authority, alternate } = activation;
  const roles = [authority, alternate].flatMap((id) =>
    id === undefined ? [] : [nameInText(plan, { kind: 'role', id }, words)],
  );
  const who = roles.join(text.orRole);
  if (!anyoneMayStart) return roles.length === 0 ? text.nobodyNamed : text.only(who);
  return roles.length === 0 ? text.anyone : text.anyoneButDecides(who);
}

/** Its version, when it was checked, is due again, and was exercised. */
export function versionText(plan: Plan, playbook: Playbook, { text, fresh, common }: Words): string {
  const { checked, due, exercised } = freshnessOf(plan, playbook);
  const state = [
    checked === undefined ? fresh.notReviewed : fresh.checked(common.date(checked)),
    ...(due === undefined ? [] : [fresh.dueAgain(common.date(due))]),
    exercised === undefined ? fresh.notExercised : fresh.exercised(common.date(exercised)),
  ].join(', ');
  return text.versionAndState(playbook.version, state);
}
