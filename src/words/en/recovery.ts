/** The tables of critical systems, of things at hand and of recovery. */
export const recovery = {
  critical: {
    caption: 'Services: what is asked of them and what they can do',
    columns: [
      'Service',
      'Critical processes on it',
      'Needed again within',
      'Can be back within',
      'Data lost: allowed',
      'Data lost: possible',
      'Data',
      'Restore tested',
    ],
    tooMuch: 'too much',
    personal: (classification: string) => `${classification}, personal`,
    backTooLate: <T>(measures: T) => [
      'Where a service is back too late, a contingency has to carry the work: ',
      measures,
      '.',
    ],
    measures: 'measures',
  },
  resources: {
    caption: 'Things that must be at hand',
    columns: ['Thing', 'Sort', 'Where', 'How many', 'Get more at', 'Checked'],
  },
  services: {
    caption: 'Services in the order in which they are needed',
    columns: [
      'Service',
      'Needed again within',
      'Can be back within',
      'How that is known',
      'Stands ready',
      'Restore tested',
      'Recovered by',
    ],
    itsProvider: 'its provider',
    noPlaybook: 'no playbook',
  },
  playbooks: {
    caption: 'Recovery playbooks',
    columns: [
      'Playbook',
      'Strategy',
      'To reach',
      'Data may be lost, with the consent of',
      'How success is known',
    ],
    strategyNotNamed: 'not named',
    nobodyNamed: 'nobody is named',
    notDescribed: 'not described',
    data: (how: string) => `Data: ${how}`,
  },
};
