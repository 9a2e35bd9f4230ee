/** One line of a diagram's list form. `note` stands behind the text, in small. */
export type ListItem = { text: string; href?: string; note?: string; children?: ListItem[] };

/** A diagram that is drawn from the plan's data, and the same facts as a list. */
export type DataDiagram = {
  /** Unique in the site: `programme`, `dependencies/process/payroll`. */
  id: string;
  title: string;
  /** One or two sentences that say what is drawn, how to read it and what was left out. */
  description: string;
  /** Mermaid text. The same plan and day give the same text. */
  source: string;
  list: ListItem[];
};
