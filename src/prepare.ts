import { resolve } from 'node:path';
import { stops } from './build-problems.ts';
import { createRenderer, diagramDigest } from './diagrams/index.ts';
import type { DiagramResult, Renderer } from './diagrams/index.ts';
import { dataDiagrams } from './diagrams/from-data.ts';
import type { DataDiagram } from './diagrams/from-data.ts';
import { runChecks } from './checks/index.ts';
import { formFiles, isDraft, LEDGER, loadPlan, readLedger, withoutDrafts } from './plan/index.ts';
import type { Plan, PlanFiles, Problem, ReadMemory } from './plan/index.ts';
import type { SigningKey } from './publish/trust/keys.ts';
import { readReleases } from './publish/releases.ts';
import { readVersion } from './publish/version.ts';
import { releaseNews } from './release-news.ts';
import type { Site } from './site.ts';
import { wordsOf } from './words/index.ts';

export type PrepareOptions = {
  content: string;
  /** Day on which reviews are judged; the organisation's `asOf`, else the commit's day, else the day given as `clock`. */
  asOf?: string | undefined;
  /** The clock's day, read by the caller. */
  clock: string;
  drafts: boolean;
  /** What has been read of the plan before, to which this adds. */
  memory?: ReadMemory;
  /** Diagrams that have been drawn before, by digest, to which this adds. */
  drawings?: Drawings;
  /** What signs the site that is built. */
  signing?: SigningKey | undefined;
  onDiagrams?: ((done: number, total: number) => void) | undefined;
};

type Drawings = Map<string, Promise<DiagramResult>>;

export type Prepared = {
  site: Site;
  signing: SigningKey | undefined;
  files: PlanFiles;
  /** Problems of the plan before diagrams are drawn. */
  problems: Problem[];
  /** Begins to draw the diagrams in the background; pages wait for the ones they show. */
  draw: () => void;
  /** Draws what is not drawn yet and gives all problems, diagram-draws among them; ends the drawing processes. */
  finish: () => Promise<Problem[]>;
  /** Prepares the plan as it is now, and reads only the files that have changed since. */
  again: () => Prepared;
  /** What has been read of the plan. */
  memory: ReadMemory;
};

/** Loads, checks and prepares a plan for pages. Throws when the folder cannot be read. */
export function prepare(options: PrepareOptions): Prepared {
  const content = resolve(options.content);
  const drawings = options.drawings ?? (new Map() as Drawings);
  const memory = options.memory ?? (new Map() as ReadMemory);
  const renderer = createRenderer({ cacheFolder: resolve('.muster/diagrams') });
  if (!options.drafts) renderer.warm();
  const { plan, problems: structure, files } = loadPlan(content, memory);
  const version = readVersion(content, files);
  const today = options.asOf ?? plan.organization.asOf ?? (version.date || options.clock);
  const shown = options.drafts ? plan : withoutDrafts(plan);
  const problems = [...structure, ...runChecks(plan, { today })];
  // A build that must fail shows nothing: only the authors' own diagrams are drawn, for what is wrong with them.
  const fails = !options.drafts && problems.some(stops);
  const figures = fails
    ? new Map<string, DataDiagram>()
    : dataDiagrams(shown, today, wordsOf(shown.organization.languages[0] ?? 'en'));
  const sources = new Set([...bodyDiagrams(shown), ...[...figures.values()].map((figure) => figure.source)]);
  let started: ReturnType<typeof startDrawing> | undefined;
  const drawing = () => (started ??= startDrawing(renderer, [...sources], drawings, options.onDiagrams));
  const { signing } = options;
  const site: Site = {
    signer: signing && { fingerprint: signing.fingerprint, line: signing.line },
    content,
    plan: shown,
    problems,
    today,
    version,
    releases: releaseNews(content, files, readReleases(content, version.name.endsWith('+'))),
    figures,
    draw: async (source) => await drawing().get(diagramDigest(source)),
    drafts: options.drafts,
    ledger: readLedger(decoded(files.get(LEDGER))),
    edition: 'published',
    forms: new Map(formFiles(plan).map(({ name, path }) => [name, files.get(path) ?? new Uint8Array()])),
    printed: false,
    kept: new Set(),
    held: options.drafts
      ? []
      : [
          ...[...plan.playbooks.values()].filter(isDraft).map(({ id }) => id),
          ...plan.translations.filter(isDraft).map(({ id, language }) => `${id}.${language}`),
        ],
  };
  const finish = async () => {
    const results = await Promise.all(drawing().values());
    if (results.every(({ ok }) => ok)) return problems;
    const drawn = new Map(results.map((result) => [result.digest, result]));
    site.problems = [...structure, ...runChecks(plan, { today, drawn })];
    return site.problems;
  };
  const draw = () => {
    drawing();
  };
  const again = () => prepare({ ...options, memory, drawings });
  return { site, signing, files, problems, draw, finish, again, memory };
}

function decoded(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

function bodyDiagrams(plan: Plan): string[] {
  const bodies = [...plan.playbooks.values(), ...plan.translations, ...plan.guide].map((page) => page.body);
  return bodies.flatMap((body) => body.diagrams.map((diagram) => diagram.source));
}

function startDrawing(
  renderer: Renderer,
  sources: string[],
  known: Drawings,
  onProgress: PrepareOptions['onDiagrams'],
): ReadonlyMap<string, Promise<DiagramResult>> {
  let done = 0;
  const drawOne = async (source: string) => {
    const [result] = await renderer.render([{ source }]);
    if (!result) throw new Error('The renderer gave no drawing.');
    onProgress?.(++done, sources.length);
    return result;
  };
  const drawings = new Map(
    sources.map((source) => {
      const digest = diagramDigest(source);
      const drawing = known.get(digest) ?? drawOne(source);
      known.set(digest, drawing);
      drawing.catch(() => known.delete(digest));
      return [digest, drawing];
    }),
  );
  const close = () => renderer.close();
  void Promise.all(drawings.values()).then(close, close);
  return drawings;
}
