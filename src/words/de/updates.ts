/** Was sich auf Papier ändert: überholte Blätter, Änderungsbalken, Listen gültiger Seiten, Austauschpakete. */
export const updates = {
  release: (name: string, date: string) => `Release ${name} vom ${date}:`,
  sinceThen: 'Nach dem letzten Release:',
  whatChanged: 'Was sich geändert hat',
  notInWords: 'was diese Blätter von anderen Teilen des Plans zeigen.',
  inItsPlace: 'An seiner Stelle',
  nothingInItsPlace: 'Nichts ist an seine Stelle getreten.',

  records: 'Von Hand geführt',
  recordsStay: 'Diese Blätter bleiben im Ordner, wenn andere ausgetauscht werden.',

  effectivePages: 'Liste der gültigen Seiten',
  holdUntil: (binder: string, revision: string, until: string | undefined) =>
    `Der Ordner ${binder}, Revision ${revision}, besteht aus diesen Blättern${until === undefined ? '.' : ` und gilt bis ${until}.`}`,
  whatCounts:
    'Ein Blatt gehört dazu, wenn seine Seite und der Code an seinem Fuß in dieser Liste stehen. Revision und Tag am Fuß sind die seines Drucks: Ein Blatt, das sich seither nicht geändert hat, behält ältere und gilt so lange wie diese Liste.',
  bar: (release: string, date: string) =>
    `Ein Balken am äußeren Rand, wie neben diesem Satz, zeigt, was sich seit dem Release ${release} vom ${date} geändert hat.`,
  printedBefore: (date: string, build: string | undefined) =>
    `Zuletzt ganz gedruckt: ${date}${build === undefined ? '' : `, Version ${build}`}.`,
  tab: 'Register',
  title: 'Titel',
  pages: 'Seiten',
  code: 'Code',
  sinceRelease: 'Seit Release',
  thisRevision: 'diese Revision',
  front: 'Deckblatt, Startkarte, Inhalt, Lagen, diese Liste',

  pack: 'Austauschpaket',
  packTitle: (binder: string) => `Austauschpaket: ${binder}`,
  packUse:
    'Für alle, die einen Ordner führen: Ordner öffnen, die Tabelle Zeile für Zeile abarbeiten, jede abhaken.',
  for: 'Für Ordner mit',
  brings: 'Bringt sie auf',
  validUntil: 'Gültig bis',
  sheets: 'Blätter',
  counts: (out: number, into: number, stay: number) => `${out} heraus, ${into} hinein, ${stay} bleiben`,
  copies: 'Exemplare',
  holder: 'Geführt von',
  to: 'bis',
  check: (code: string) =>
    `Zuerst: Auf dem Deckblatt Ihres Ordners muss Revision ${code} stehen. Steht dort eine andere, dieses Paket nicht verwenden: einen ganzen Ordner anfordern.`,
  filing: 'Einordnen',
  line: 'Zeile',
  takeOut: 'Herausnehmen',
  putIn: 'Einlegen',
  why: 'Was sich geändert hat',
  done: 'Getan',
  coverAnd: (pages: string) => `Deckblatt und ${pages}`,
  nothing: 'nichts',
  behind: (pages: string, tab: string) => `${pages}, hinter ${tab}`,
  tabGone: (title: string) => `${title}: nicht mehr in diesem Ordner.`,
  tabNew: (title: string) => `${title}: neu in diesem Ordner.`,
  tabInPlace: (title: string, before: string) => `${title}, an der Stelle von ${before}.`,
  frontChange: 'Revision, Gültigkeit, Inhalt und die Liste der gültigen Seiten.',
  changedParts: (title: string, parts: string) => (parts === '' ? title : `${title}: ${parts}`),
  afterwards: 'Danach',
  compare:
    'Den Ordner mit der neuen Liste der gültigen Seiten durchgehen. Jede Seite muss einmal da sein, mit ihrem Code.',
  record: (tab: number) =>
    `Die Revision in das Änderungsverzeichnis eintragen, Register ${tab}. Dieses Register nur herausnehmen, wenn eine Zeile es sagt.`,
  destroy: 'Die herausgenommenen Blätter vernichten. Solche mit personenbezogenen Daten schreddern.',
  slip: 'Den Rückmeldezettel Ihres Exemplars ausfüllen und zurücksenden.',
  stays: (until: string | undefined) =>
    `Blätter, die bleiben, behalten Revision und Tag an ihrem Fuß. Nach der neuen Liste der gültigen Seiten gelten sie${until === undefined ? '' : ` bis ${until}`}.`,
  endOfPack: 'Ende der Anleitung. Es folgen die neuen Blätter in der Reihenfolge der Tabelle.',
  slips: 'Rückmeldezettel',
  slipsUse:
    'Einer für jedes Exemplar. An den Linien schneiden. Ein Exemplar ohne Rückmeldung gilt als überholt.',
  slipFor: (copy: number, copies: number) => `Rückmeldezettel · Exemplar ${copy} von ${copies}`,
  slipDone: 'Die neuen Blätter sind eingelegt, die alten vernichtet.',
  slipOut: (lines: string) => `Heraus: ${lines}`,
  slipIn: (lines: string) => `Hinein: ${lines}`,
  backTo: (role: string) => `Zurück an: ${role}`,
  name: 'Name',
  date: 'Datum',
  signature: 'Unterschrift',
};
