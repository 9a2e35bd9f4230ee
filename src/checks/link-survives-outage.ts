import { hostGlob, lostIn, nameOf, placeIn } from '../plan/index.ts';
import type { BodyLink, FailureDomain, Plan, Playbook } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** A link into what is lost ends on an error page, at the moment when it is needed. */
export const linkSurvivesOutage: Check = {
  id: 'link-survives-outage',
  title: 'No link leads to what the playbook’s own scenarios take away',
  family: 'playbooks',
  severity: 'error',
  find: (plan) => {
    const domainsOf = domainFinder(plan);
    return [...playbooksInForce(plan), ...plan.translations].flatMap((playbook) =>
      playbook.body.links.flatMap((link) => lostLink(plan, playbook, link, domainsOf(link.url))),
    );
  },
};

function lostLink(
  plan: Plan,
  playbook: Playbook,
  link: BodyLink,
  domains: readonly FailureDomain[],
): Finding[] {
  if (domains.length === 0) return [];
  const losses = playbook.scenarios.filter((scenario) => {
    const lost = lostIn(plan, scenario);
    return domains.some(({ id }) => lost.has(id));
  });
  if (losses.length === 0) return [];
  const names = losses.map((id) => `“${nameOf(plan, { kind: 'scenario', id })}”`);
  const late = link.section === 'Back to normal';
  return [
    {
      place: link.place,
      message:
        `The link to ${link.url} hangs on ${listed(domains.map(({ name }) => name))}, which ${listed(names)} ${names.length === 1 ? 'takes' : 'take'} away. ` +
        (late
          ? 'Say when it works again, or put what is needed into the plan.'
          : 'Put what is needed into the plan, or link to a copy elsewhere.'),
      related: domains.map((domain) => placeIn(plan, domain)),
      severity: late ? 'warning' : 'error',
    },
  ];
}

/** Finds the failure domains in which the host, or the mail domain, of an address lies. */
function domainFinder(plan: Plan): (url: string) => FailureDomain[] {
  const hosts = [...plan.failureDomains.values()].flatMap((domain) => [
    ...domain.urlPatterns.map((pattern) => ({ domain, scheme: 'web', matches: hostGlob(pattern) })),
    ...domain.emailDomains.map((pattern) => ({ domain, scheme: 'mail', matches: hostGlob(pattern) })),
  ]);
  return (url) => {
    const [, webHost] = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url) ?? [];
    const [, mailHost] = /^mailto:[^?]*@([^?,]+)/i.exec(url) ?? [];
    const host = webHost ?? mailHost;
    if (host === undefined) return [];
    const scheme = webHost === undefined ? 'mail' : 'web';
    const found = hosts.filter((entry) => entry.scheme === scheme && entry.matches.test(host));
    return [...new Set(found.map(({ domain }) => domain))];
  };
}
