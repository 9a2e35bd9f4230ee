/**
 * What the search calls the kinds of pages, by their names in the code and in the language of the site. Its ranking knows
 * playbooks and checks by these.
 */
export const kinds = {
  Playbook: 'Playbook',
  Check: 'Check',
  Service: 'Service',
  'Business process': 'Business process',
  Scenario: 'Scenario',
  'Failure domain': 'Failure domain',
  Role: 'Role',
  Team: 'Team',
  Contacts: 'Contacts',
  Plan: 'Plan',
  Guide: 'Guide',
  Glossary: 'Glossary',
  Log: 'Log',
};
