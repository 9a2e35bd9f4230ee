import type { Words } from '../index.ts';
import { counted, inDative } from './measures.ts';

export const people: Words['people'] = {
  rolesSummary: 'Öffnen Sie die Ihre: Dort steht der Reihe nach, was Sie tun.',
  actionCard: 'Handlungskarte',
  roleSummary: (steps, playbooks) =>
    `${counted(steps, 'Schritt', 'Schritte')} in ${counted(playbooks, 'Notfallplan', 'Notfallplänen')}, in der Reihenfolge, in der sie fällig werden. Tun Sie nur, was zu dem Notfallplan gehört, der begonnen wurde.`,
  whoFills: 'Wer diese Rolle ausfüllt',
  mayStart: 'Was Sie beginnen dürfen',
  asAlternate: ' als Stellvertretung',
  youDo: 'Was Sie tun',
  youDecide: 'Was Sie entscheiden',
  answerFor: 'Wofür Sie verantwortlich sind',
  authority: 'Befugnis:',
  handingOver: 'Übergabe:',
  training: 'Schulung:',
  speaksFor: (groups) => `Spricht für: ${groups}.`,
  teamsSummary: 'Öffnen Sie das Ihre: seine Arbeit, seine Notfallpläne und seine Schritte.',
  team: 'Team',
  noTime: 'Noch keine Zeit festgelegt',
  neededWithin: (minutes) => `Wieder gebraucht binnen ${inDative(minutes)}`,
  atLeast: (persons) => `mindestens ${persons}`,
  yourPlaybooks: 'Ihre Notfallpläne',
  yourWork: 'Ihre Arbeit',
  yourSteps: 'Ihre Schritte',
  stepsOfTeam: 'Was Ihre Leitung tut und was alle tun, in der Reihenfolge, in der es fällig wird.',
  whoLeads: 'Wer leitet',
  glossarySummary: 'Was die Wörter dieser Planung bedeuten.',
  guideSummary: 'Wie diese Planung gelesen, gepflegt und geübt wird.',
};
