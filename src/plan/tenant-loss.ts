import type { FailureDomain } from './kinds/index.ts';
import { lostDomains } from './loss.ts';
import { oncePerPlan } from './memo.ts';
import type { Plan } from './plan.ts';

/** The failure domain that is the primary cloud tenant; undefined in a plan that names none. */
export function primaryTenant(plan: Plan): FailureDomain | undefined {
  return [...plan.failureDomains.values()].find(({ primary, type }) => primary && type === 'cloud-tenant');
}

/** What can go in one blow with the primary tenant: what it hangs on, and all that hangs on that. */
export const lostWithTenant = oncePerPlan((plan): ReadonlySet<string> => {
  const tenant = primaryTenant(plan);
  if (!tenant) return new Set();
  const above = new Set([tenant.id]);
  for (const id of above) for (const parent of plan.failureDomains.get(id)?.partOf ?? []) above.add(parent);
  return lostDomains(plan, above);
});

/** `*.sharepoint.com` as a pattern for whole host names. A host may be written with a scheme or a path, which do not count. */
export function hostGlob(pattern: string): RegExp {
  const escaped = bareHost(pattern)
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[^/]*')}$`, 'i');
}

/**
 * What of the primary tenant a host's name goes down with: a failure domain to which the name belongs, or a name that is
 * registered once for both. Undefined for a name of its own.
 */
export function sharedWithTenant(
  plan: Plan,
  host: string,
): { domain: FailureDomain; name?: string } | undefined {
  const domains = [...lostWithTenant(plan)].flatMap((id) => plan.failureDomains.get(id) ?? []);
  const owner = domains.find(({ urlPatterns }) =>
    urlPatterns.some((pattern) => hostGlob(pattern).test(host)),
  );
  if (owner) return { domain: owner };
  const own = registeredName(host);
  if (own === undefined) return undefined;
  for (const domain of domains) {
    const names = [...domain.emailDomains, ...domain.urlPatterns].map((name) =>
      registeredName(bareHost(name)),
    );
    if (names.includes(own)) return { domain, name: own };
  }
  return undefined;
}

/**
 * The part of a host's name that somebody registers: `www.bakery.co.uk` -> `bakery.co.uk`. Without the list of all public
 * suffixes: two letters behind at most three are taken for a country's. Undefined for an address in numbers or a bare name.
 */
function registeredName(host: string): string | undefined {
  const labels = host.toLowerCase().replace(/^\*\./, '').replace(/\.$/, '').split('.');
  const [last = '', second = ''] = labels.toReversed();
  if (labels.length < 2 || labels.includes('*') || /^\d+$/.test(last) || host.includes(':')) return undefined;
  const count = last.length === 2 && second.length <= 3 ? 3 : 2;
  return labels.length < count ? undefined : labels.slice(-count).join('.');
}

function bareHost(pattern: string): string {
  return pattern.replace(/^https?:\/\//i, '').replace(/\/.*$/, '');
}
