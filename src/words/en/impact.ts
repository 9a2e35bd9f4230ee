/** The table of impact analyses. */
export const impact = {
  caption: 'Objectives',
  columns: ['Process', 'Criticality', 'RTO', 'WRT', 'MTPD', 'RPO', 'MBCO', 'Analysis'],
  worst: 'The worst impact of each loss, by the time since it',
};
