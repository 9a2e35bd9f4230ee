import type { Fit, Verdict } from '../../plan/index.ts';
import type { Words } from '../../words/index.ts';

type Tone = 'plain' | 'good' | 'caution' | 'danger';

export const FIT_TONES: Readonly<Record<Fit, Tone>> = {
  meets: 'good',
  'too-late': 'danger',
  unknown: 'caution',
};

/** The sign and colour beside the word for whether a process is kept going. */
export const COVERAGE_TONES: Readonly<Record<Verdict['state'], Tone>> = {
  covered: 'good',
  partly: 'caution',
  not: 'danger',
  'not-affected': 'plain',
};

/** What becomes of work in a loss, in words that never call carried what stands still. */
export function fateIn({ coverage: { fates, states } }: Words) {
  return ({ state, by }: Verdict): { text: string; tone: Tone } => {
    const tone = COVERAGE_TONES[state];
    switch (state) {
      case 'covered':
        return { text: by === 'recovery' ? fates.backInTime : fates.carried, tone };
      case 'partly':
        return { text: by === 'recovery' ? fates.mayBeLate : fates.carriedInPart, tone };
      default:
        return { text: states[state], tone };
    }
  };
}

export const STATE_TONES: Readonly<Record<string, Tone>> = {
  'in-place': 'good',
  planned: 'caution',
  retired: 'plain',
};

export const OUTCOME_TONES = {
  pass: 'good',
  'pass-with-findings': 'caution',
  fail: 'danger',
} as const satisfies Readonly<Record<string, Tone>>;

/** Headings for "On this page": `[id, text]`, without those that are not there. */
export function headingsOf(
  sections: readonly (readonly [slug: string, text: string, shown?: boolean])[],
): { depth: number; slug: string; text: string }[] {
  return sections.filter(([, , shown = true]) => shown).map(([slug, text]) => ({ depth: 2, slug, text }));
}
