/** Services that a new plan offers. */
export const OFFERED = {
  'microsoft-365': 'Microsoft 365',
  'google-workspace': 'Google Workspace',
  'dynamics-365': 'Dynamics 365',
  'entra-id': 'Entra ID',
  network: 'Network',
} as const;
export type OfferedService = keyof typeof OFFERED;

const ESTIMATE = { rto: '8h', rpo: '1h', basis: 'estimated' } as const;

/**
 * The files of the services picked. Microsoft's need Entra ID to sign in, so it comes with them. Where Microsoft and Google are
 * both there, Microsoft's tenant is the primary one.
 */
export function servicesFor(picked: readonly OfferedService[]) {
  const microsoft = picked.some((id) => id === 'microsoft-365' || id === 'dynamics-365' || id === 'entra-id');
  const ids = (Object.keys(OFFERED) as OfferedService[]).filter(
    (id) => picked.includes(id) || (id === 'entra-id' && microsoft),
  );
  return ids.map((id) => ({ id, name: OFFERED[id], ...detailsOf(id, microsoft) }));
}

function detailsOf(id: OfferedService, microsoft: boolean) {
  const data = { personal: true, classification: 'internal', majorEventIfLost: false };
  const cloud = { capability: ESTIMATE, data, redundancy: 'provider-managed' };
  switch (id) {
    case 'microsoft-365':
      return {
        description: 'Mail, calendar, chat and files.',
        type: 'saas',
        failureDomains: ['tenant'],
        signInVia: ['entra-id'],
        ...cloud,
      };
    case 'google-workspace':
      return {
        description: 'Mail, calendar, chat and files.',
        type: 'saas',
        failureDomains: [microsoft ? 'second-tenant' : 'tenant'],
        signInVia: [],
        ...cloud,
      };
    case 'dynamics-365':
      return {
        description: 'Customers, orders and accounts.',
        type: 'saas',
        failureDomains: ['tenant'],
        signInVia: ['entra-id'],
        ...cloud,
      };
    case 'entra-id':
      return {
        description: 'Proves who somebody is before anything else opens.',
        type: 'identity',
        failureDomains: ['tenant'],
        signInVia: [],
        ...cloud,
      };
    case 'network':
      return {
        description: 'Cables, wireless and the line to the internet.',
        type: 'network',
        failureDomains: ['office-network'],
        signInVia: [],
        capability: ESTIMATE,
        data: { ...data, personal: false },
        redundancy: 'none',
      };
  }
}
