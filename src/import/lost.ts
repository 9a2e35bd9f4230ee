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
  | 'item'
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
export type Lost = { file: string; line: number; what: What; detail: string; why?: string | undefined };

/** Names one thing that is lost; `line` is the line of the document. */
export type Name = (line: number, what: What, detail: string, why?: string) => void;
