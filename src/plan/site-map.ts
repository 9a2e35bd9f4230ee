import { oncePerPlan } from './memo.ts';
import { published } from './visibility.ts';
import type { Plan, Playbook, Translation } from './plan.ts';

export type SitePage = { address: string; label: string };

/** Playbooks that the site shows: without those above the visibility of the site. */
export function shownPlaybooks(plan: Plan): Playbook[] {
  return [...plan.playbooks.values()].filter((playbook) => published(playbook.visibility));
}

/** What has a page of its own below `/playbooks/`: playbooks that the site shows, and their translations. */
export function playbookPages(plan: Plan): (Playbook | Translation)[] {
  const shown = shownPlaybooks(plan);
  return shown.flatMap((playbook) => [playbook, ...translationsOf(plan, playbook.id)]);
}

/** The translations of a playbook that the site shows, in the order of their languages. */
export function translationsOf(plan: Plan, id: string): Translation[] {
  return plan.translations
    .filter((translation) => translation.id === id && published(translation.visibility))
    .sort((a, b) => (a.language < b.language ? -1 : 1));
}

/** The language in which a playbook or a translation is written. */
export function languageOf(plan: Plan, page: Playbook | Translation): string {
  return 'language' in page ? page.language : (plan.organization.languages[0] ?? 'en');
}

/** Where the page of a playbook or of a translation is read: `/playbooks/mail-is-down.de`. */
export function playbookAddress(page: Playbook | Translation): string {
  return 'language' in page ? `/playbooks/${page.id}.${page.language}` : `/playbooks/${page.id}`;
}

/** The translation that an address of the site names; undefined for every other page. Takes addresses with `.html` too. */
export function translationAt(plan: Plan, address: string): Translation | undefined {
  const path = address.replace(/\.html$/, '');
  return path.startsWith('/playbooks/')
    ? plan.translations.find((translation) => playbookAddress(translation) === path)
    : undefined;
}

/**
 * The pages of the site that are not one entity's own: those that every plan has, and of the others those for which this
 * plan has something to show. Source: experience.md, "Pages".
 */
export const pagesOf = oncePerPlan((plan): readonly SitePage[] =>
  withAndWithout(plan).flatMap(({ has, address, label }) => (has ? [{ address, label }] : [])),
);

/** The pages that other plans have and this one has not, with what it has none of: `binders`. */
export function pagesLacking(plan: Plan): { address: string; lacks: string }[] {
  return withAndWithout(plan).flatMap(({ has, address, needs }) => (has ? [] : [{ address, lacks: needs }]));
}

/** The tables below `/plan/` that this plan fills, in the order of the programme. */
export function planPages(plan: Plan): SitePage[] {
  return tables(plan).flatMap(({ has, address, label }) => (has ? [{ address, label }] : []));
}

/** A page that a plan may have, whether this one has it, and what it would need. */
type Possible = SitePage & { has: boolean; needs: string };

function page(has: boolean, address: string, label: string, needs = label.toLowerCase()): Possible {
  return { has, address, label, needs };
}

function withAndWithout(plan: Plan): Possible[] {
  const scenarios = plan.scenarios.size > 0;
  const processes = plan.processes.size > 0;
  return [
    page(true, '/', 'Start'),
    page(shownPlaybooks(plan).length > 0, '/playbooks/', 'Playbooks', 'playbooks that are published'),
    page(scenarios, '/symptoms', 'What do you see?', 'scenarios'),
    page(scenarios, '/scenarios/', 'Scenarios'),
    page(plan.contacts.size + plan.channels.size > 0, '/contacts/', 'Contacts', 'contacts and no channels'),
    page(plan.roles.size > 0, '/roles/', 'Roles'),
    page(processes, '/teams/', 'Teams', 'processes'),
    page(plan.services.size > 0, '/services/', 'Services'),
    page(processes, '/processes/', 'Business processes', 'processes'),
    page(plan.failureDomains.size > 0, '/failure-domains/', 'Failure domains'),
    page(true, '/log', 'Incident log'),
    page(true, '/plan/', 'The plan'),
    ...tables(plan),
    page(true, '/readiness/', 'Readiness'),
    page(true, '/checks/', 'Checks'),
    page(plan.binders.size > 0, '/binders/', 'Binders'),
    page(plan.binders.size > 0, '/plan/binder-register', 'Binder register', 'binders'),
    page(plan.glossary.size > 0, '/glossary', 'Glossary'),
    page(plan.guide.length > 0, '/guide/', 'Guide', 'guide pages'),
    page(true, '/a-z', 'A to Z'),
    page(true, '/this-copy', 'This copy'),
    page(true, '/plan.json', 'The plan as data'),
  ];
}

function tables(plan: Plan): Possible[] {
  const recoveries = shownPlaybooks(plan).some(({ playbookKind }) => playbookKind === 'recovery');
  const { services, resources, parties, roles } = plan;
  const critical = services.size + resources.size > 0;
  return [
    page(plan.objectives.size > 0, '/plan/objectives', 'Objectives'),
    page(plan.processes.size > 0, '/plan/impact-analysis', 'Impact analysis', 'processes'),
    page(plan.risks.size > 0, '/plan/risks', 'Risks'),
    page(critical, '/plan/critical-systems', 'Critical systems', 'services and no resources'),
    page(plan.measures.size > 0, '/plan/measures', 'Measures'),
    page(
      recoveries || services.size > 0,
      '/plan/recovery',
      'Recovery',
      'services and no playbooks of recovery',
    ),
    page(plan.exercises.size > 0, '/plan/exercises', 'Exercises'),
    page(plan.training.size > 0, '/plan/training', 'Training'),
    page(parties.size + roles.size > 0, '/plan/stakeholders', 'Stakeholders', 'parties and no roles'),
  ];
}
