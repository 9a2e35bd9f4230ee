import type { Words } from '../index.ts';

export const programme: Words['programme'] = {
  codesNote:
    'Die Nummer unter einem Schritt ist seine Nummer im veröffentlichten Ablauf, dem dieses Programm folgt. Sonst hängt nichts an ihr.',
  columns: ['Schritt', 'Stand', 'Was gezählt wird'],
  state: (kind, { state, done, total, counts }) => {
    if (state === 'outside') return kind === 'start' || kind === 'end' ? '' : 'nicht erfasst';
    if (counts === 'steps') return `${done} von ${total} Schritten`;
    if (total === 0) return 'noch nichts';
    return state === 'complete' ? `alle ${total} erledigt` : `${done} von ${total} erledigt`;
  },
  cover: (done, total, criterion) =>
    total === 0 ? 'noch keine in der Notfallplanung' : `${done} von ${total} ${criterion}`,
  criteria: {
    'can-be-recognised': 'sind erkennbar',
    'capability-known': 'mit bekannter Wiederanlaufzeit und bekanntem Datenverlust',
    'impact-analysis-complete': 'mit abgeschlossener Business-Impact-Analyse',
    'has-playbook': 'mit Notfallplan',
    'treated-or-accepted': 'behandelt oder getragen',
    'in-place': 'umgesetzt',
    'has-alternate': 'mit Vertretung',
    'reached-in-time': 'rechtzeitig auf Erreichbarkeit geprüft',
    tested: 'getestet',
    'knows-other-way': 'kennen den Ausweichweg',
    'held-with-outcome': 'durchgeführt, mit Ergebnis',
    'reached-nine-in-ten': 'erreichten neun von zehn Personen',
    'has-reading': 'mit Messwert',
    checked: 'geprüft',
    printed: 'gedruckt',
    approved: 'freigegeben',
    reviewed: 'Überprüfungen nicht überfällig',
    closed: 'Maßnahmen abgeschlossen',
    'current-version-approved': 'in der geltenden Fassung freigegeben',
    'rated-after-treatment': 'auch nach der Behandlung bewertet',
    'described-and-approved': 'beschrieben und freigegeben',
    'objectives-with-basis': 'mit begründeter RTO und RPO',
    'approved-with-strategy': 'freigegeben, mit Strategie und Erfolgsprüfung',
    'recovery-exercised': 'Übungen einer Wiederherstellung durchgeführt',
    'recovery-reviewed': 'Überprüfungen von Diensten und Wiederanlaufplänen nicht überfällig',
    'read-in-time': 'rechtzeitig gemessen',
  },
  description: (complete, steps) =>
    `Die Schritte der Notfallplanung und ihre Reihenfolge. ${complete} von ${steps} Schritten, die hier erfasst sind, sind ` +
    'vollständig. Jeder Schritt nennt seinen Stand und führt zu seinen Inhalten.',
  leadsTo: (steps) => `Führt zu ${steps}`,
};
