/** The few words that scripts of every page say: apart, so that no page carries more than it says. */
export const marks = {
  exercise: 'EXERCISE',
  exerciseMark: 'EXERCISE. EXERCISE. EXERCISE.',
  copied: 'Copied',
  marked: 'Marked: copy it by hand',
};
