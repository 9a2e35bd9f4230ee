import {
  addPeriod,
  copyRoot,
  formatDate,
  lostWithTenant,
  primaryTenant,
  sharedWithTenant,
} from '../../plan/index.ts';
import type { Plan } from '../../plan/index.ts';
import type { Certificate } from './certificate.ts';
import type { Asked, HostedCopy } from './read-address.ts';

/** An address at which the plan says that the site is read. */
export type Address = { url: string; role: 'site' | 'mirror'; failureDomains: readonly string[] };

/** What is wrong with an address, for machines and as a sentence. */
export type Finding = {
  what:
    | 'unreachable'
    | 'no-copy'
    | 'not-genuine'
    | 'damaged'
    | 'behind'
    | 'differs'
    | 'frozen'
    | 'certificate'
    | 'shared-failure-domain';
  words: string;
};

export type Judged = {
  address: Address;
  asked: Asked;
  /** Seconds behind the newest copy; undefined where that cannot be said. */
  behind: number | undefined;
  findings: Finding[];
};

export type Judgement = {
  /** The newest copy that is genuine, against which all others are judged; undefined when there is none. */
  newest: { address: string; version: string | undefined; date: string | undefined } | undefined;
  addresses: Judged[];
};

const DAY = 86_400_000;
/** A certificate is to be renewed before the last so many days, or the last quarter of a short life. */
const RENEWED_BEFORE = 21 * DAY;
/** The most files that are named. */
const MOST = 3;

export type JudgeOptions = {
  plan: Plan;
  /** Whether keys were named, so that a copy without a trusted signature is not genuine. */
  keyed: boolean;
  /** Milliseconds. */
  now: number;
};

/** Judges what addresses gave: against the newest genuine copy among them, the plan and the time. */
export function judge(
  asked: readonly { address: Address; asked: Asked }[],
  { plan, keyed, now }: JudgeOptions,
): Judgement {
  const copies = asked.flatMap(({ address, asked: { reading } }) =>
    reading.state === 'read' ? [{ address, copy: reading.copy }] : [],
  );
  const genuine = copies.filter(({ copy }) => notGenuine(copy, keyed) === undefined);
  const newest = genuine.reduce<(typeof genuine)[number] | undefined>(
    (best, each) => (best === undefined || each.copy.time > best.copy.time ? each : best),
    undefined,
  );
  return {
    newest: newest && {
      address: newest.address.url,
      version: newest.copy.version,
      date: newest.copy.date,
    },
    addresses: asked.map(({ address, asked: given }) => {
      const copy = given.reading.state === 'read' ? given.reading.copy : undefined;
      const behind = copy && newest ? secondsBehind(copy, newest.copy) : undefined;
      const ofCopy = copy && ofCopies(copy, newest?.copy, { plan, keyed, now });
      return {
        address,
        asked: given,
        behind,
        findings: [
          ...(given.reading.state === 'unreachable' ? [found('unreachable', given.reading.words)] : []),
          ...(given.reading.state === 'unfit' ? [found('no-copy', given.reading.words)] : []),
          ...(ofCopy ?? []),
          ...ofCertificate(given.certificate, now),
          ...ofDomains(plan, address, given.certificate),
        ],
      };
    }),
  };
}

function found(what: Finding['what'], words: string): Finding {
  return { what, words };
}

function ofCopies(
  copy: HostedCopy,
  newest: HostedCopy | undefined,
  { plan, keyed, now }: JudgeOptions,
): Finding[] {
  const forged = notGenuine(copy, keyed);
  const limit = plan.organization.thresholds.verifyPeople;
  const today = new Date(now).toISOString().slice(0, 10);
  const isFrozen = copy.date !== undefined && today > addPeriod(copy.date, limit);
  return [
    ...(forged === undefined ? [] : [found('not-genuine', forged)]),
    ...(copy.wrong.length > 0
      ? [
          found(
            'damaged',
            `${copy.wrong.join(' and ')} ${copy.wrong.length === 1 ? 'is' : 'are'} not as the sums say.`,
          ),
        ]
      : []),
    ...(newest === undefined || newest === copy ? [] : besideNewest(copy, newest, forged !== undefined)),
    ...(isFrozen
      ? [
          found(
            'frozen',
            `Has not moved since ${formatDate(copy.date ?? '')}, and the plan changes at least every ${limit} (\`thresholds.verifyPeople\`).`,
          ),
        ]
      : []),
  ];
}

