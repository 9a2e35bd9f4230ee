import { placeIn, writeDuration } from '../plan/index.ts';
import type { BusinessProcess, DataPath, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { processesInForce } from './in-force.ts';

/** A target that lies beyond what can be borne is no target. Source: NIST SP 800-34 r1, section 3.2.1. */
export const rtoWithinMtpd: Check = {
  id: 'rto-within-mtpd',
  title: 'Work is back, with its backlog, before the disruption becomes intolerable',
  family: 'impact',
  severity: 'error',
  find: (plan) =>
    processesInForce(plan).flatMap((businessProcess) => [
      ...atAllTimes(plan, businessProcess),
      ...atPeaks(plan, businessProcess),
    ]),
};

type Limits = { rto: number; rtoPath: DataPath; mtpd: number; mtpdPath: DataPath; when: string };

function atAllTimes(plan: Plan, businessProcess: BusinessProcess): Finding[] {
  const { rto, mtpd } = businessProcess.impactAnalysis;
  if (rto === undefined || mtpd === undefined) return [];
  const [rtoPath, mtpdPath] = [
    ['impactAnalysis', 'rto'],
    ['impactAnalysis', 'mtpd'],
  ];
  return compared(plan, businessProcess, { rto, rtoPath, mtpd, mtpdPath, when: '' });
}

function atPeaks(plan: Plan, businessProcess: BusinessProcess): Finding[] {
  const usual = businessProcess.impactAnalysis;
  return businessProcess.peaks.flatMap((peak, index) => {
    const rto = peak.rto ?? usual.rto;
    const mtpd = peak.mtpd ?? usual.mtpd;
    if (rto === undefined || mtpd === undefined) return [];
    if (peak.rto === undefined && peak.mtpd === undefined) return [];
    return compared(plan, businessProcess, {
      rto,
      rtoPath: peak.rto === undefined ? ['impactAnalysis', 'rto'] : ['peaks', index, 'rto'],
      mtpd,
      mtpdPath: peak.mtpd === undefined ? ['impactAnalysis', 'mtpd'] : ['peaks', index, 'mtpd'],
      when: ` during the peak “${peak.name}”`,
    });
  });
}

function compared(plan: Plan, businessProcess: BusinessProcess, limits: Limits): Finding[] {
  const { rto, mtpd, when } = limits;
  const { wrt } = businessProcess.impactAnalysis;
  const place = placeIn(plan, businessProcess, limits.rtoPath);
  const related = [placeIn(plan, businessProcess, limits.mtpdPath)];
  const most = mtpd - wrt;
  if (rto + wrt > mtpd) {
    const has =
      wrt === 0
        ? `an RTO of ${writeDuration(rto)}`
        : `an RTO of ${writeDuration(rto)} and a WRT of ${writeDuration(wrt)}, together ${writeDuration(rto + wrt)},`;
    const shorten =
      most > 0 ? `Shorten \`rto\` to ${writeDuration(most)} or less` : 'Shorten `rto` and `wrt`';
    return [
      {
        place,
        message: `${businessProcess.name} has ${has} but an MTPD of ${writeDuration(mtpd)}${when}. ${shorten}, or revise \`mtpd\`.`,
        related,
      },
    ];
  }
  if (rto !== mtpd || rto === 0) return [];
  return [
    {
      place,
      message: `${businessProcess.name} has an RTO of ${writeDuration(rto)}, which is also its MTPD${when}: nothing may go wrong on the way. Shorten \`rto\`, or revise \`mtpd\`.`,
      related,
      severity: 'warning',
    },
  ];
}
