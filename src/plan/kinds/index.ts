import type { z } from 'zod';
import { binder } from './binder.ts';
import { businessProcess } from './business-process.ts';
import { channel } from './channel.ts';
import { contact } from './contact.ts';
import { exercise } from './exercise.ts';
import { failureDomain } from './failure-domain.ts';
import type { Kind } from './fields.ts';
import { glossary } from './glossary.ts';
import { guide } from './guide.ts';
import { measure } from './measure.ts';
import { objective } from './objective.ts';
import { organization } from './organization.ts';
import { party } from './party.ts';
import { playbook } from './playbook.ts';
import { programme } from './programme.ts';
import { resource } from './resource.ts';
import { risk } from './risk.ts';
import { role } from './role.ts';
import { scenario } from './scenario.ts';
import { service } from './service.ts';
import { training } from './training.ts';

/** Every kind that has ids, by its name. */
export const entityKinds = {
  'failure-domain': failureDomain,
  service,
  process: businessProcess,
  scenario,
  risk,
  measure,
  role,
  contact,
  channel,
  party,
  exercise,
  training,
  objective,
  resource,
  binder,
  playbook,
} as const satisfies Record<Kind, unknown>;

/** Files of which a plan has one. */
export const singleFiles = { organization, programme, glossary } as const;

export { guide };

export type EntityBase<K extends Kind> = { kind: K; id: string; file: string };
type Data<D extends { schema: z.ZodType }> = z.output<D['schema']>;
type Entity<K extends Exclude<Kind, 'playbook'>> = EntityBase<K> & Data<(typeof entityKinds)[K]>;

export type Organization = Data<typeof organization> & { file: string };
export type Programme = Data<typeof programme>;
export type FailureDomain = Entity<'failure-domain'>;
export type Service = Entity<'service'>;
export type BusinessProcess = Entity<'process'>;
export type Scenario = Entity<'scenario'>;
export type Risk = Entity<'risk'>;
export type Measure = Entity<'measure'>;
export type Contingency = Extract<Measure, { type: 'contingency' }>;
export type Mitigation = Extract<Measure, { type: 'mitigation' }>;
export type Role = Entity<'role'>;
export type Contact = Entity<'contact'>;
export type Channel = Entity<'channel'>;
export type Party = Entity<'party'>;
export type Exercise = Entity<'exercise'>;
export type Training = Entity<'training'>;
export type Objective = Entity<'objective'>;
/** `form` is the data's `file`, the file to print; `file` is where the resource is written down, as for every entity. */
export type Resource = Entity<'resource'> & { form?: string };
export type Binder = Entity<'binder'>;
export type FrontMatter = Data<typeof playbook>;
