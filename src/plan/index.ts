import type { Body } from './body.ts';
import { emptyBody } from './body.ts';
import { readFolder } from './files.ts';
import type { PlanFiles } from './files.ts';
import { buildGraph } from './graph.ts';
import { entityKinds, singleFiles } from './kinds/index.ts';
import type { FrontMatter, Organization, Programme } from './kinds/index.ts';
import type { Kind } from './kinds/fields.ts';
import { isEntityKind, readEntries } from './parse.ts';
import type { Entry, ReadMemory } from './parse.ts';
import { collections } from './plan.ts';
import type { AnyEntity, GuidePage, Plan, Playbook, Translation } from './plan.ts';
import { compareText, sortProblems, structureProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { edgesOf, unresolved } from './resolve.ts';
import type { Source } from './source.ts';

export * from './acceptances.ts';
export * from './achievements.ts';
export * from './addresses.ts';
export * from './affected.ts';
export * from './approvals.ts';
export { bodyContent } from './body-content.ts';
export * from './binder-contents.ts';
export * from './binder-prints.ts';
export * from './binder-tabs.ts';
export type * from './body.ts';
export { parseRef } from './body.ts';
export { bodyTree, mdxTree } from './body-tree.ts';
export type { BodyNode } from './body-tree.ts';
export * from './calendar.ts';
export * from './call-order.ts';
export * from './cards.ts';
export { COMPONENTS, EVERYONE } from './components.ts';
export * from './copy-address.ts';
export * from './changed-places.ts';
export * from './coverage.ts';
export * from './covers.ts';
export * from './dependencies.ts';
export * from './drafts.ts';
export * from './duration.ts';
export { factValue } from './facts.ts';
export type { ValueWords } from './change-words.ts';
export type { FieldChange } from './field-changes.ts';
export { fieldReference } from './field-reference.ts';
export { isLeftOut, isSameFile, symbolicLink } from './files.ts';
export type { PlanFiles } from './files.ts';
export * from './forms.ts';
export type { ReadMemory } from './parse.ts';
export * from './freshness.ts';
export { keyOf } from './graph.ts';
export type { Edge, Graph } from './graph.ts';
export { AREAS } from './kinds/objective.ts';
export { GROUPS } from './kinds/role.ts';
export { PLAYBOOK_KINDS, RECOVERY_SECTIONS, SECTIONS } from './kinds/playbook.ts';
export { ID_PATTERN, KINDS } from './kinds/fields.ts';
export type { Kind, KindDefinition, TypedRef, Visibility } from './kinds/fields.ts';
export { entityKinds, guide, singleFiles } from './kinds/index.ts';
export type * from './kinds/index.ts';
export * from './id-from.ts';
export * from './involvement.ts';
export * from './live-status.ts';
export * from './loss.ts';
export { oncePerKey, oncePerPlan } from './memo.ts';
export * from './name-order.ts';
export * from './needs.ts';
export * from './open-matters.ts';
export * from './order.ts';
export * from './owners.ts';
export * from './phone.ts';
export * from './places.ts';
export * from './plan.ts';
export * from './plan-diff.ts';
export { planOfTable } from './plan-of-table.ts';
export * from './problem.ts';
export * from './progress.ts';
export * from './public-plan.ts';
export * from './readings.ts';
export * from './release-changes.ts';
export * from './reviews.ts';
export * from './scenario-order.ts';
export * from './shared-loss.ts';
export * from './sheet-changes.ts';
export * from './sheets.ts';
export { sectionOf } from './headings.ts';
export * from './site-map.ts';
export * from './versions.ts';
export { digestOfDiagram } from './digest.ts';
export { placeOf, START } from './source.ts';
export type { DataPath, Source } from './source.ts';
export { statusPages } from './status-pages.ts';
export { didYouMean, nearest } from './suggest.ts';
export * from './tenant-loss.ts';
export * from './triage.ts';
export { triageTable } from './triage-table.ts';
export type { TriageTable } from './triage-table.ts';
export * from './unpublished.ts';
export { spelled, wayWord } from './value-words.ts';
export { REASONS, saidReasons } from './reasons.ts';
export type { Reason, ReasonWords } from './reasons.ts';
export * from './verdict.ts';
export * from './visibility.ts';
export * from './wall-clock.ts';
export * from './what-stops.ts';

export type Parsed = { plan: Plan; problems: Problem[] };

/**
 * Reads a plan from files in memory (path relative to the content folder -> text or bytes). Never throws for what a file
 * says: every fault is a problem, and what could be read stands in the plan. With a memory, files that have not changed since
 * it was last given are not read again.
 */
export function parsePlan(files: ReadonlyMap<string, Uint8Array | string>, memory?: ReadMemory): Parsed {
  const { entries, sources, problems } = readEntries(files, memory);
  const unique = withoutTwins(entries, problems);
  const plan = assemble(unique, sources, files);
  problems.push(...unresolved(plan, unique));
  return { plan, problems: sortProblems(problems) };
}

/** Reads a plan from a folder. Throws when the folder cannot be read. */
export function loadPlan(folder: string, memory?: ReadMemory): Parsed & { files: PlanFiles } {
  const { files, problems } = readFolder(folder);
  const parsed = parsePlan(files, memory);
  return { plan: parsed.plan, problems: sortProblems([...problems, ...parsed.problems]), files };
}

function withoutTwins(entries: readonly Entry[], problems: Problem[]): Entry[] {
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const key = `${entry.definition.kind}/${entry.id}/${entry.language ?? ''}`;
    const twin = first.get(key);
    if (!twin) {
      first.set(key, entry);
      continue;
    }
    problems.push(
      structureProblem(
        'id-unique',
        { file: entry.file, line: 1, column: 1 },
        `The id \`${entry.id}\` is taken by ${twin.file} already. Rename one of them.`,
        [{ file: twin.file, line: 1, column: 1 }],
      ),
    );
  }
  return [...first.values()];
}

