import type { z } from 'zod';
import { didYouMean } from './suggest.ts';

export type Issue = z.core.$ZodIssue;

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

/** What an issue asks for, to stand after the name of the field, with a full stop: `must be text, but is a list.` */
export function demand(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
      return mustBe([issue], value);
    case 'invalid_union':
      return mustBe(
        issue.errors.flatMap(([first]) => first ?? []),
        value,
        'options' in issue ? (issue.options as unknown[]).map(String) : [],
      );
    case 'too_small':
    case 'too_big':
      return limit(issue, value);
    case 'invalid_key':
      return `is no key that may stand here: it ${issue.issues.map((inner) => demand(inner, undefined)).join(' ')}`;
    default:
      return issue.message.startsWith('must be') && typeof value === 'string'
        ? `${issue.message}, but is ${shown(value)}.`
        : sentence(issue.message);
  }
}

/** What several alternatives ask for together: `must be text or a list, but is 5.` */
function mustBe(issues: readonly Issue[], value: unknown, options: readonly string[] = []): string {
  const choices = [
    ...options,
    ...issues.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : [])),
  ];
  const words = [...choices, ...issues.flatMap((issue) => accepted(issue) ?? [])];
  const many = choices.length > 2 ? 'one of ' : '';
  const but = value === undefined ? '' : `, but is ${shown(value)}`;
  const hint = typeof value === 'string' ? didYouMean(value, choices) : '';
  const wantsText = issues.some((issue) => accepted(issue) === 'text');
  const quote =
    wantsText && (typeof value === 'number' || typeof value === 'boolean')
      ? ' Put it in quotation marks.'
      : wantsText && typeof value === 'object' && value !== null && !Array.isArray(value)
        ? ' A colon with a space after it makes a key: put the text in quotation marks.'
        : '';
  return `must be ${many}${either([...new Set(words)])}${but}.${hint}${quote}`;
}

/** What one alternative takes, as a noun; undefined when its choices are listed or it says something else. */
function accepted(issue: Issue): string | undefined {
  if (issue.message.startsWith('must be ')) return issue.message.slice('must be '.length);
  return issue.code === 'invalid_type' ? (TYPES[issue.expected] ?? issue.expected) : undefined;
}

function limit(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>, value: unknown): string {
  const bound = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  const counts = typeof value === 'string' || Array.isArray(value);
  const but = counts ? `, but has ${value.length}` : `, but is ${shown(value)}`;
  if (issue.message.startsWith('must')) return `${issue.message}${value === '' ? '' : but}.`;
  const least = issue.exact ? '' : issue.code === 'too_small' ? 'at least ' : 'at most ';
  if (!counts) return `must be ${least}${bound}${but}.`;
  const unit = typeof value === 'string' ? ['character', 'characters'] : ['entry', 'entries'];
  return `must have ${least}${bound} ${unit[bound === 1 ? 0 : 1] ?? ''}${but}.`;
}

/** A value as it is quoted in a message. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 57)}…` : value}"`;
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'something else';
}

export function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/** `a`, `a or b`, `a, b or c`. */
function either(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** The first sentence of a field's meaning, to stand within another sentence: `the role that answers for it`. */
export function clause(meaning: string): string {
  const first = (meaning.split(/\.\s/)[0] ?? meaning).replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(first) ? first.charAt(0).toLowerCase() + first.slice(1) : first;
}

/** A kind's label with its article: `a service`, `an exercise`. */
export function withArticle(label: string, capital = false): string {
  const article = /^[aeio]/i.test(label) ? 'an' : 'a';
  return `${capital ? article.replace('a', 'A') : article} ${label.toLowerCase()}`;
}
