import type { Source } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { placesIn } from './prose.ts';

type Kind = { what: string; pattern: RegExp; isOne?: (match: RegExpMatchArray) => boolean };

/** What a secret looks like. Words such as "password" alone are none: a value must stand with them. */
const KINDS: readonly Kind[] = [
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  {
    what: 'an access key',
    pattern:
      /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{40,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|AIza[\w-]{35}|sk_live_\w{16,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{5,}|AccountKey=[A-Za-z0-9+/=]{40,})/g,
  },
  { what: 'an address with a password', pattern: /\bhttps?:\/\/[^\s/:@]+:[^\s/@]+@/gi },
  {
    what: 'a password',
    pattern:
      /\b(?:pass(?:word|wort|phrase|code|wd)|kennwort|pwd|secret|(?:api|access)[ _-]?(?:key|token))\b["'`]?\s*(?:[:=]|\bis\b)\s*["'`]?([^\s"'`<>,;()]{6,})/gi,
    isOne: ([, value = '']) => /[A-Za-z]/.test(value) && /[\d!@#$%^&*]/.test(value) && !/^\*+$/.test(value),
  },
  {
    what: 'a bank account number (IBAN)',
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g,
    isOne: ([value]) => isIban(value.replaceAll(' ', '')),
  },
  {
    what: 'a payment card number',
    pattern: /(?<![\d+.-])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\d.-]?\d)/g,
    isOne: ([value]) => isCard(value.replace(/\D/g, '')),
  },
];
/** Files without any of this hold none of them: most are passed over at one glance. */
const HINT =
  /pass(?:word|wort|phrase|code|wd)|kennwort|pwd|secret|token|key|:\/\/[^\s/]*@|AKIA|gh[pousr]_|glpat|xox|AIza|sk_live|eyJ|[A-Z]{2}\d{2} ?[A-Z0-9]{4}|\d{4}[ -]?\d{4}[ -]?\d{4}/i;

/** The plan is published, printed and kept in git for ever. */
export const noSecret: Check = {
  id: 'no-secret',
  title: 'No file holds a password, a key, a bank account or a card number',
  family: 'playbooks',
  severity: 'error',
  find: (plan) => [...plan.sources.values()].filter(({ text }) => HINT.test(text)).flatMap(secretsIn),
};

function secretsIn(source: Source): Finding[] {
  const placeAt = placesIn(source);
  return KINDS.flatMap(({ what, pattern, isOne = () => true }) =>
    [...source.text.matchAll(pattern)].filter(isOne).map((match) => ({
      place: placeAt(match.index),
      message: `This looks like ${what}. Take it out, say where it is kept instead, and change it: what once stood in a plan is no secret any more.`,
    })),
  );
}

/** The check digits of an IBAN: the number, its head moved to the end and letters as numbers, leaves 1 when divided by 97. */
function isIban(iban: string): boolean {
  if (iban.length < 15 || iban.length > 34) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** Length and Luhn's check digit of a payment card. */
function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false;
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
