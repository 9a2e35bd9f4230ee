import { contingencies, lostIn, placeIn, whyStopped } from '../plan/index.ts';
import type { Contingency, Plan, Scenario, Stop } from '../plan/index.ts';
import { needsInWords } from './chains.ts';
import type { Check, Finding } from './check.ts';
import { listed } from './wording.ts';

/** Channels that a contingency requires are judged as services are. Source: NIST SP 800-34 r1, section 3.4. */
export const contingencyIndependent: Check = {
  id: 'contingency-independent',
  title: 'A contingency does not need what is lost in the scenarios that it answers',
  family: 'risks',
  severity: 'error',
  find: (plan) =>
    contingencies(plan).flatMap((measure) => {
      if (measure.state === 'retired' || measure.status === 'retired') return [];
      return measure.requires.flatMap((ref, index) => {
        const lost = measure.against.flatMap((id): Lost[] => {
          const scenario = plan.scenarios.get(id);
          const stop = whyStopped(plan, lostIn(plan, id), ref);
          return scenario && stop ? [{ scenario, stop }] : [];
        });
        const [first] = lost;
        return first ? [describe(plan, measure, index, first, lost)] : [];
      });
    }),
};

type Lost = { scenario: Scenario; stop: Stop };

function describe(
  plan: Plan,
  measure: Contingency,
  index: number,
  { stop }: Lost,
  lost: readonly Lost[],
): Finding {
  const names = listed(lost.map(({ scenario }) => `“${scenario.name}”`));
  const end = stop.chain.at(-1);
  const needs = needsInWords(plan, [{ kind: 'measure', id: measure.id }, ...stop.chain]);
  const domains = (end && domainsOf(plan, end)) ?? [];
  return {
    place: placeIn(plan, measure, ['requires', index, 'id']),
    message: `${measure.name} ${needs}, and that is lost in ${names}, against which it is meant to help. Find a way to do without it, or take ${lost.length === 1 ? 'the scenario' : 'these scenarios'} out of \`against\`.`,
    related: [...domains, ...lost.map(({ scenario }) => placeIn(plan, scenario, ['losesDomains']))],
  };
}

function domainsOf(plan: Plan, { kind, id }: { kind: string; id: string }) {
  const entity = kind === 'channel' ? plan.channels.get(id) : plan.services.get(id);
  return entity ? [placeIn(plan, entity, ['failureDomains'])] : [];
}
