/** Around every page: what stands before, above and below its content. */
export const page = {
  skip: 'Skip to the content',
  whereYouAre: 'Where you are',
  start: 'Start',
};
