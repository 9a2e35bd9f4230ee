/** Forms that the plan holds as files of their own, on the site and in binders. */
export const forms = {
  reserve: (number: number, of: number) => `Reserve sheet ${number} of ${of}`,
  printOwn: (count: number) =>
    count === 1
      ? 'Print this form from its own file and file it here:'
      : `Print ${count} of this form from its own file and file them here:`,
  notInPlan: (file: string) => `Its file ${file} is not in the plan. Until it is, write on these lines.`,
  form: 'the form',
};
