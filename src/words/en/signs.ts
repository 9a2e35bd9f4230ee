/** How people say what is wrong: words that say nothing, words for the same thing, endings of one word. */
export const signs = {
  fillers:
    'a am an and are at be been but by can do does for from had has have he i if im in is it its ive me my of on or our she so that the them there they this to up us was we were when will with you your',
  /** Words that people use for the same thing, in groups. */
  same: [
    'password login log logon signin sign locked credentials account',
    'phone telephone ring call calls rings phones dial',
    'mail email emails inbox outlook outbox',
    'file files folder document documents drive onedrive sharepoint',
    'internet network wifi wlan connection offline online',
    'order orders invoice invoices dynamics',
    'scanner scanners scan handheld gun',
    'chat message messages meeting teams',
    'broken down dead fails failed stopped silent',
    'wont cannot cant not no never nothing nobody doesnt isnt refused',
  ],
  endings: /(?:ing|ed|es|s)$/u,
};
