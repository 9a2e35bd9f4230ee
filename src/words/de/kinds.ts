import type { Words } from '../index.ts';

export const kinds: Words['kinds'] = {
  Playbook: 'Notfallplan',
  Check: 'Prüfregel',
  Service: 'Dienst',
  'Business process': 'Geschäftsprozess',
  Scenario: 'Szenario',
  'Failure domain': 'Ausfallbereich',
  Role: 'Rolle',
  Team: 'Team',
  Contacts: 'Kontakte',
  Plan: 'Planung',
  Guide: 'Leitfaden',
  Glossary: 'Glossar',
  Log: 'Tagebuch',
};
