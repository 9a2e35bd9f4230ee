import { common } from './common.ts';

/** Short answers that many tables give alike. */
export const tables = {
  /** A duration in words; what nobody knows is said to be unknown. */
  known: (minutes: number | 'unknown' | undefined) =>
    typeof minutes === 'number' ? common.duration(minutes) : 'unknown',
  /** How far back data may be lost, or is. */
  dataLost: (minutes: number | 'unknown' | undefined) =>
    typeof minutes === 'number' ? common.duration(minutes) : 'unknown',
  unknown: 'unknown',
  never: 'never',
  nothingAsked: 'nothing asked',
  nobodyYet: 'nobody yet',
  met: 'met',
  notMet: 'not met',
  overdue: 'overdue',
  notRecorded: 'not recorded',
  notRated: 'not rated',
  stops: 'stops',
  getsWorse: 'gets worse',
  through: 'through',
  and: ' and ',
  coveredBy: 'covered by',
  /** `3 of 8` */
  of: (count: number, all: number) => `${count} of ${all}`,
  /** The word for an impact; those that a plan gets without naming any have one in every language. */
  impactLabel: (label: string) => label,
  /** What the abbreviations of the field stand for. */
  meanings: {
    RTO: 'Recovery time objective',
    WRT: 'Work recovery time',
    MTPD: 'Maximum tolerable period of disruption',
    RPO: 'Recovery point objective',
    MBCO: 'Minimum business continuity objective',
  } as Readonly<Record<string, string>>,
  /** Whether something is back by the time at which it is needed. */
  fits: { meets: 'soon enough', 'too-late': 'too late', unknown: 'unknown' },
  outcomes: { pass: 'passed', 'pass-with-findings': 'passed with findings', fail: 'failed' },
  /** One thing of a kind. */
  kinds: {
    'failure-domain': 'Failure domain',
    service: 'Service',
    process: 'Business process',
    scenario: 'Scenario',
    risk: 'Risk',
    measure: 'Measure',
    role: 'Role',
    contact: 'Contact',
    channel: 'Channel',
    party: 'Party',
    exercise: 'Exercise',
    training: 'Training',
    objective: 'Objective',
    resource: 'Resource',
    binder: 'Binder',
    playbook: 'Playbook',
  },
};
