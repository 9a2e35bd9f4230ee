import { entityKinds, guide, singleFiles } from './kinds/index.ts';
import { ID_PATTERN } from './kinds/fields.ts';
import type { KindDefinition } from './kinds/fields.ts';
import { unportable } from './names.ts';
import { didYouMean } from './suggest.ts';

/** What a path of the content folder is for. */
export type Identity = {
  definition: KindDefinition;
  /** The file's stem, or for a guide page its path below `guide/`. */
  id: string;
  language: string | undefined;
};

/** Why a path can be no file of a plan, though it looks like one. */
export type Misfit = { check: 'file-readable' | 'id-unique'; message: string };

const LANGUAGE = /^([a-z][a-z0-9-]*)\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)$/;
const MDX_FOLDERS = new Set(['playbooks', 'guide']);

const folders = new Map<string, KindDefinition>(
  [...Object.values(entityKinds), guide].map((definition) => [
    definition.source,
    definition as KindDefinition,
  ]),
);
const singles = new Map<string, KindDefinition>(
  Object.values(singleFiles).map((definition) => [definition.source, definition as KindDefinition]),
);

/** Endings of text: such a file in a folder of the plan is meant as part of it. */
const TEXT_ENDINGS = new Set(['', '.yaml', '.yml', '.json', '.toml', '.md', '.mdx', '.markdown', '.txt']);

/** What stands beside a plan's files without being one, whatever its ending. */
const BESIDE = /^(readme|license|licence|changelog|codeowners)(\.|$)/i;

/**
 * Which kind and id a path has, or why it has none, with what it seems to be `meant` as; neither for files that are no plan
 * files, such as pictures and forms. Source: content-model.md, "Layout".
 */
export function identify(file: string): { identity?: Identity; misfit?: Misfit; meant?: Identity } {
  const name = unportable(file);
  if (name !== undefined) return misfit(`The file's name ${name}. Rename it.`, 'id-unique');
  const [folder = '', ...rest] = file.split('/');
  const base = rest.at(-1) ?? folder;
  const written = /.\.[^.]+$/.exec(base)?.[0].slice(1) ?? '';
  const ending = written.toLowerCase();
  const looksLikePlan = ['.yaml', '.yml', '.mdx'].includes(ending);
  if (rest.length === 0) {
    const single = singles.get(file);
    if (single) return { identity: { definition: single, id: single.kind, language: undefined } };
    const others = `Beside the folders lie ${[...singles.keys()].join(', ')}.`;
    const twin = `${file.slice(0, file.length - ending.length).toLowerCase()}.yaml`;
    const meant = TEXT_ENDINGS.has(ending) && singles.has(twin) ? twin : undefined;
    const hint = meant === undefined ? didYouMean(file, singles.keys()) : ` Did you mean \`${meant}\`?`;
    return looksLikePlan || meant !== undefined
      ? misfit(`The file belongs to no part of a plan.${hint || ` ${others}`}`)
      : {};
  }
  const definition = folders.get(folder);
  if (!definition) {
    const hint = didYouMean(folder, folders.keys()) || ` There are: ${[...folders.keys()].join(', ')}.`;
    return looksLikePlan ? misfit(`\`${folder}/\` is no folder of a plan.${hint}`) : {};
  }
  const wanted = MDX_FOLDERS.has(folder) ? '.mdx' : '.yaml';
  if (!file.endsWith(wanted)) {
    if (!TEXT_ENDINGS.has(ending) || BESIDE.test(base) || base.startsWith('.')) return {};
    const stem = base.slice(0, base.length - ending.length).replace(/\.(ya?ml|mdx?)$/i, '');
    const what = ending === '' ? 'has no ending' : `ends in \`${written}\``;
    const why = `The file ${what}, so it is not read. A file in \`${folder}/\` must end in \`${wanted}\``;
    return {
      ...misfit(`${why}. Rename it to \`${stem}${wanted}\`.`),
      meant: { definition, id: stem, language: undefined },
    };
  }
  if (wanted === '.yaml' && rest.length > 1) {
    return misfit(`Files of \`${folder}/\` lie directly in it, not in a folder below. Move it up.`);
  }
  return named(definition, rest.join('/').slice(0, -wanted.length).split('/'));
}

function named(definition: KindDefinition, segments: string[]): { identity?: Identity; misfit?: Misfit } {
  const stem = segments.at(-1) ?? '';
  const translated = definition.kind === 'playbook' ? LANGUAGE.exec(stem) : null;
  const ids = definition.kind === 'guide' ? segments : [translated?.[1] ?? stem];
  const bad = ids.find((id) => !ID_PATTERN.test(id));
  if (bad !== undefined) {
    return misfit(
      `\`${bad}\` is no id. Name the file with lower-case letters, digits and hyphens, a letter first, 2 to 63 characters${likeliestId(bad)}.`,
      'id-unique',
    );
  }
  if (ids.at(-1) === 'index') {
    const message = '`index` is the address of the list of such pages. Give the file another name.';
    return misfit(message, 'id-unique');
  }
  return { identity: { definition, id: ids.join('/'), language: translated?.[2] } };
}

/** `Mail Is Down` -> `, such as \`mail-is-down\``; empty where nothing near is an id. */
function likeliestId(name: string): string {
  const id = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-$/g, '')
    .slice(0, 63);
  return ID_PATTERN.test(id) ? `, such as \`${id}\`` : '';
}

function misfit(message: string, check: Misfit['check'] = 'file-readable'): { misfit: Misfit } {
  return { misfit: { check, message } };
}

/** Paths that are one and the same on a disk that does not tell upper from lower case, in pairs: the later and the earlier. */
export function sameOnDisk(files: Iterable<string>): [later: string, earlier: string][] {
  const seen = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (const file of files) {
    const folded = file.normalize('NFC').toLowerCase();
    const earlier = seen.get(folded);
    if (earlier === undefined) seen.set(folded, file);
    else pairs.push([file, earlier]);
  }
  return pairs;
}
