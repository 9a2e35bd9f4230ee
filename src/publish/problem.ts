/** A fault of the site's content that makes it unfit to travel: a dead link, an inline handler, a name NTFS refuses. */
export type PublishProblem = { file: string; message: string };

/** Collects problems; the same fault of the same file counts once. */
export type ProblemList = {
  add: (file: string, message: string) => void;
  sorted: () => PublishProblem[];
};

export function createProblemList(): ProblemList {
  const byFile = new Map<string, Set<string>>();
  return {
    add(file, message) {
      const messages = byFile.get(file) ?? new Set();
      byFile.set(file, messages.add(message));
    },
    sorted() {
      return [...byFile.keys()]
        .sort()
        .flatMap((file) => [...(byFile.get(file) ?? [])].sort().map((message) => ({ file, message })));
    },
  };
}
