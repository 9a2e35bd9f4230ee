import { isOlder, languageOf, placeIn } from '../plan/index.ts';
import type { Plan, Playbook, Translation } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { listed } from './wording.ts';

/** Two versions of one playbook send two teams two ways. */
export const translationCurrent: Check = {
  id: 'translation-current',
  title: 'Every translation is as new as its original, and has the same steps',
  family: 'governance',
  severity: 'warning',
  find: (plan) =>
    plan.translations.flatMap((translation) => {
      const original = plan.playbooks.get(translation.id);
      if (!original) return [];
      if (languageOf(plan, original) === translation.language)
        return [
          {
            place: placeIn(plan, translation),
            message: `${original.title} itself is in \`${translation.language}\`, the plan's first language, so that this is no translation of it: nothing leads to its page. Name the language of the other file in its name, or put the language of the originals first in \`languages\` of the organisation.`,
            related: [placeIn(plan, original)],
          },
        ];
      const differing = differingSteps(plan, translation, original);
      if (!isOlder(translation.version, original.version)) return differing;
      return [
        ...differing,
        {
          place: placeIn(plan, translation, ['version']),
          message: `The translation into \`${translation.language}\` of ${original.title} is of version ${translation.version}, but the original is at version ${original.version}. Translate what has changed, and give it the same version.`,
          related: [placeIn(plan, original, ['version'])],
        },
      ];
    }),
};

/** A step is one and the same in every language by its id: what is ticked in one is ticked in the other. */
function differingSteps(plan: Plan, translation: Translation, original: Playbook): Finding[] {
  if (!translation.body.readable || !original.body.readable) return [];
  const idsOf = ({ body }: Playbook) => body.steps.map(({ id }) => id);
  const [own, wanted] = [idsOf(translation), idsOf(original)];
  const missing = wanted.filter((id) => !own.includes(id));
  const extra = own.filter((id) => !wanted.includes(id));
  const quoted = (ids: readonly string[]) => listed(ids.map((id) => `\`${id}\``));
  const said = [
    ...(missing.length === 0 ? [] : [`lacks ${quoted(missing)}`]),
    ...(extra.length === 0 ? [] : [`has ${quoted(extra)} besides`]),
  ];
  if (said.length === 0 && own.join() === wanted.join()) return [];
  return [
    {
      place: placeIn(plan, translation),
      message:
        said.length === 0
          ? `The steps of the translation into \`${translation.language}\` of ${original.title} stand in another order than those of the original. Bring them into the same order.`
          : `The steps of the translation into \`${translation.language}\` of ${original.title} are not those of the original: it ${said.join(', and ')}. Give each step the id that it has in the original.`,
      related: [placeIn(plan, original)],
    },
  ];
}
