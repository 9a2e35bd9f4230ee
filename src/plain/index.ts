export { channelCard, contactCard, roleCard } from './cards.ts';
export type { Card, Said } from './cards.ts';
export { versionText, stateLines } from './playbook-head.ts';
export { playbookParts } from './playbook-parts.ts';
export type { ListItem, Part } from './playbook-parts.ts';