/** Why a copy is not to be believed; undefined when nothing speaks against it. */
function notGenuine(
  { signature: { state, fingerprint = '' } }: HostedCopy,
  keyed: boolean,
): string | undefined {
  switch (state) {
    case 'bad':
      return 'Its signature does not fit: it, or the sums, were changed after signing.';
    case 'foreign':
      return `Signed by ${fingerprint}, which is not the key that you named: somebody else made this copy.`;
    case 'none':
      return keyed ? 'Not signed, though you named a key: anybody may have made this copy.' : undefined;
    case 'unknown':
    case 'trusted':
      return undefined;
  }
}

/** `isForged` says that the signature was told of already. */
function besideNewest(copy: HostedCopy, newest: HostedCopy, isForged: boolean): Finding[] {
  const files = differing(copy.sums, newest.sums);
  const signer = copy.signature.fingerprint;
  const otherKey =
    !isForged && signer !== newest.signature.fingerprint
      ? [
          found(
            'not-genuine',
            signer === undefined
              ? 'Not signed, while the newest copy is.'
              : `Signed by another key than the newest copy: ${signer}.`,
          ),
        ]
      : [];
  if (files.length === 0) return otherKey;
  const apart = secondsBehind(copy, newest);
  if (apart !== undefined && apart > 0)
    return [
      ...otherKey,
      found('behind', `Lags behind the newest copy by ${lengthWords(apart)}: ${nameOf(copy)}.`),
    ];
  const shown =
    files.length > MOST
      ? `${files.slice(0, MOST).join(', ')} and ${files.length - MOST} more`
      : files.join(', ');
  const what = copy.version === newest.version ? 'says that it is the same version' : `is ${nameOf(copy)}`;
  return [...otherKey, found('differs', `Differs from the newest copy and ${what}: ${shown}.`)];
}

/** Files that are in one list of sums and not, or otherwise, in the other. */
function differing(sums: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string[] {
  const all = new Set([...sums.keys(), ...others.keys()]);
  return [...all].filter((file) => sums.get(file) !== others.get(file)).sort();
}

function secondsBehind(copy: HostedCopy, newest: HostedCopy): number | undefined {
  return copy.time === 0 || newest.time === 0 ? undefined : newest.time - copy.time;
}

function nameOf({ version, date }: HostedCopy): string {
  return `version ${version ?? 'without a name'}${date === undefined ? '' : ` of ${formatDate(date)}`}`;
}

function ofCertificate(certificate: Certificate | undefined, now: number): Finding[] {
  if (certificate === undefined) return [];
  const { from, until } = certificate;
  const left = until - now;
  if (left <= 0) return [found('certificate', `Its certificate expired on ${dayWords(until)}.`)];
  if (left >= Math.min(RENEWED_BEFORE, (until - from) / 4)) return [];
  return [
    found(
      'certificate',
      `Its certificate expires in ${lengthWords(left / 1000)}, on ${dayWords(until)}: renewing it has not worked.`,
    ),
  ];
}

/** By what the plan says it hangs on, by its name, and by the names that its certificate is shared with. */
function ofDomains(
  plan: Plan,
  { url, failureDomains }: Address,
  certificate: Certificate | undefined,
): Finding[] {
  const tenant = primaryTenant(plan);
  if (!tenant) return [];
  const lost = lostWithTenant(plan);
  const host = copyRoot(url).hostname;
  const nameFor = (id: string): string => plan.failureDomains.get(id)?.name ?? id;
  const hung = failureDomains.filter((id) => lost.has(id)).map((id) => nameFor(id));
  const named = sharedWithTenant(plan, host);
  const others = (certificate?.names ?? [])
    .map((name) => name.replace(/^\*\./, ''))
    .filter((name) => name !== host && sharedWithTenant(plan, name) !== undefined);
  const together = `what is lost together with ${tenant.name}, the primary tenant`;
  return [
    ...(hung.length > 0 ? [found('shared-failure-domain', `Hangs on ${hung.join(', ')}: ${together}.`)] : []),
    ...(named
      ? [
          found(
            'shared-failure-domain',
            named.name === undefined
              ? `Its name ${host} belongs to ${named.domain.name}: ${together}.`
              : `Its name ${host} is registered together with a name of ${named.domain.name} (${named.name}): who loses that loses both.`,
          ),
        ]
      : []),
    ...(!named && others.length > 0
      ? [
          found(
            'shared-failure-domain',
            `Its certificate is also that of ${others.slice(0, MOST).join(', ')}: it is renewed, or revoked, together with the primary tenant.`,
          ),
        ]
      : []),
  ];
}

const STEPS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** Seconds in words, in the largest unit that they fill. */
export function lengthWords(seconds: number): string {
  const [unit, length] = STEPS.find(([, each]) => seconds >= each) ?? ['minute', 60];
  const count = Math.max(1, Math.floor(seconds / length));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function dayWords(milliseconds: number): string {
  return formatDate(new Date(milliseconds).toISOString().slice(0, 10));
}
