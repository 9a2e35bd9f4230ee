import { placeIn, processesOn } from '../plan/index.ts';
import type { Party, Place, Plan } from '../plan/index.ts';
import { processesInForce, servicesInForce } from './in-force.ts';
import type { Check, Finding } from './check.ts';
import { listed } from './wording.ts';

/** A hard supplier: a process cannot do without it, or without a service that it provides. Source: ISO 22301, 8.6. */
export const partyHasAlternative: Check = {
  id: 'party-has-alternative',
  title: 'A party that a process cannot do without has a plan, an alternative and a contact',
  family: 'dependencies',
  severity: 'warning',
  find: (plan) => {
    const needed = hardParties(plan);
    return [...plan.parties.values()].flatMap((party) => {
      const place = needed.get(party.id);
      const missing = missingOf(party);
      return place && missing.length > 0 ? [describe(plan, party, missing, place)] : [];
    });
  },
};

/** Parties that are needed, each with the first place that says so. */
function hardParties(plan: Plan): Map<string, Place> {
  const needed = new Map<string, Place>();
  for (const businessProcess of processesInForce(plan)) {
    businessProcess.dependsOn.forEach(({ kind, id, strength }, index) => {
      if (kind === 'party' && strength === 'hard' && !needed.has(id)) {
        needed.set(id, placeIn(plan, businessProcess, ['dependsOn', index, 'id']));
      }
    });
  }
  for (const service of servicesInForce(plan)) {
    const { provider, id } = service;
    if (provider !== undefined && !needed.has(provider) && processesOn(plan).has(id)) {
      needed.set(provider, placeIn(plan, service, ['provider']));
    }
  }
  return needed;
}

function missingOf(party: Party): string[] {
  return [
    party.hasPlan === undefined && 'whether it has a continuity plan of its own (`hasPlan`)',
    party.integrations.length === 0 && 'how we work together without its systems (`integrations`)',
    party.contacts.length === 0 && 'whom to call (`contacts`)',
    party.toldOfAlternativeOn === undefined &&
      party.integrations.length > 0 &&
      'when it was told of the other way (`toldOfAlternativeOn`)',
  ].filter((item) => item !== false);
}

function describe(plan: Plan, party: Party, missing: readonly string[], place: Place): Finding {
  return {
    place: placeIn(plan, party),
    message: `The work stops without ${party.name}, but the plan does not say ${listed(missing)}. Agree on it with them and write it down.`,
    related: [place],
  };
}
