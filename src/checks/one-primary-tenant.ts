import { isWhole, placeIn } from '../plan/index.ts';
import type { FailureDomain, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';

/** The checks on what survives the loss of the tenant need to know which tenant that is. */
export const onePrimaryTenant: Check = {
  id: 'one-primary-tenant',
  title: 'Exactly one cloud tenant is primary',
  family: 'structure',
  severity: 'error',
  find: (plan) => {
    const primary = [...plan.failureDomains.values()].filter((domain) => domain.primary);
    const tenants = primary.filter(isTenant);
    const [first, ...others] = tenants;
    return [
      ...primary.filter((domain) => !isTenant(domain)).map((domain) => notATenant(plan, domain)),
      ...(first ? others.map((other) => second(plan, first, other)) : []),
      ...(primary.length === 0 && plan.sources.size > 0 && isWhole(plan, 'failure-domain')
        ? [none(plan)]
        : []),
    ];
  },
};

const WHY = 'the cloud tenant that the organisation lives in';

function isTenant(domain: FailureDomain): boolean {
  return domain.type === 'cloud-tenant';
}

function notATenant(plan: Plan, domain: FailureDomain): Finding {
  return {
    place: placeIn(plan, domain, ['primary'], 'key'),
    message: `\`primary\` marks ${WHY}, but ${domain.name} is of the type ${domain.type}. Remove it here, or correct \`type\`.`,
    related: [placeIn(plan, domain, ['type'], 'key')],
  };
}

function second(plan: Plan, first: FailureDomain, other: FailureDomain): Finding {
  return {
    place: placeIn(plan, other, ['primary'], 'key'),
    message: `${other.name} is marked as ${WHY}, but ${first.name} is already. Remove \`primary\` from one of them.`,
    related: [placeIn(plan, first, ['primary'], 'key')],
  };
}

function none(plan: Plan): Finding {
  const tenants = [...plan.failureDomains.values()].filter(isTenant);
  const [first] = tenants;
  if (!first) {
    return {
      place: { file: plan.organization.file, line: 1, column: 1 },
      message: `The plan does not say which is ${WHY}. Add a file to \`failure-domains/\` with \`type: cloud-tenant\` and \`primary: true\`.`,
    };
  }
  const which = tenants.length === 1 ? first.name : `one of ${tenants.map(({ name }) => name).join(', ')}`;
  return {
    place: placeIn(plan, first),
    message: `No failure domain is marked as ${WHY}. Write \`primary: true\` for ${which}.`,
  };
}
