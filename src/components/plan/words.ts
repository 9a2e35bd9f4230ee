import { formatDuration } from '../../plan/index.ts';
import type { Fit, Verdict } from '../../plan/index.ts';

type Tone = 'plain' | 'good' | 'caution' | 'danger';

/** A duration in words; what nobody knows is said to be unknown. */
export function known(minutes: number | 'unknown' | undefined): string {
  return typeof minutes === 'number' ? formatDuration(minutes) : 'unknown';
}

export const FIT_WORDS: Readonly<Record<Fit, { text: string; tone: Tone }>> = {
  meets: { text: 'soon enough', tone: 'good' },
  'too-late': { text: 'too late', tone: 'danger' },
  unknown: { text: 'unknown', tone: 'caution' },
};

/** Whether a process is kept going in a situation, in words; the tone adds a sign and a colour. */
export const COVERAGE_WORDS: Readonly<Record<Verdict['state'], { text: string; tone: Tone }>> = {
  covered: { text: 'covered', tone: 'good' },
  partly: { text: 'partly covered', tone: 'caution' },
  not: { text: 'not covered', tone: 'danger' },
  'not-affected': { text: 'goes on', tone: 'plain' },
};

/** What becomes of work in a loss, in words that never call carried what stands still. */
export function fateOf({ state, by }: Verdict): { text: string; tone: Tone } {
  switch (state) {
    case 'covered':
      return { text: by === 'recovery' ? 'stands still, back in time' : 'carried on', tone: 'good' };
    case 'partly':
      return { text: by === 'recovery' ? 'may stand still too long' : 'carried in part', tone: 'caution' };
    default:
      return COVERAGE_WORDS[state];
  }
}

export const STATE_TONES: Readonly<Record<string, Tone>> = {
  'in-place': 'good',
  planned: 'caution',
  retired: 'plain',
};

export const OUTCOMES: Readonly<Record<string, { text: string; tone: Tone }>> = {
  pass: { text: 'passed', tone: 'good' },
  'pass-with-findings': { text: 'passed with findings', tone: 'caution' },
  fail: { text: 'failed', tone: 'danger' },
};

/** Headings for "On this page": `[id, text]`, without those that are not there. */
export function headingsOf(
  sections: readonly (readonly [slug: string, text: string, shown?: boolean])[],
): { depth: number; slug: string; text: string }[] {
  return sections.filter(([, , shown = true]) => shown).map(([slug, text]) => ({ depth: 2, slug, text }));
}
