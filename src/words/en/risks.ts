/** The table of risks and its matrix. */
export const risks = {
  matrixNote: (high: number) =>
    `Red cells are high, from ${high} on, whether a risk is in them or not. Yellow cells are below that and hold a risk. ` +
    'Plain cells hold none.',
  caption: (high: number) => `Risks; from ${high} of 25 on a risk is high`,
  columns: ['Risk', 'Before', 'After', 'Treatment', 'Threatens', 'Kept by'],
  retired: 'Retired',
  high: (score: number) => `${score} high`,
  rating: (likelihood: number, impact: number) => `likelihood ${likelihood}, impact ${impact}`,
  accepted: 'Accepted',
  acceptanceEnded: 'Acceptance ended',
  until: (day: string) => ` until ${day}`,
  wouldBecome: 'Would become:',
  reviewed: (day: string) => `reviewed ${day}`,
};
