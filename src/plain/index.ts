export { channelCard, contactCard, roleCard } from './cards.ts';
export type { Card, Said } from './cards.ts';
export { versionText, stateLines } from './playbook-head.ts';
export { playbookParts, playbookPieces } from './playbook-parts.ts';
export type { ListItem, Mark, Part, Piece } from './playbook-parts.ts';
