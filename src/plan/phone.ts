/** Country calling codes of two digits, by their first; `1` and `7` stand alone, all others have three digits. Source: ITU-T E.164. */
const TWO_DIGITS = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** How the digits after the country code are read out, by their number. */
const GROUPS: Readonly<Record<number, readonly number[]>> = {
  6: [3, 3],
  7: [3, 4],
  8: [4, 4],
  9: [3, 3, 3],
  10: [4, 3, 3],
  11: [4, 3, 4],
  12: [4, 4, 4],
};

/** Whether a text is a telephone number of the form E.164. */
export function isPhone(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

/** `+441632960123` -> `+44 1632 960 123`; any other text comes back unchanged. Spaces do not break a line. */
export function groupPhone(text: string): string {
  if (!isPhone(text)) return text;
  const digits = text.slice(1);
  const codeLength = /^[17]/.test(digits) ? 1 : TWO_DIGITS.test(digits) ? 2 : 3;
  const code = digits.slice(0, codeLength);
  const rest = digits.slice(codeLength);
  const groups = code === '1' && rest.length === 10 ? [3, 3, 4] : (GROUPS[rest.length] ?? [rest.length]);
  let start = 0;
  const parts = groups.map((length) => rest.slice(start, (start += length)));
  return [`+${code}`, ...parts].join('\u00a0');
}
