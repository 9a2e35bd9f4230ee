import type { Words } from '../index.ts';

export const fresh: Words['fresh'] = {
  notReviewed: 'Noch nicht überprüft',
  checked: (date) => `Überprüft am ${date}`,
  dueAgain: (date) => `wieder fällig am ${date}`,
  notExercised: 'noch nicht geübt',
  exercised: (date) => `geübt am ${date}`,
  overdueSince: (date) => `Überprüfung überfällig seit ${date}.`,
  stillUse: 'Verwenden Sie ihn trotzdem, aber fragen Sie am Notfalltelefon nach Änderungen.',
  lastExercised: (date) => `Zuletzt geübt am ${date}`,
  longAgo: (ago) => `, ${ago}: Mancher Schritt passt vielleicht nicht mehr.`,
  acceptedUntil: (date) => `Ein bekannter Mangel wurde nur bis ${date} hingenommen:`,
  oldCopy: 'Diese Kopie ist alt: Niemand hat sie erneuert.',
  oldCopyMeans: 'Nummern können sich geändert haben. Rufen Sie das Notfalltelefon an.',
  draft: 'Das ist ein Entwurf, der noch nicht freigegeben ist.',
  version: 'Version',
  keptBy: 'Verantwortlich',
  reviewed: (every) => `überprüft ${every}`,
  approvedBy: 'Freigabe durch',
  approvals: 'Freigaben',
  approval: (date, version) => `${date}: Version ${version},`,
};
