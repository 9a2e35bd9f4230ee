import { carriedBy } from './table-fields.ts';
import type { Part } from './table-fields.ts';

/** What a cell of a column is read as. */
export type Takes =
  | 'text'
  | 'list'
  | 'lines'
  | 'duration'
  | 'date'
  | 'score'
  | 'number'
  | 'decimal'
  | 'figure'
  | 'level'
  | 'levels'
  | 'truth'
  | 'role'
  | 'scenario'
  | 'party'
  | 'measure'
  | 'contact'
  | 'peaks'
  | 'deadlines'
  | 'services'
  | 'processes'
  | 'playbooks'
  | 'channels'
  | 'measures'
  | 'domains'
  | 'contacts'
  | 'needs'
  | 'phone'
  | 'mail'
  | Readonly<Record<string, RegExp>>;

/** A field that a column can fill: its path in the data, what the cell is read as, and what people call the column. */
export type Field = {
  path: string;
  takes: Takes;
  names: RegExp;
  /** Known in the tables of others: our own have a table of its own for it. */
  foreign?: true;
};
export const TABLE_KINDS = ['process', 'service', 'risk', 'contact', 'exercise'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

const field = (path: string, takes: Takes, names: RegExp): Field => ({ path, takes, names });
const STATUS = {
  draft: /^(?:draft|entwurf|new|neu)$/,
  'in-review': /^(?:in[- ]?review|in prüfung)$/,
  approved: /^(?:approved|final|freigegeben|aktiv|active)$/,
  retired: /^(?:retired|obsolete|archiviert)$/,
};
const governed = [
  field('owner', 'role', /^(?:owner|eigentümer|eigner|risikoeigner|risk owner)$/),
  field('approver', 'role', /^(?:approver|approved by|freigeber|genehmiger)$/),
  field('status', STATUS, /^(?:status|state)$/),
  field('version', 'text', /^version$/),
  field('lastReviewed', 'date', /^(?:last ?reviewed?|review date|letzte (?:prüfung|überprüfung))$/),
  field('reviewEvery', 'text', /^(?:review ?every|review cycle|prüfzyklus)$/),
];

/** A field that stands in a table of its own when we write it. */
const foreign = (path: string, takes: Takes, names: RegExp): Field => ({
  ...field(path, takes, names),
  foreign: true,
});

/** Columns of each kind with the names that people give them, in English and German: the ordinary ones, which come first. */
const NAMED: Record<TableKind, readonly Field[]> = {
  process: [
    field(
      'name',
      'text',
      /^(?:(?:business )?process(?: name)?|name|activity|(?:geschäfts)?prozess(?:name)?)$/,
    ),
    field('description', 'text', /^(?:(?:process )?description|purpose|beschreibung|zweck)$/),
    field(
      'unit',
      'text',
      /^(?:(?:business )?unit|team|department|organi[sz]ation(?:al)? unit|abteilung|bereich)$/,
    ),
    field('function', 'text', /^(?:function|funktion)$/),
    field(
      'leader',
      'role',
      /^(?:(?:process )?(?:leader|manager)|process owner|responsible|(?:prozess)?verantwortlich(?:er|e)?)$/,
    ),
    field(
      'criticality',
      {
        'mission-critical':
          /^(?:mission[- ]?critical|critical|very high|high|tier ?1|1|hoch|sehr hoch|kritisch)$/,
        important: /^(?:important|essential|medium|tier ?2|2|mittel|wichtig)$/,
        deferrable: /^(?:deferrable|low|minor|tier ?3|3|niedrig|gering|aufschiebbar)$/,
      },
      /^(?:criticality|priority|tier|kritikalität|priorität)$/,
    ),
    foreign(
      'dependsOn',
      'needs',
      /^(?:depends ?on|dependenc(?:y|ies)|(?:it )?(?:systems?|services?|applications?)|systeme?|anwendung(?:en)?|dienste?)$/,
    ),
    field(
      'minimumStaff',
      'number',
      /^(?:minimum staff|min(?:imum)?\.? ?(?:people|staff|headcount)|mindestbesetzung)$/,
    ),
    field(
      'impactAnalysis.rto',
      'duration',
      /^(?:impactanalysis rto|rto|recovery time objective.*|wiederanlaufzeit)$/,
    ),
    field(
      'impactAnalysis.mtpd',
      'duration',
      /^(?:impactanalysis mtpd|mtpd|mao|mtd|maximum tolerable.*|max.*ausfallzeit)$/,
    ),
    field('impactAnalysis.wrt', 'duration', /^(?:impactanalysis wrt|wrt|work recovery time)$/),
    field(
      'impactAnalysis.rpo',
      'duration',
      /^(?:impactanalysis rpo|rpo|recovery point objective.*|max.*datenverlust)$/,
    ),
    field('impactAnalysis.backlog', 'text', /^(?:impactanalysis backlog|backlog|rückstand)$/),
    field(
      'impactAnalysis.mbco.percent',
      'decimal',
      /^(?:mbco|minimum service level|mindestniveau|notbetriebsniveau)$/,
    ),
    field(
      'impactAnalysis.workaround.exists',
      'truth',
      /^(?:workaround|manual workaround|ausweichverfahren)$/,
    ),
    field('skills', 'list', /^(?:skills?|fähigkeiten|qualifikation(?:en)?)$/),
    foreign(
      'peaks',
      'peaks',
      /^(?:peaks?(?: times?| periods?)?|(?:busy|critical) (?:times?|periods?|dates?)|spitzen(?:zeit(?:en)?|last(?:en)?)?|stoßzeit(?:en)?|kritische (?:zeit(?:en|räume)|termine))$/,
    ),
    foreign(
      'regulatory',
      'deadlines',
      /^(?:(?:legal|regulatory|statutory|contractual) (?:deadlines?|time limits?|requirements?)|regulatory|(?:gesetzliche|rechtliche|vertragliche|regulatorische) (?:frist(?:en)?|vorgaben?|anforderung(?:en)?)|fristen?)$/,
    ),
    ...governed,
  ],
  service: [
    field('name', 'text', /^(?:(?:service|system|application)(?: name)?|name|dienst|anwendung)$/),
    field('description', 'text', /^(?:(?:service )?description|purpose|beschreibung|zweck)$/),
    field('aliases', 'list', /^(?:alias(?:es)?|also called|short name|kürzel)$/),
    field(
      'type',
      {
        saas: /^(?:saas|cloud)$/,
        paas: /^paas$/,
        'on-premises': /^(?:on[- ]?prem(?:ises)?|lokal)$/,
        network: /^(?:network|netz(?:werk)?)$/,
        telephony: /^(?:telephony|telefonie)$/,
        identity: /^(?:identity|sign[- ]?in)$/,
        facility: /^(?:facility|gebäude)$/,
        data: /^(?:data|daten)$/,
        manual: /^(?:manual|paper|manuell)$/,
      },
      /^(?:(?:service )?type|typ|art)$/,
    ),
    field('capability.rto', 'duration', /^(?:capability rto|rto|recovery time.*|wiederherstellungszeit)$/),
    field('capability.rpo', 'duration', /^(?:capability rpo|rpo|recovery point.*)$/),
    field('provider', 'party', /^(?:provider|vendor|supplier|anbieter|hersteller)$/),
    field('failureDomains', 'domains', /^(?:failure ?domains?|hosted (?:in|at)|ausfallbereiche?)$/),
    field('signInVia', 'services', /^(?:sign ?in ?via|sign[- ]in|anmeldung)$/),
    field('support', 'contacts', /^(?:support|support contacts?)$/),
    ...governed,
  ],
  risk: [
    field('name', 'text', /^(?:risk(?: name| title)?|name|title|risiko)$/),
    field('description', 'text', /^(?:(?:risk )?description|what may happen|cause|beschreibung)$/),
    field('category', 'text', /^(?:(?:risk )?category|kategorie)$/),
    field(
      'likelihood',
      'score',
      /^(?:likelihood|probability|eintrittswahrscheinlichkeit|wahrscheinlichkeit)$/,
    ),
    field('impact', 'score', /^(?:impact|severity|consequence|auswirkung|schadenshöhe)$/),
    field(
      'treatment',
      {
        mitigate: /^(?:mitigate|reduce|treat|mindern|vermindern)$/,
        accept: /^(?:accept|tolerate|akzeptieren|tragen)$/,
        transfer: /^(?:transfer|share|insure|übertragen|versichern)$/,
        avoid: /^(?:avoid|terminate|vermeiden)$/,
      },
      /^(?:(?:risk )?(?:treatment|response|strategy)|behandlung|maßnahmenart)$/,
    ),
    field(
      'threatens.processes',
      'processes',
      /^(?:threatens processes|(?:affected |threatened )?processes|betroffene prozesse)$/,
    ),
    field(
      'threatens.services',
      'services',
      /^(?:threatens services|(?:affected |threatened )?(?:services|systems)|betroffene systeme)$/,
    ),
    field('scenario', 'scenario', /^(?:scenario|szenario)$/),
    field('measures', 'measures', /^(?:measures|controls|maßnahmen)$/),
    field('residual.likelihood', 'score', /^residual likelihood$/),
    field('residual.impact', 'score', /^residual impact$/),
    ...governed,
  ],
  contact: [
    field('label', 'text', /^(?:label|contact|role ?\/? ?contact|role|function|kontakt|rolle|funktion)$/),
    field(
      'type',
      {
        person: /^(?:person|employee)$/,
        desk: /^(?:desk|hotline|zentrale)$/,
        rota: /^(?:rota|on[- ]call|bereitschaft)$/,
        vendor: /^(?:vendor|supplier|lieferant)$/,
        authority: /^(?:authority|behörde)$/,
        'emergency-service': /^(?:emergency(?: |-)service|notdienst)$/,
      },
      /^(?:type|kind|typ|art)$/,
    ),
    field(
      'name',
      'text',
      /^(?:name|full name|person|(?:first|last|given|family) ?name|surname|(?:vor|nach|familien)name)$/,
    ),
    foreign('ways.mobile', 'phone', /^(?:ways mobile|mobile|cell(?: phone)?|mobil|handy)$/),
    foreign(
      'ways.landline',
      'phone',
      /^(?:ways landline|(?:tele)?phone(?: number)?|landline|festnetz|telefon)$/,
    ),
    foreign('ways.email', 'mail', /^(?:ways email|e-?mail(?: address)?)$/),
    field('quote', 'text', /^(?:quote|reference|contract number|vertragsnummer)$/),
    field('party', 'party', /^(?:party|company|firma)$/),
  ],
  exercise: [
    field('name', 'text', /^(?:exercise(?: name)?|test name|name|title|übung|titel)$/),
    field(
      'type',
      {
        walkthrough: /^walk[- ]?through$/,
        tabletop: /^(?:table[- ]?top|planbesprechung|planübung)$/,
        'call-tree': /^(?:call[- ]tree|notification|alarmierung(?:sübung)?)$/,
        functional: /^(?:functional|funktionstest)$/,
        failover: /^fail[- ]?over$/,
        'full-scale': /^(?:full[- ]scale|vollübung)$/,
        'real-activation': /^(?:real(?: activation)?|activation|ernstfall)$/,
      },
      /^(?:(?:exercise |test )?type|art|übungsart)$/,
    ),
    field(
      'status',
      {
        planned: /^(?:planned|scheduled|geplant)$/,
        done: /^(?:done|complete[d]?|held|durchgeführt|erledigt)$/,
        cancelled: /^(?:cancell?ed|abgesagt)$/,
      },
      /^(?:status|state)$/,
    ),
    field('date', 'date', /^(?:date|exercise date|held on|datum)$/),
    field('announced', 'truth', /^(?:announced|angekündigt)$/),
    field('scenario', 'scenario', /^(?:scenario|szenario)$/),
    field('playbooks', 'playbooks', /^(?:playbooks?|plans?|notfallpläne)$/),
    field('processes', 'processes', /^(?:(?:business )?processes|prozesse)$/),
    field('channels', 'channels', /^(?:channels?|kanäle)$/),
    field('objectives', 'lines', /^(?:objectives?|goals?|ziele?)$/),
    field('facilitator', 'role', /^(?:facilitator|led by|exercise lead(?:er)?|leitung|übungsleitung)$/),
    field('participants', 'list', /^(?:participants|teilnehmer(?:innen)?)$/),
    field(
      'outcome',
      {
        pass: /^(?:pass(?:ed)?|bestanden)$/,
        'pass-with-findings': /^(?:pass(?:ed)? with findings|bestanden mit mängeln)$/,
        fail: /^(?:fail(?:ed)?|nicht bestanden)$/,
      },
      /^(?:outcome|result|ergebnis)$/,
    ),
    field('report', 'text', /^(?:report|bericht)$/),
  ],
};

/** What the schemas say that each kind carries. */
const CARRIED = perKind(carriedBy);

/** Lists of groups of keys, each with a table of its own. */
export const PARTS: Record<TableKind, readonly Part[]> = perKind((kind) => CARRIED[kind].parts);

/** The paths of a kind's fields in the order of its schema, lists with tables of their own among them. */
export const ORDER: Record<TableKind, readonly string[]> = perKind((kind) => CARRIED[kind].order);

/** Every field of each kind that stands in a row of its table: the ordinary ones first, then whatever else the schema has. */
export const FIELDS: Record<TableKind, readonly Field[]> = perKind((kind) => [
  ...NAMED[kind],
  ...CARRIED[kind].fields.filter(({ path }) => !NAMED[kind].some((other) => other.path === path)),
]);

function perKind<T>(of: (kind: TableKind) => T): Record<TableKind, T> {
  return Object.fromEntries(TABLE_KINDS.map((kind) => [kind, of(kind)])) as Record<TableKind, T>;
}
