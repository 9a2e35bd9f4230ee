import { lostWithTenant, placeIn, primaryTenant } from '../plan/index.ts';
import type { DataPath, Plan, Severity } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { listed } from './wording.ts';

/** A plan for the loss of the tenant that is lost with the tenant helps nobody. */
export const siteOutsideTenant: Check = {
  id: 'site-outside-tenant',
  title: 'The continuity site stands outside the primary tenant',
  family: 'site',
  severity: 'error',
  find: (plan) => {
    const tenant = primaryTenant(plan);
    if (!tenant) return [];
    const shared = lostWithTenant(plan);
    return partsOf(plan).flatMap(({ what, path, domains, severity, mend }): Finding[] => {
      const inside = domains.filter((domain) => shared.has(domain));
      if (inside.length === 0) return [];
      const names = listed(inside.map((id) => plan.failureDomains.get(id)?.name ?? id));
      const which = inside.includes(tenant.id) ? 'which is' : `which is lost together with ${tenant.name},`;
      return [
        {
          place: placeIn(plan, plan.organization, [...path, 'failureDomains']),
          message: `${what} hangs on ${names}, ${which} the primary tenant. ${mend}`,
          related: [placeIn(plan, tenant, ['primary'], 'key')],
          severity,
        },
      ];
    });
  },
};

type Part = { what: string; path: DataPath; domains: readonly string[]; severity: Severity; mend: string };

const READ_ELSEWHERE = 'Move it elsewhere: it is needed when the tenant is gone.';
const KEPT_ELSEWHERE =
  'Move it elsewhere, or keep a second one: without it the plan cannot be changed during the outage.';

function partsOf(plan: Plan): Part[] {
  const { site } = plan.organization;
  const part = (what: string, key: 'host' | 'dns' | 'registrar' | 'repository' | 'ci'): Part => {
    const kept = key === 'repository' || key === 'ci';
    return {
      what,
      path: ['site', key],
      domains: site[key]?.failureDomains ?? [],
      severity: kept ? 'warning' : 'error',
      mend: kept ? KEPT_ELSEWHERE : READ_ELSEWHERE,
    };
  };
  return [
    {
      what: 'The continuity site',
      path: ['site'],
      domains: site.failureDomains,
      severity: 'error',
      mend: READ_ELSEWHERE,
    },
    part('The host of the continuity site', 'host'),
    part('The name service of the continuity site', 'dns'),
    part('The registrar of the continuity site', 'registrar'),
    ...site.mirrors.map(({ url, failureDomains }, index): Part => ({
      what: `The mirror ${url}`,
      path: ['site', 'mirrors', index],
      domains: failureDomains,
      severity: 'error',
      mend: READ_ELSEWHERE,
    })),
    part('The repository of the plan', 'repository'),
    part('The machine that builds the continuity site', 'ci'),
  ];
}
