import type { Plan, Playbook } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';
import { proseOf } from './prose.ts';

const ACRONYM = /(?<![\p{L}\p{N}&/_.@#-])[A-Z](?:[A-Z0-9]|&(?=[A-Z])){1,5}(?=s?(?![\p{L}\p{N}_@]))/gu;

/** Capitals that need no explanation: everyday words, paper sizes, times of day, countries, standards, words written loudly, and what another check reports. */
const PLAIN = new Set(
  (
    'OK AM PM TV PC UK GB US USA EU UN A3 A4 A5 3G 4G 5G SMS SIM PIN PDF USB CD DVD QR ID IT URL GPS LED GMT UTC BST CET CEST PS NB ' +
    'ISO IEC EN DIN BS NIST TODO TBC TBD TBA FIXME XXX ' +
    'II III IV VI VII VIII IX KB MB TB KM KG ' +
    'A I AN AND ANY ALL ARE AS AT BE BUT BY CALL CAN DO DONE DOWN END EACH FIRST FOR FROM GO HALT HAS HERE IF IN IS KEEP LEAVE MAY MUST ' +
    'NEVER NEW NO NOT NOW OF OFF ON ONCE ONE ONLY OPEN OR OUT OVER READ RUN SEE SO STAY START STOP THAT THE THEN THIS TO TWO UNTIL UP USE ' +
    'WAIT WE WHEN WHO WITH YES YOU YOUR NOTE TIP CAUTION DANGER WARNING CLOSED FULL EMPTY HIGH LOW LEFT RIGHT PUSH PULL EXIT COPY DRAFT'
  ).split(' '),
);

/** Whoever is new, or tired, does not guess. Source: plain language, on abbreviations. */
export const acronymExpanded: Check = {
  id: 'acronym-expanded',
  title: 'Every acronym is in the glossary, or spelt out',
  family: 'playbooks',
  severity: 'warning',
  find: (plan) => {
    const explained = explainedIn(plan);
    return playbooksInForce(plan).flatMap((playbook) => unexplained(plan, playbook, explained));
  },
};

function unexplained(plan: Plan, playbook: Playbook, explained: ReadonlySet<string>): Finding[] {
  const { text, placeAt } = proseOf(plan, playbook);
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const match of text.matchAll(ACRONYM)) {
    const [acronym] = match;
    if (seen.has(acronym) || PLAIN.has(acronym) || explained.has(acronym) || !/[A-Z].*[A-Z]/.test(acronym))
      continue;
    if (isLoud(text, match.index, acronym.length)) continue;
    seen.add(acronym);
    if (isSpeltOut(text, acronym)) continue;
    findings.push({
      place: placeAt(match.index),
      message: `\`${acronym}\` is neither in the glossary nor spelt out. Add it to \`glossary.yaml\`, or write what it means, with the acronym in brackets.`,
    });
  }
  return findings;
}

/** Part of several words in capitals, such as DO NOT RESTART: said loudly, and no acronym. */
function isLoud(text: string, start: number, length: number): boolean {
  return (
    /[A-Z]{2,}[ ,]{1,2}$/.test(text.slice(Math.max(0, start - 20), start)) ||
    /^[ ,]{1,2}[A-Z]{2,}\b/.test(text.slice(start + length, start + length + 20))
  );
}

/** `Order management system (OMS)` or `OMS (order management system)`. */
function isSpeltOut(text: string, acronym: string): boolean {
  return (
    new RegExp(`\\p{L}{2,}[^\\S\\n]*\\(${acronym}s?\\b`, 'u').test(text) ||
    new RegExp(`\\b${acronym}s?\\s*\\([^)]*\\p{L}{2,}`, 'u').test(text)
  );
}

/** Acronyms that the glossary holds, and those that are the name of something in the plan. */
function explainedIn(plan: Plan): ReadonlySet<string> {
  const named = [
    ...plan.glossary.keys(),
    ...[...plan.services.values()].flatMap(({ name, aliases }) => [name, ...aliases]),
    ...[...plan.parties.values()].map(({ name }) => name),
    ...[...plan.channels.values()].map(({ name }) => name),
    plan.organization.name,
  ];
  return new Set(named.flatMap((name) => name.match(/[A-Z](?:[A-Z0-9]|&(?=[A-Z]))+/g) ?? []));
}
