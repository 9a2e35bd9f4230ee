import { fixture } from './sound-plan.ts';

/**
 * The sound plan grown to about `count` entities, in the proportions of a real plan: services that hang on each other in
 * layers, processes that need them, scenarios, measures, roles, contacts, and one playbook in seven.
 */
export function grownPlan(count: number): Map<string, string> {
  const base = fixture('sound');
  const files = new Map(base);
  const copy = (folder: string, from: string, number: number, change: (text: string) => string) => {
    const ending = from.slice(from.lastIndexOf('.'));
    files.set(`${folder}/${folder.slice(0, 4)}-${number}${ending}`, change(base.get(from) ?? ''));
  };
  for (let n = 0; files.size < count + base.size; n++) {
    copy('services', 'services/mail.yaml', n, (text) =>
      text.replace(
        'signInVia: [sign-in]',
        `signInVia: [sign-in]\ndependsOn:\n  - { service: ${n < 10 ? 'sign-in' : `serv-${n - 10}`}, strength: hard }\n  - { service: ${n < 11 ? 'sign-in' : `serv-${n - 11}`}, strength: hard }`,
      ),
    );
    copy('processes', 'processes/bake.yaml', n, (text) =>
      text.replace('kind: process, id: take-orders', `kind: service, id: serv-${n}`),
    );
    copy('roles', 'roles/head-baker.yaml', n, (text) => text.replace('bakehouse-phone', `cont-${n}`));
    copy('contacts', 'contacts/shop-phone.yaml', n, (text) => text);
    copy('failure-domains', 'failure-domains/web-host.yaml', n, (text) => `${text}partOf: [tenant]\n`);
    if (n % 2 === 0) copy('playbooks', 'playbooks/mail-is-down.mdx', n, (text) => text);
    if (n % 5 === 0) copy('scenarios', 'scenarios/mail-lost.yaml', n, (text) => text);
  }
  return files;
}
