/** Values that are not said as they are written in files; all others only have hyphens for spaces. */
const VALUE_WORDS: Readonly<Record<string, string>> = {
  saas: 'software in the cloud',
  paas: 'platform in the cloud',
  'on-premises': 'on our own premises',
  'it-management': 'IT management',
  'legal-compliance': 'legal and compliance',
  'mission-critical': 'mission-critical',
  'active-active': 'active-active',
  'active-passive': 'active-passive',
  'provider-managed': 'kept ready by its provider',
  'full-scale': 'full-scale',
  sms: 'text message',
  'email-personal': 'private mail',
  email: 'mail',
  landline: 'telephone',
};

/** A way to reach somebody, such as `landline`, as a word for readers. */
export function wayWord(type: string): string {
  return type === 'place' ? 'in person' : spelled(type);
}

/** A value of a file, such as `phone-bridge` or `saas`, as words for readers. */
export function spelled(value: string): string {
  return VALUE_WORDS[value] ?? value.replaceAll('-', ' ');
}