function assemble(
  entries: readonly Entry[],
  sources: ReadonlyMap<string, Source>,
  files: ReadonlyMap<string, unknown>,
): Plan {
  const byKind = new Map<Kind, Map<string, AnyEntity>>(
    (Object.keys(entityKinds) as Kind[]).map((kind) => [kind, new Map()]),
  );
  const translations: Translation[] = [];
  const guide: GuidePage[] = [];
  const single = new Map<string, unknown>();
  const byId = [...entries].sort((a, b) => compareText(a.id, b.id));
  for (const { file, definition, id, language, data, body } of byId) {
    if (data === undefined) continue;
    if (definition.kind === 'playbook') {
      const playbook = playbookOf(id, file, data as FrontMatter, body ?? emptyBody());
      if (language === undefined) byKind.get('playbook')?.set(id, playbook);
      else translations.push({ ...playbook, language });
    } else if (definition.kind === 'guide') {
      const page = data as { title: string; summary?: string; order?: number };
      guide.push({
        slug: id,
        file,
        title: page.title,
        summary: page.summary,
        order: page.order,
        body: body ?? emptyBody(),
      });
    } else if (isEntityKind(definition.kind)) {
      byKind.get(definition.kind)?.set(id, entityOf(definition.kind, id, file, data as object));
    } else single.set(definition.kind, data);
  }
  const maps = Object.fromEntries(
    Object.entries(collections).map(([kind, name]) => [name, byKind.get(kind as Kind)]),
  );
  return {
    ...(maps as unknown as Pick<Plan, (typeof collections)[Kind]>),
    organization: {
      ...((single.get('organization') as Omit<Organization, 'file'> | undefined) ?? nobody()),
      file: singleFiles.organization.source,
    },
    programme: single.get('programme') as Programme | undefined,
    glossary: new Map(Object.entries((single.get('glossary') as Record<string, string> | undefined) ?? {})),
    translations,
    guide,
    graph: buildGraph(edgesOf(entries)),
    sources,
    paths: new Set(files.keys()),
  };
}

/** An entity's own `file` is where it is written down: that of a resource, the file to print, stands as `form`. */
function entityOf(kind: Kind, id: string, file: string, data: { file?: string }): AnyEntity {
  const form = data.file === undefined ? {} : { form: data.file };
  return { ...data, ...form, kind, id, file } as unknown as AnyEntity;
}

function playbookOf(id: string, file: string, front: FrontMatter, body: Body): Playbook {
  const { kind: playbookKind, ...rest } = front;
  return { ...rest, kind: 'playbook', id, file, playbookKind, body };
}

/** What stands in for a missing organization.yaml, so that the rest can still be read and shown (check plan-not-empty). */
function nobody(): Omit<Organization, 'file'> {
  return singleFiles.organization.schema.parse({
    name: 'Unnamed organisation',
    timeZone: 'UTC',
    site: { url: 'https://example.invalid', failureDomains: [] },
  });
}
