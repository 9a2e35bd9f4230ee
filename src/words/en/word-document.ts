/** A playbook as a Word document: what its page shows and paper cannot, and what stands at the foot of every page. */
export const wordDocument = {
  drawnAt: (address: string) => `It is drawn at ${address}`,
  valid: (version: string, checked: string | undefined, until: string | undefined) =>
    `Version ${version}${checked === undefined ? '' : ` of ${checked}`}${until === undefined ? '' : ` · Valid until ${until}`}`,
  /** Before the number of a page, and before the number of pages. */
  page: ['Page ', ' of '] satisfies [string, string],
  asItIsNow: (address: string) => `${address} is the playbook as it is now.`,
};
