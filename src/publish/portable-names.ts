import type { ProblemList } from './problem.ts';

const longestPath = 180;
const refusedCharacters = /[<>:"|?*\\\u0000-\u001f]/u;
const reservedOnWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/**
 * Reports every name that FAT, exFAT, NTFS or HFS+ refuses, folds into another or stores in another form.
 * A copy on a stick is made by people with a file manager; one refused file stops it half way.
 */
export function checkPortableNames(files: readonly string[], problems: ProblemList): void {
  const folded = new Map<string, string>();
  for (const file of files) {
    for (const name of foldersAndName(file)) {
      const fold = name.normalize('NFC').toLowerCase();
      const other = folded.get(fold);
      if (other === undefined) folded.set(fold, name);
      else if (other !== name) {
        problems.add(
          file,
          `differs from "${other}" only in case: Windows and macOS keep one of the two. Rename one.`,
        );
      }
    }
    for (const segment of file.split('/')) {
      const fault = faultOf(segment);
      if (fault !== undefined) problems.add(file, `"${segment}" ${fault}. Rename it.`);
    }
    if (file.length > longestPath) {
      problems.add(
        file,
        `has a path of ${file.length} characters; Windows needs ${longestPath} or fewer. Shorten it.`,
      );
    }
  }
}

/** 'a/b/c.html' gives 'a', 'a/b' and 'a/b/c.html': folders clash by case as files do. */
function foldersAndName(file: string): string[] {
  const segments = file.split('/');
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

function faultOf(segment: string): string | undefined {
  if (refusedCharacters.test(segment)) return 'holds a character that Windows refuses in a file name';
  if (reservedOnWindows.test(segment)) return 'is a name that Windows keeps for a device';
  if (/[. ]$/u.test(segment)) return 'ends in a dot or a space, which Windows drops';
  if (segment !== segment.normalize('NFC')) return 'is in decomposed Unicode form, which links do not match';
  return undefined;
}
