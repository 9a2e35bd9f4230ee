/**
 * The headings of a playbook's body in other languages than English. A plan that is written in German keeps the same order
 * under its own words, and so does a German translation. Source: content-model, "Playbook body".
 */
const GERMAN: Readonly<Record<string, string>> = {
  'Wann dieser Notfallplan gilt': 'Use this when',
  Sofortmaßnahmen: 'Do this first',
  Informieren: 'Tell people',
  Weiterarbeiten: 'Keep working',
  Entscheiden: 'Decide',
  'Wenn es schlimmer wird': 'If it gets worse',
  Wiederherstellen: 'Recover',
  Prüfen: 'Check',
  'Zurück zum Normalbetrieb': 'Back to normal',
  'Kontakte und Nummern': 'Contacts and numbers',
  'Über diesen Notfallplan': 'About this playbook',
};

/** The section that a heading names, in English, whatever known language it is written in; other headings as they are. */
export function sectionOf(heading: string): string {
  return Object.hasOwn(GERMAN, heading) ? (GERMAN[heading] ?? heading) : heading;
}
