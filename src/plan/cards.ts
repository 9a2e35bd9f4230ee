/** Small formats of the plan, the stems of their addresses in `/binders/cards/` and of their files. */
export const CARDS = ['pocket-card', 'wall-poster', 'wallet-card', 'phone-sticker'] as const;

export type CardName = (typeof CARDS)[number];
