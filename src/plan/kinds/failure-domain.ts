import { z } from 'zod';
import { defineKind, ref, text, url } from './fields.ts';

export const failureDomain = defineKind({
  kind: 'failure-domain',
  source: 'failure-domains',
  label: 'Failure domain',
  plural: 'Failure domains',
  purpose: 'Things that stop together: a tenant, its provider, a carrier, a site.',
  schema: z.strictObject({
    name: text.describe('What people call it.'),
    type: z
      .enum([
        'cloud-tenant',
        'cloud-provider',
        'identity-provider',
        'network',
        'telecom-carrier',
        'power',
        'site',
        'supplier',
        'device-fleet',
      ])
      .describe('What sort of thing stops.'),
    primary: z
      .boolean()
      .default(false)
      .describe('True for the one cloud tenant that the organisation lives in.'),
    partOf: z.array(ref('failure-domain')).default([]).describe('Loss of any of these loses this one too.'),
    urlPatterns: z
      .array(text)
      .default([])
      .describe('Host globs that live in it, such as `*.sharepoint.com`.'),
    emailDomains: z.array(text).default([]).describe('Mail domains that live in it.'),
    statusPages: z
      .array(
        z.strictObject({
          label: text.describe('Whose status page it is.'),
          url: url.describe('Its public address; no sign-in.'),
        }),
      )
      .default([])
      .describe('Public status pages that say whether it is down.'),
    symptoms: z.array(text).default([]).describe("What an employee notices, in an employee's words."),
  }),
});
