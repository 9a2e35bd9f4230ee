/** Whom the programme speaks for, inside and outside. */
export const stakeholders = {
  inside: 'Inside: the groups that the programme speaks for',
  groupColumns: ['Group', 'Roles that speak for it'],
  outside: 'Outside: those whose work and ours hang together',
  columns: [
    'Party',
    'How we work together without our systems',
    'Told of it',
    'We need them within',
    'They say',
    'Their plan',
    'Contacts',
  ],
  notNamed: 'not named',
  when: 'when',
  notTold: 'no',
  plans: { unknown: 'unknown', one: 'has one', none: 'has none' },
  planRead: (day: string) => `read ${day}`,
};
