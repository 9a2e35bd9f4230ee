/** What sort of thing a guide page does not carry as it was. */
export type What =
  | 'anchor'
  | 'attributes'
  | 'comment'
  | 'emoji'
  | 'html'
  | 'include'
  | 'item'
  | 'layout'
  | 'link'
  | 'picture'
  | 'tab'
  | 'video';

/** One thing that a guide page does not carry as it was, and where it stood: path in the corpus, line from 1. */
export type Lost = { file: string; line: number; what: What; detail: string };

/** Names one thing that is lost; `line` is the line of the document. */
export type Name = (line: number, what: What, detail: string) => void;
