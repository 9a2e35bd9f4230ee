import { formatDuration } from './duration.ts';

/** One reason of a verdict as data, so that it can be said in any language. Times are minutes. */
export type Reason =
  | { is: 'back-in-time'; back: number; rto: number }
  | { is: 'loss-outlasts-return'; back: number; lasts: number }
  | { is: 'carried'; measure: string; capacity: number; start: number; atMost: number }
  | { is: 'planned-against'; scenario: string }
  | { is: 'starts-late'; rto: number }
  | { is: 'carries-too-little'; least: number }
  | { is: 'return-takes-longer'; back: number }
  | { is: 'loss-lasts-longer'; lasts: number }
  | { is: 'answers-a-part' }
  | { is: 'cannot-be-used'; measure: string; needs: string; which: string | undefined }
  | { is: 'nothing-answers' };

/** How each reason is said: one sentence. */
export type ReasonWords = { readonly [R in Reason as R['is']]: (reason: R) => string };

/** The reasons in English, for the command line and for files that programs read. */
export const REASONS: ReasonWords = {
  'back-in-time': ({ back, rto }) =>
    `It stands still, and is back in time: all it needs can be back within ${formatDuration(back)}; its RTO is ${formatDuration(rto)}.`,
  'loss-outlasts-return': ({ back, lasts }) =>
    `What it needs is said to be back within ${formatDuration(back)}, but the loss may last ${formatDuration(lasts)}.`,
  carried: ({ measure, capacity, start, atMost }) =>
    `${measure} carries ${capacity} % ${start === 0 ? 'at once' : `after ${formatDuration(start)}`}, for up to ${formatDuration(atMost)}.`,
  'planned-against': ({ scenario }) => `It was planned against “${scenario}”.`,
  'starts-late': ({ rto }) => `It starts after the RTO of ${formatDuration(rto)}.`,
  'carries-too-little': ({ least }) => `The least acceptable is ${least} %.`,
  'return-takes-longer': ({ back }) => `What is lost may take ${formatDuration(back)} to return.`,
  'loss-lasts-longer': ({ lasts }) => `The loss may last ${formatDuration(lasts)}.`,
  'answers-a-part': () => 'It answers only a part of what is lost.',
  'cannot-be-used': ({ measure, needs, which }) =>
    `${measure} cannot be used: it needs ${needs}${which === undefined ? '' : `, which needs ${which}`}, lost as well.`,
  'nothing-answers': () => 'No contingency in place answers this.',
};

/** Reasons as sentences of one language. */
export function saidReasons(reasons: readonly Reason[], words: ReasonWords): string[] {
  return reasons.map((reason) => (words[reason.is] as (reason: Reason) => string)(reason));
}
