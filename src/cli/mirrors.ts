import { formatDate } from '../plan/index.ts';
import { judge, lengthWords } from '../publish/mirrors/judge.ts';
import type { Address, Judged, Judgement } from '../publish/mirrors/judge.ts';
import { readAddress } from '../publish/mirrors/read-address.ts';
import { PLAN_FILE, readPlan } from './read-plan.ts';
import { harmless } from './terminal.ts';
import { trustedKeys } from './trusted-keys.ts';

export type MirrorsCommand = {
  content: string;
  /** Keys to trust: fingerprints, public keys, or files that hold them. */
  keys: readonly string[];
  format: string;
  /** Seconds that a host has for each file, as written on the command line. */
  patience: string;
  asOf: string | undefined;
  /** Milliseconds. */
  now: number;
};

type Answer = { output: string; errors: string[]; exitCode: 0 | 1 | 2 | 3 };

/**
 * Reads every address at which the plan says that the site is read. Exit code 0 all hold the same newest copy and nothing else is
 * wrong, 1 something is, 2 a wrong command line or no plan, 3 no address can be reached, which says nothing of any of them.
 */
export async function mirrors({
  content,
  keys,
  format,
  patience,
  asOf,
  now,
}: MirrorsCommand): Promise<Answer> {
  if (format !== 'text' && format !== 'json') return refuse(`\`--format\` is text or json, not "${format}".`);
  if (!/^\d{1,4}$/.test(patience) || Number(patience) === 0)
    return refuse(`\`--patience\` is a number of seconds from 1 on, not "${patience}".`);
  const named = trustedKeys(keys);
  if ('fault' in named) return refuse(named.fault);
  const read = readPlan(content);
  if ('fault' in read) return refuse(read.fault);
  const fault = read.found.find(({ file, severity }) => file === PLAN_FILE && severity === 'error');
  if (fault)
    return refuse(`${PLAN_FILE} cannot be read, so where the site is read is not known: ${fault.message}`);

  const options = { trusted: named.fingerprints, patience: Number(patience) * 1000 };
  const asked = await Promise.all(
    addressesOf(read.plan.organization.site).map(async (address) => ({
      address,
      asked: await readAddress(address.url, options),
    })),
  );
  const time = asOf === undefined ? now : Date.parse(`${asOf}T12:00:00Z`);
  const judgement = judge(asked, { plan: read.plan, keyed: keys.length > 0, now: time });
  const silent = judgement.addresses.every(({ asked: { reading } }) => reading.state === 'unreachable');
  const fine = judgement.addresses.every(({ findings }) => findings.length === 0);
  return {
    output: format === 'json' ? asJson(judgement, fine) : harmless(asText(judgement)),
    errors: silent
      ? ['No address can be reached. Perhaps this machine is offline: nothing can be said of the copies.']
      : [],
    exitCode: silent ? 3 : fine ? 0 : 1,
  };
}

function addressesOf(site: {
  url: string;
  failureDomains: readonly string[];
  mirrors: readonly { url: string; failureDomains: readonly string[] }[];
}): Address[] {
  return [
    { url: site.url, failureDomains: site.failureDomains, role: 'site' },
    ...site.mirrors.map(({ url, failureDomains }): Address => ({ url, failureDomains, role: 'mirror' })),
  ];
}

function asText({ newest, addresses }: Judgement): string {
  const first =
    newest === undefined
      ? 'No genuine copy was read.'
      : `The newest copy is version ${newest.version ?? 'without a name'}${newest.date === undefined ? '' : ` of ${formatDate(newest.date)}`}, at ${newest.address}`;
  return [
    first,
    ...addresses.flatMap((judged) => [
      '',
      `${judged.address.url}${judged.address.role === 'site' ? ' (the site)' : ''}: ${judged.findings.length === 0 ? 'as it should be' : 'not as it should be'}`,
      ...judged.findings.map(({ words }) => `  ${words}`),
      ...notesOn(judged).map((words) => `  ${words}`),
    ]),
    ...(addresses.length === 1
      ? [
          '',
          'The plan names no mirrors (`site.mirrors`): when this host is gone, only saved copies are left.',
        ]
      : []),
    '',
    'Sums were compared, not every file: `muster verify ADDRESS` reads them all.',
  ].join('\n');
}

/** What is good to know and not wrong. */
function notesOn({ asked: { reading, certificate }, findings }: Judged): string[] {
  if (reading.state !== 'read') return [];
  const { signature, version, date } = reading.copy;
  const isTold = findings.some(
    ({ what }) => what === 'not-genuine' || what === 'behind' || what === 'differs',
  );
  const when = date === undefined ? '' : ` of ${formatDate(date)}`;
  return [
    ...(isTold ? [] : [`Holds version ${version ?? 'without a name'}${when}.`]),
    ...(signature.state === 'trusted' ? [`Signed by ${signature.fingerprint ?? ''}, as it should be.`] : []),
    ...(signature.state === 'unknown'
      ? [`Signed by ${signature.fingerprint ?? ''}. Name the right key with --key.`]
      : []),
    ...(signature.state === 'none' && !isTold ? ['Not signed: who made it is not proven.'] : []),
    ...(certificate === undefined || findings.some(({ what }) => what === 'certificate')
      ? []
      : [`Its certificate is good until ${formatDate(dayOf(certificate.until))}.`]),
  ];
}

function asJson({ newest, addresses }: Judgement, fine: boolean): string {
  const facts = {
    fine,
    newest,
    addresses: addresses.map(({ address, asked: { reading, certificate }, behind, findings }) => {
      const copy = reading.state === 'read' ? reading.copy : undefined;
      return {
        address: address.url,
        role: address.role,
        fine: findings.length === 0,
        state: reading.state,
        version: copy?.version,
        date: copy?.date,
        behindSeconds: behind,
        behind: behind === undefined || behind <= 0 ? undefined : lengthWords(behind),
        signature: copy?.signature,
        certificate: certificate && {
          from: dayOf(certificate.from),
          until: dayOf(certificate.until),
          issuer: certificate.issuer,
          names: certificate.names,
        },
        findings,
      };
    }),
  };
  // What is not known is null: a key that is left out could be read as "not asked".
  return JSON.stringify(facts, (_key, held: unknown) => (held === undefined ? null : held), 2);
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function refuse(error: string): Answer {
  return { output: '', errors: [error], exitCode: 2 };
}
