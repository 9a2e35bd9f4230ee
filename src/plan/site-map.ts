import { published } from './visibility.ts';
import type { Plan, Playbook } from './plan.ts';

export type SitePage = { address: string; label: string };

/** Playbooks that the site shows: without those above the visibility of the site. */
export function shownPlaybooks(plan: Plan): Playbook[] {
  return [...plan.playbooks.values()].filter((playbook) => published(playbook.visibility));
}

/**
 * The pages of the site that are not one entity's own: those that every plan has, and of the others those for which this
 * plan has something to show. Source: experience.md, "Pages".
 */
export function pagesOf(plan: Plan): SitePage[] {
  const page = (has: boolean, address: string, label: string) => (has ? [{ address, label }] : []);
  const playbooks = shownPlaybooks(plan);
  return [
    ...page(true, '/', 'Start'),
    ...page(playbooks.length > 0, '/playbooks/', 'Playbooks'),
    ...page(plan.scenarios.size > 0, '/symptoms', 'What do you see?'),
    ...page(plan.scenarios.size > 0, '/scenarios/', 'Scenarios'),
    ...page(plan.contacts.size + plan.channels.size > 0, '/contacts/', 'Contacts'),
    ...page(plan.roles.size > 0, '/roles/', 'Roles'),
    ...page(plan.processes.size > 0, '/teams/', 'Teams'),
    ...page(plan.services.size > 0, '/services/', 'Services'),
    ...page(plan.processes.size > 0, '/processes/', 'Business processes'),
    ...page(plan.failureDomains.size > 0, '/failure-domains/', 'Failure domains'),
    ...page(true, '/plan/', 'The plan'),
    ...planPages(plan),
    ...page(true, '/readiness/', 'Readiness'),
    ...page(true, '/checks/', 'Checks'),
    ...page(plan.binders.size > 0, '/binders/', 'Binders'),
    ...page(plan.glossary.size > 0, '/glossary', 'Glossary'),
    ...page(plan.guide.length > 0, '/guide/', 'Guide'),
    ...page(true, '/a-z', 'A to Z'),
    ...page(true, '/this-copy', 'This copy'),
    ...page(true, '/plan.json', 'The plan as data'),
  ];
}

/** The tables below `/plan/` that this plan fills, in the order of the programme. */
export function planPages(plan: Plan): SitePage[] {
  const recoveries = shownPlaybooks(plan).some(({ playbookKind }) => playbookKind === 'recovery');
  const has: [boolean, string, string][] = [
    [plan.objectives.size > 0, 'objectives', 'Objectives'],
    [plan.processes.size > 0, 'impact-analysis', 'Impact analysis'],
    [plan.risks.size > 0, 'risks', 'Risks'],
    [plan.services.size + plan.resources.size > 0, 'critical-systems', 'Critical systems'],
    [plan.measures.size > 0, 'measures', 'Measures'],
    [recoveries || plan.services.size > 0, 'recovery', 'Recovery'],
    [plan.exercises.size > 0, 'exercises', 'Exercises'],
    [plan.training.size > 0, 'training', 'Training'],
    [plan.parties.size + plan.roles.size > 0, 'stakeholders', 'Stakeholders'],
  ];
  return has.flatMap(([filled, name, label]) => (filled ? [{ address: `/plan/${name}`, label }] : []));
}
