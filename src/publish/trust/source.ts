/**
 * A copy of a site, wherever it lies. `list` names all files below a folder of it, and is undefined where a host does not tell;
 * `read` gives undefined for a file that is not there.
 */
export type CopySource = {
  list: ((folder: string) => string[]) | undefined;
  read: (file: string) => Promise<Uint8Array | undefined>;
  /** Whether everything in it belongs to the copy, as in an archive; on a stick other things may lie beside it. */
  closed: boolean;
};

/** A copy that cannot be what it claims to be: its message says why. It differs, where other errors say nothing of the copy. */
export class UnfitCopy extends Error {}
