import {
  capabilityOf,
  contingencies,
  contingenciesInPlace,
  coversOf,
  placeIn,
  reachOf,
  writeDuration,
} from '../plan/index.ts';
import type { BusinessProcess, Contingency, Plan, Service } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { onceMeasuresAreRead } from './measures-read.ts';
import { processesInForce } from './in-force.ts';

/** An unknown capability is left to capability-known: nothing can be said of how long a contingency must last then. */
export const contingencyLasts: Check = {
  id: 'contingency-lasts',
  title: 'A contingency lasts until what it stands in for can be back',
  family: 'dependencies',
  severity: 'warning',
  find: onceMeasuresAreRead((plan) => {
    const worst = new Map<Contingency, Gap>();
    for (const gap of processesInForce(plan).flatMap((businessProcess) => gapsOf(plan, businessProcess))) {
      for (const measure of gap.measures) {
        const known = worst.get(measure);
        if (!known || gap.back > known.back) worst.set(measure, gap);
      }
    }
    return contingencies(plan).flatMap((measure) => {
      const gap = worst.get(measure);
      return gap ? [describe(plan, measure, gap)] : [];
    });
  }),
};

type Gap = {
  businessProcess: BusinessProcess;
  service: Service;
  back: number;
  measures: readonly Contingency[];
};

/** Services that are back after the RTO and after every contingency that covers them has ended. */
function gapsOf(plan: Plan, businessProcess: BusinessProcess): Gap[] {
  const { rto } = businessProcess.impactAnalysis;
  if (rto === undefined || contingenciesInPlace(plan, businessProcess).length === 0) return [];
  return reachOf(plan, businessProcess).services.flatMap((service) => {
    const back = capabilityOf(service);
    if (back <= rto || !Number.isFinite(back)) return [];
    const measures = coversOf(plan, businessProcess, service).map(({ measure }) => measure);
    const ends = measures.map(({ activationTime, maxDuration }) => activationTime + maxDuration);
    return ends.some((end) => end >= back) ? [] : [{ businessProcess, service, back, measures }];
  });
}

function describe(plan: Plan, measure: Contingency, { businessProcess, service, back }: Gap): Finding {
  return {
    place: placeIn(plan, measure, ['maxDuration']),
    message: `${measure.name} can be kept up for ${writeDuration(measure.maxDuration)}, but ${service.name}, which it stands in for at ${businessProcess.name}, may take ${writeDuration(back)} to be back. Find a way to keep it up for longer, put another contingency in place that does, or bring the service back sooner.`,
    related: [placeIn(plan, service, ['capability', 'rto'])],
  };
}
