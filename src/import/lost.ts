/** What sort of thing a page does not carry as it was. */
export type What =
  | 'anchor'
  | 'attributes'
  | 'cell'
  | 'code'
  | 'column'
  | 'comment'
  | 'component'
  | 'diagram'
  | 'document'
  | 'emoji'
  | 'front matter'
  | 'html'
  | 'include'
  | 'layout'
  | 'link'
  | 'macro'
  | 'navigation'
  | 'object'
  | 'picture'
  | 'row'
  | 'tab'
  | 'video';

/** One thing that a page does not carry as it was, where it stood (path in the source, line from 1), and why. */
export type Lost = {
  file: string;
  line: number;
  what: What;
  detail: string;
  why?: string | undefined;
  /** A row or a table that cannot come in as it is: it is left out only where somebody says so. */
  refused?: true;
};

/** Names one thing that is lost; `line` is the line of the document. */
export type Name = (line: number, what: What, detail: string, why?: string) => void;
