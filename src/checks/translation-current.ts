import { placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';

/** Two versions of one playbook send two teams two ways. */
export const translationCurrent: Check = {
  id: 'translation-current',
  title: 'Every translation is as new as its original',
  family: 'governance',
  severity: 'warning',
  find: (plan) =>
    plan.translations.flatMap((translation) => {
      const original = plan.playbooks.get(translation.id);
      if (!original || !isOlder(translation.version, original.version)) return [];
      return [
        {
          place: placeIn(plan, translation, ['version']),
          message: `The translation into \`${translation.language}\` of ${original.title} is of version ${translation.version}, but the original is at version ${original.version}. Translate what has changed, and give it the same version.`,
          related: [placeIn(plan, original, ['version'])],
        },
      ];
    }),
};

/** Compares versions number by number: 1.9 is older than 1.10. */
function isOlder(version: string, than: string): boolean {
  const [mine, other] = [numbersOf(version), numbersOf(than)];
  const differs = other.findIndex((number, index) => number !== (mine[index] ?? 0));
  return differs >= 0 && (mine[differs] ?? 0) < (other[differs] ?? 0);
}

function numbersOf(version: string): number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}
