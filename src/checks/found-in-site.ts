import type { Check } from './check.ts';

/** Checks of the finished site, which a build carries out after its pages are made: the plan alone does not show these. */
export const foundInSite: readonly Check[] = [
  {
    id: 'nothing-private-published',
    title: 'Nothing that is print-only or restricted is on the site',
    family: 'site',
    severity: 'error',
  },
  {
    id: 'page-within-budget',
    title: 'A page to start with is light enough for a weak signal',
    family: 'site',
    severity: 'warning',
  },
  {
    id: 'page-works-alone',
    title: 'Every page can be read without a script, without any other host, and offline',
    family: 'site',
    severity: 'error',
  },
];
