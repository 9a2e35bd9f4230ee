// On a stick or in a folder: compares every file of the folder that the reader picks with the sums that lie beside them.
// Nothing leaves the device: the page may ask no host, and the browser alone reads the files.
import { copyState as words } from '../words/en/copy-state.ts';

const SUMS = 'SHA256SUMS';
const NOT_SUMMED = new Set([SUMS, `${SUMS}.sig`]);
const LEFT_BY_SYSTEMS = /(?:^|\/)(?:\.DS_Store|\._[^/]*|Thumbs\.db)$/;

type Difference = { what: 'changed' | 'missing' | 'extra'; file: string };

const part = document.querySelector<HTMLElement>('[data-folder-check]');
const input = part?.querySelector('input');
const status = part?.querySelector<HTMLElement>('[role="status"]');
const list = part?.querySelector('ul');

if (part && input && status && list && location.protocol === 'file:' && 'webkitdirectory' in input) {
  input.webkitdirectory = true;
  part.hidden = false;
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    if (files.length === 0) return;
    list.replaceChildren();
    check(files, (said) => (status.textContent = said)).then(
      (differences) => {
        list.replaceChildren(...differences.map(lineOf));
      },
      () => {
        status.textContent = words.notRead;
      },
    );
  });
}

/** Says how far it is and what came of it, and gives the differences. */
async function check(files: readonly File[], say: (said: string) => void): Promise<Difference[]> {
  const sumsFile = files
    .filter(({ name }) => name === SUMS)
    .sort((a, b) => a.webkitRelativePath.length - b.webkitRelativePath.length)[0];
  const sums = sumsFile && parseSums(await sumsFile.text());
  if (!sumsFile || !sums) {
    say(words.noSums(SUMS));
    return [];
  }
  const root = sumsFile.webkitRelativePath.slice(0, -SUMS.length);
  const inside = new Map(
    files
      .filter((file) => file.webkitRelativePath.startsWith(root))
      .map((file) => [file.webkitRelativePath.slice(root.length), file]),
  );
  const differences: Difference[] = [...inside.keys()]
    .filter((file) => !sums.has(file) && !NOT_SUMMED.has(file) && !LEFT_BY_SYSTEMS.test(file))
    .map((file) => ({ what: 'extra', file }));
  let done = 0;
  for (const [file, digest] of sums) {
    const held = inside.get(file);
    if (held === undefined) differences.push({ what: 'missing', file });
    else if ((await sha256(held)) !== digest) differences.push({ what: 'changed', file });
    done++;
    if (done % 20 === 0) say(words.compared(done, sums.size));
  }
  say(verdictOn(differences, sums.size));
  return differences;
}

function verdictOn(differences: readonly Difference[], files: number): string {
  if (differences.length === 0) return words.allFit(files);
  const count = (what: Difference['what']) => differences.filter((each) => each.what === what).length;
  return words.notTheCopy(count('changed'), count('missing'), count('extra'));
}

function lineOf({ what, file }: Difference): HTMLLIElement {
  const line = document.createElement('li');
  line.textContent = `${words.differences[what]}: ${file}`;
  return line;
}

function parseSums(text: string): Map<string, string> | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  const pairs = lines.flatMap((line) => {
    const [, digest, file] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    return digest === undefined || file === undefined ? [] : [[file, digest] as const];
  });
  return pairs.length > 0 && pairs.length === lines.length ? new Map(pairs) : undefined;
}

async function sha256(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
export {};
