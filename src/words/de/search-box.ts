import type { Words } from '../index.ts';

export const searchBox: Words['searchBox'] = {
  search: 'Suche',
  control: 'Strg',
  filters: { kind: 'Art', service: 'Dienst', team: 'Team', role: 'Rolle' },
  keys: ['Mit', 'oder', 'zur Suche'],
  needsScript: ['Die Suche braucht JavaScript. Ohne:', 'oder nach dem,'],
  allPages: ['Alle Seiten:', '· nach dem,'],
  whatYouSee: 'was Sie sehen',
  narrow: 'Eingrenzen',
  any: 'Alle',
  results: 'Suchergebnisse',
  more: 'Mehr zeigen',
  forget: 'Diese Seiten vergessen',
};
