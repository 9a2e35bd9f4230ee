import type { Words } from '../index.ts';

export const domains: Words['domains'] = {
  eyebrow: (type) => `Ausfallbereich: ${type}`,
  listSummary: 'Was gemeinsam ausfällt und wie viel davon jeweils betroffen ist, das Weitreichendste zuerst.',
  caption: 'Ausfallbereiche und was mit ihnen stillsteht',
  columns: [
    'Wenn dies ausfällt',
    'Art',
    'Prozesse, die stillstehen',
    'Dienste, die stillstehen',
    'Kanäle, die ausfallen',
  ],
  summary: (processes, allProcesses, services, allServices) =>
    `Fällt dies aus, stehen ${processes} von ${allProcesses} Prozessen und ${services} von ${allServices} Diensten still.`,
  headings: {
    stops: 'Was stillsteht',
    playbooks: 'Was Sie öffnen, in dieser Reihenfolge',
    channels: 'Wer noch erreichbar ist',
    situations: 'Lagen, in denen dies geschieht',
    map: 'Was davon abhängt',
  },
  primary: 'Hauptmandant',
  primaryMeans: 'Der Cloud-Mandant, in dem die Organisation arbeitet',
  lostWith: 'Fällt aus mit',
  takesWithIt: 'Reißt mit',
  noticed: 'Was Beschäftigte bemerken',
  quoted: (symptom) => `„${symptom}“`,
  status: 'Status, ohne Anmeldung; hinkt nach',
  keptOut: (count) =>
    count === 1
      ? 'Dazu 1 weiterer, der nicht auf dieser Website steht.'
      : `Dazu ${count} weitere, die nicht auf dieser Website stehen.`,
  startWith: 'Beginnen mit:',
  sureAlready: 'bei Gewissheit:',
};
