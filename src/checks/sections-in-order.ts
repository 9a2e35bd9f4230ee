import { didYouMean, nearest, placeIn, RECOVERY_SECTIONS, SECTIONS } from '../plan/index.ts';
import type { Plan, Playbook, Section } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { listed } from './wording.ts';

/**
 * A reader in an outage finds the same thing in the same place in every playbook. Source: content-model, "Playbook
 * body". Translations are left out: their headings are in their own language.
 */
export const sectionsInOrder: Check = {
  id: 'sections-in-order',
  title: 'A playbook has every section, filled, in the same order as all others',
  family: 'structure',
  severity: 'error',
  find: (plan) =>
    [...plan.playbooks.values()].flatMap((playbook) => {
      if (!playbook.body.readable) return [];
      const wanted = playbook.playbookKind === 'recovery' ? RECOVERY_SECTIONS : SECTIONS;
      const sections = new Map(
        playbook.body.sections.toReversed().map((section) => [section.title, section]),
      );
      return [
        ...wrongExceptions(plan, playbook, wanted, sections),
        ...missing(plan, playbook, wanted, sections),
        ...empty(playbook, wanted),
        ...repeated(playbook, wanted),
        ...misplaced(wanted, sections),
      ];
    }),
};

type Sections = ReadonlyMap<string, Section>;

const heading = (title: string) => `\`## ${title}\``;

function wrongExceptions(
  plan: Plan,
  playbook: Playbook,
  wanted: readonly string[],
  sections: Sections,
): Finding[] {
  return Object.keys(playbook.notApplicable).flatMap((title): Finding[] => {
    const place = placeIn(plan, playbook, ['notApplicable', title], 'key');
    if (!wanted.includes(title)) {
      const hint = didYouMean(title, wanted) || ` There are: ${wanted.join(', ')}.`;
      return [
        {
          place,
          message: `\`notApplicable\` names \`${title}\`, which is no section of such a playbook.${hint}`,
        },
      ];
    }
    const section = sections.get(title);
    if (!section || section.empty) return [];
    return [
      {
        place,
        message: `\`notApplicable\` says that ${heading(title)} does not apply, but the section is there. Remove one of the two.`,
        related: [section.place],
      },
    ];
  });
}

/** Sections that are not there; neighbours are named together, at the place of the section that they belong after. */
function missing(plan: Plan, playbook: Playbook, wanted: readonly string[], sections: Sections): Finding[] {
  const runs: { after: Section | undefined; titles: string[] }[] = [];
  let after: Section | undefined;
  for (const title of wanted) {
    const section = sections.get(title);
    if (section) after = section;
    else if (!(title in playbook.notApplicable)) {
      const run = runs.at(-1);
      if (run && run.after === after) run.titles.push(title);
      else runs.push({ after, titles: [title] });
    }
  }
  const strangers = [...sections.keys()].filter((title) => !wanted.includes(title));
  const first = playbook.body.sections[0]?.place ?? placeIn(plan, playbook);
  return runs.map(({ after: neighbour, titles }) => {
    const one = titles.length === 1;
    const where = neighbour ? ` after ${heading(neighbour.title)}` : '';
    const misspelt = titles.flatMap(
      (title) => strangers.find((stranger) => nearest(stranger, [title])) ?? [],
    );
    return {
      place: neighbour?.place ?? first,
      message: `${listed(titles.map(heading))} ${one ? 'is' : 'are'} missing${where}.${misspelt.map((title) => ` Is it ${heading(title)}?`).join('')} Write ${one ? 'it' : 'them'}, or name ${one ? 'it' : 'them'} in \`notApplicable\` with the reason.`,
    };
  });
}

function empty(playbook: Playbook, wanted: readonly string[]): Finding[] {
  return playbook.body.sections
    .filter(({ title, empty: bare }) => bare && wanted.includes(title) && !(title in playbook.notApplicable))
    .map(({ title, place }) => ({
      place,
      message: `${heading(title)} has no text. Write it, or remove the heading and name it in \`notApplicable\` with the reason.`,
    }));
}

function repeated(playbook: Playbook, wanted: readonly string[]): Finding[] {
  const { sections } = playbook.body;
  return sections.flatMap((section, index): Finding[] => {
    const twin = sections.slice(0, index).find(({ title }) => title === section.title);
    if (!twin || !wanted.includes(section.title)) return [];
    return [
      {
        place: section.place,
        message: `${heading(section.title)} stands here for the second time. Make one section of the two.`,
        related: [twin.place],
      },
    ];
  });
}

/** The fewest sections that would have to move for the order to be right. */
function misplaced(wanted: readonly string[], sections: Sections): Finding[] {
  const rank = (section: Section) => wanted.indexOf(section.title);
  const inFile = [...sections.values()]
    .filter((section) => rank(section) >= 0)
    .sort((a, b) => a.place.line - b.place.line);
  const settled = longestInOrder(inFile, rank);
  return inFile
    .filter((section) => !settled.includes(section))
    .map((section) => {
      const before = settled.filter((other) => rank(other) < rank(section)).at(-1);
      const after = settled.find((other) => rank(other) > rank(section));
      const tooLate = after !== undefined && after.place.line < section.place.line;
      const neighbour = tooLate ? after : (before ?? after);
      const belongs = tooLate ? 'before' : 'after';
      return {
        place: section.place,
        message: `${heading(section.title)} belongs ${belongs} ${neighbour ? heading(neighbour.title) : 'the others'}. Move it: every playbook has its sections in the same order.`,
        related: neighbour ? [neighbour.place] : [],
      };
    });
}

function longestInOrder(sections: readonly Section[], rank: (section: Section) => number): Section[] {
  const chains: Section[][] = [];
  for (const section of sections) {
    const before = chains
      .filter((chain) => chain.every((other) => rank(other) < rank(section)))
      .reduce<Section[]>((best, chain) => (chain.length > best.length ? chain : best), []);
    chains.push([...before, section]);
  }
  return chains.reduce<Section[]>((best, chain) => (chain.length > best.length ? chain : best), []);
}
