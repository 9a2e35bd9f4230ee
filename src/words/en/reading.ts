/** What small scripts say on pages: which ways are lost, and by which day something was judged. */
export const reading = {
  lost: 'Lost: do not try',
  waysLost: (gone: number, all: number) =>
    `${gone} of ${all} ways and channels are lost. They are named so below.`,
  judgedAsIf: (day: string) => `Judged as if it were ${day}.`,
  deviceSays: (day: string) => `This device says that it is ${day}.`,
  madeOn: (day: string) => ` This copy was made on ${day}.`,
  clockWrong: ' That is before the copy was made: the clock is wrong.',
};
