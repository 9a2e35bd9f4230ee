import { isDate, parseDuration, parseStart } from '../plan/index.ts';
import { askedFor } from './lost-names.ts';
import { notWhole, readPlan } from './read-plan.ts';
import { whatIf } from './what-if-facts.ts';
import { whatIfText } from './what-if-text.ts';

export const WHAT_IF_FORMATS = ['text', 'json'] as const;

export type WhatIfOptions = {
  content: string;
  /** Scenarios, failure domains and services by id, or by kind and id. */
  names: readonly string[];
  format: string;
  /** How long the loss lasts, such as `8h`. */
  lasts?: string | undefined;
  /** When it begins: `09:00`, or `2026-11-21T09:00`. */
  start?: string | undefined;
  /** The day of a start that names none; the organisation's `asOf` when absent. */
  asOf?: string | undefined;
  color?: boolean;
};

/** `output` is the answer, `errors` what else there is to say, each a sentence. */
export type Answered = { output: string; errors: string[]; exitCode: 0 | 2 };

/** Says what stops when something is lost, what carries it, and what is left. Exit code 0, or 2 for bad usage. */
export function answerWhatIf(options: WhatIfOptions): Answered {
  const { content, names, format, lasts, start, asOf, color = false } = options;
  if (!WHAT_IF_FORMATS.some((each) => each === format))
    return refused(`\`--format\` is text or json, not "${format}".`);
  if (asOf !== undefined && !isDate(asOf))
    return refused(`\`--as-of\` must be a day that exists, written YYYY-MM-DD, but is "${asOf}".`);
  const minutes = lasts === undefined ? undefined : parseDuration(lasts);
  if (lasts !== undefined && (minutes === undefined || minutes === 0))
    return refused(`\`--for\` must be a duration such as 30m, 8h or 2d, but is "${lasts}".`);
  if (start !== undefined && parseStart(start) === undefined) {
    return refused(
      `\`--start\` must be a time such as 09:00, or a day and a time such as 2026-11-21T09:00, but is "${start}".`,
    );
  }
  const read = readPlan(content);
  if ('fault' in read) return refused(read.fault);
  const { plan, found } = read;
  const what = askedFor(plan, names);
  if ('fault' in what) return refused(what.fault);
  const begins = start === undefined ? undefined : parseStart(start, asOf ?? plan.organization.asOf);
  const facts = whatIf(plan, what.asked, minutes, begins);
  return {
    output: format === 'json' ? JSON.stringify(facts, null, 2) : whatIfText(facts, color),
    errors: [...what.notes, ...notWhole(found)],
    exitCode: 0,
  };
}

function refused(error: string): Answered {
  return { output: '', errors: [error], exitCode: 2 };
}
