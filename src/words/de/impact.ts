import type { Words } from '../index.ts';

export const impact: Words['impact'] = {
  caption: 'Vorgaben',
  columns: ['Prozess', 'Kritikalität', 'RTO', 'WRT', 'MTPD', 'RPO', 'MBCO', 'Analyse'],
  worst: 'Die schwerste Auswirkung jedes Ausfalls nach seiner Dauer',
};
