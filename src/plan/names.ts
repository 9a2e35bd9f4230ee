/** Why FAT, exFAT, NTFS or HFS+ would refuse a path, in words that complete "its name …"; undefined when all take it. */
export function unportable(path: string): string | undefined {
  for (const segment of path.split('/')) {
    const bad = Array.from(segment).find((character) => '<>:"|?*\\'.includes(character) || character < ' ');
    if (bad !== undefined)
      return `holds ${bad < ' ' ? 'a control character' : `\`${bad}\``}, which Windows refuses`;
    if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(segment)) return `is ${segment}, which Windows reserves`;
    if (/[. ]$/.test(segment)) return 'ends in a dot or a space, which Windows drops';
  }
  return path.length > 180 ? `is ${path.length} characters long; at most 180 fit on every disk` : undefined;
}
