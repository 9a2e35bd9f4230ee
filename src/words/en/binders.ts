/** The list of binders, and what stands around the page of one. */
export const binders = {
  title: 'Binders',
  summary: 'The plan on paper: where the binders stand, who keeps them, and a page of each to print.',
  columns: ['Binder', 'Where it stands', 'Kept by', 'Copies', 'Last printed', 'Replace'],
  toPrint: 'To print',
  playbooks: (count: number) => `${count} ${count === 1 ? 'playbook' : 'playbooks'}`,
  wasDue: (day: string) => `was due ${day}`,
  next: (day: string) => `next ${day}`,
  pdfOf: (title: string) => `PDF of ${title}`,
  binder: (title: string) => `Binder: ${title}`,
  binderSummary: 'The plan on paper: print it on both sides, punch it, and file it by its tabs.',
};
