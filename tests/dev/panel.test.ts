import { expect, test } from 'vitest';
import { runChecks } from '../../src/checks/index.ts';
import { diffFacts } from '../../src/cli/diff-facts.ts';
import { withPanel } from '../../src/dev/panel.ts';
import { problemPage } from '../../src/dev/problem-page.ts';
import { parsePlan } from '../../src/plan/index.ts';
import type { Site } from '../../src/site.ts';
import { wordsOf } from '../../src/words/index.ts';
import { textOfPage } from '../e2e/page-text.ts';
import { fixture, soundPlan, TODAY } from '../plan/sound-plan.ts';

const MAIL = 'services/mail.yaml';
const replaced = (file: string, from: string, to: string) => ({
  [file]: (fixture('sound').get(file) ?? '').replace(from, to),
});

/** What a plan in a language is after a change, and how it was. */
function siteIn(language: string): Site {
  const organization = `${fixture('sound').get('organization.yaml') ?? ''}languages: [${language}]\n`;
  const judged = (changes: Record<string, string | undefined>) => {
    const texts = soundPlan({ 'organization.yaml': organization, ...changes });
    const files = new Map([...texts].map(([file, text]) => [file, Buffer.from(text)]));
    const { plan, problems } = parsePlan(files);
    return { plan, files, problems: [...problems, ...runChecks(plan, { today: TODAY })] };
  };
  const now = judged({
    ...replaced(MAIL, 'signInVia: [sign-in]', 'signInVia: [sing-in]'),
    ...replaced('playbooks/mail-is-down.mdx', 'within="5m"', 'within="10m"'),
    'exercises/sunday-by-phone.yaml': undefined,
  });
  const { changes } = wordsOf(language);
  return {
    ...now,
    content: '/plan',
    changes: () => diffFacts('the last commit', judged({}), now, changes.values),
  } as unknown as Site;
}

/** The texts of the panel in its own language: what is marked as English in it is left out. */
const saidIn = (html: string) =>
  textOfPage(
    html.replace(/<(style|script)[\s\S]*?<\/\1>/g, '').replace(/ data-author lang="\w+"/, ''),
  ).replace(/\s+/g, ' ');

test('the panel speaks the language of the plan, and marks what the checks say as English', () => {
  const page = withPanel('<html lang="de"><head></head><body></body></html>', siteIn('de'), '/services/mail');
  expect(page).toMatch(/<aside data-author lang="de" dir="ltr" aria-label="Für die Bearbeitung">/);
  expect(page).toMatch(/<span lang="en">.*<code>sing-in<\/code>/);
  const said = saidIn(page);
  expect(said).toMatch(/Bearbeitung: 1 Fehler/);
  expect(said).toMatch(/1 Fehler in services\/mail\.yaml/);
  expect(said).toMatch(/Seit dem letzten Commit: 0 hinzugefügt, 2 geändert, 1 entfernt; \d+ neue Probleme?/);
  expect(said).toMatch(/5 Minuten → 10 Minuten/);
  expect(said).toMatch(/Entfernt: Übung A Sunday by phone/);
  expect(said).toMatch(/Was darauf verweist .* Geschäftsprozess/);
  expect(said).not.toMatch(/\b(?:error|warning|Playbook|Exercise|What|Since|minutes|through|of your)\b/);
});

test('in English it says what it said', () => {
  const said = saidIn(withPanel('<html><head></head><body></body></html>', siteIn('en'), '/services/mail'));
  expect(said).toMatch(/Author: 1 error/);
  expect(said).toMatch(/Since the last commit: 0 added, 2 changed, 1 removed; \d+ new problems?/);
  expect(said).toMatch(/Removed: Exercise A Sunday by phone/);
});

test('a page that cannot be made says so in the language of the plan', () => {
  const page = problemPage(siteIn('de'), '/services/mail', new Error('It broke.'));
  expect(page).toMatch(/<html lang="de">/);
  expect(page).toMatch(/<h1>Diese Seite kann nicht gezeigt werden<\/h1>\s*<p>services\/mail\.yaml enthält/);
  expect(page).toMatch(/Zum Anfang/);
});
